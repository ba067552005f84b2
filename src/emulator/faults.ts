/** Which calls a fault is for. What is left out matches everything. */
export interface FaultMatch {
  /** A tenant's name. */
  readonly tenant?: string
  readonly method?: string
  /** A path; `*` stands for one segment and `**` for any rest, as in `/api/v1/oauth-clients/*`. */
  readonly path?: string
  /**
   * Which of the matching calls fail, counted from 1 since the fault was added: one, or a range (open-ended without `to`).
   * @default - all of them.
   */
  readonly call?: number | { readonly from: number; readonly to?: number }
}

export type FaultEffect =
  | {
      readonly effect: 'status' | 'status-after'
      readonly status: number
      readonly retryAfterSeconds?: number
    }
  | { readonly effect: 'delay'; readonly delayMs: number }
  | { readonly effect: 'drop-before' | 'drop-after' | 'truncate' | 'not-json' | 'hang' }

export type Fault = FaultMatch & FaultEffect

interface EffectRow {
  /** Whether the region carries the call out. */
  readonly carriedOut: boolean
  readonly says: string
}

/** Every kind of fault, in the words of the documentation. */
export const FAULT_EFFECTS: Readonly<Record<Fault['effect'], EffectRow>> = {
  status: {
    carriedOut: false,
    says: 'answers with `status`, and with `Retry-After` when `retryAfterSeconds` is given',
  },
  'status-after': { carriedOut: true, says: 'answers with `status` although the call had its effect' },
  delay: { carriedOut: true, says: 'waits `delayMs` before the call is looked at, then serves it' },
  'drop-before': { carriedOut: false, says: 'cuts the connection' },
  'drop-after': { carriedOut: true, says: 'cuts the connection instead of answering' },
  truncate: { carriedOut: true, says: 'cuts the connection in the middle of the answer' },
  'not-json': { carriedOut: true, says: 'answers with an HTML page, as a proxy in between would' },
  hang: { carriedOut: false, says: 'never answers' },
}

/** One prepared fault, for the test that prepared it. */
export interface PreparedFault {
  /** How many calls matched so far. */
  matched(): number
  /** How many of them failed. */
  fired(): number
  remove(): void
}

export interface Faults {
  add(fault: Fault): PreparedFault
  clear(): void
  /** The faults that have not happened yet. A test that ends with one has not tested what it says. */
  pending(): readonly Fault[]
}

export interface FaultBook extends Faults {
  /** The effects on this call, in the order in which they were prepared; counts the call. */
  take(tenant: string, method: string, path: string): readonly FaultEffect[]
}

interface Entry {
  readonly fault: Fault
  readonly pattern: RegExp | undefined
  matched: number
  fired: number
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

function pathPattern(path: string | undefined): RegExp | undefined {
  if (path === undefined) return undefined
  const source = escaped(path).replace(/\*\*|\*/g, (star) => (star === '**' ? '.*' : '[^/]+'))
  return new RegExp(`^${source}$`)
}

function isCalled(call: Fault['call'], n: number): boolean {
  if (call === undefined) return true
  return typeof call === 'number' ? n === call : n >= call.from && n <= (call.to ?? Infinity)
}

export function createFaultBook(): FaultBook {
  const entries = new Set<Entry>()
  return {
    add(fault) {
      const entry: Entry = { fault, pattern: pathPattern(fault.path), matched: 0, fired: 0 }
      entries.add(entry)
      return {
        matched: () => entry.matched,
        fired: () => entry.fired,
        remove: () => void entries.delete(entry),
      }
    },
    clear: () => {
      entries.clear()
    },
    pending: () => [...entries].filter((entry) => entry.fired === 0).map((entry) => entry.fault),
    take(tenant, method, path) {
      const effects: FaultEffect[] = []
      for (const entry of entries) {
        const { fault, pattern } = entry
        if (fault.tenant !== undefined && fault.tenant !== tenant) continue
        if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue
        if (pattern !== undefined && !pattern.test(path)) continue
        entry.matched += 1
        if (!isCalled(fault.call, entry.matched)) continue
        entry.fired += 1
        effects.push(fault)
      }
      return effects
    },
  }
}
