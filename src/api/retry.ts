import type { FaultKind } from './network-faults'
import type { Method } from './transport'

interface RetryRow {
  /** Attempts altogether. The total wait is bounded besides. */
  readonly attempts: number
  readonly baseMs: number
  readonly capMs: number
}

/** Per kind of fault; a fault without a row is final. */
export type RetryPolicy = Readonly<Partial<Record<FaultKind, RetryRow>>>

/**
 * What may be repeated whatever the method: nothing was done.
 *
 * Qlik names the time to wait with each 429 and advises one second where it does not.
 * @see https://qlik.dev/apis/rest/rate-limiting
 */
const NOTHING_DONE: RetryPolicy = {
  'rate-limited': { attempts: Infinity, baseMs: 1_000, capMs: 30_000 },
  unsent: { attempts: 4, baseMs: 250, capMs: 2_000 },
}

/** For requests that create something with each call. */
export const ONCE: RetryPolicy = NOTHING_DONE

/** For requests that can be repeated, whatever became of the first one. */
export const REPEATABLE: RetryPolicy = {
  ...NOTHING_DONE,
  unavailable: { attempts: 5, baseMs: 500, capMs: 8_000 },
  broken: { attempts: 5, baseMs: 500, capMs: 8_000 },
  timeout: { attempts: 3, baseMs: 500, capMs: 8_000 },
  // A page that something in between has put in place of the answer.
  unreadable: { attempts: 2, baseMs: 500, capMs: 8_000 },
}

/** A patch replaces whole fields, so a second one changes nothing. */
export const POLICY_OF_METHOD: Readonly<Record<Method, RetryPolicy>> = {
  GET: REPEATABLE,
  PATCH: REPEATABLE,
  DELETE: REPEATABLE,
  POST: ONCE,
}

export interface FailedAttempt {
  readonly fault: FaultKind
  /** The number of this attempt, from 1. */
  readonly attempt: number
  /** What the server asked for. It wins over the back-off. */
  readonly retryAfterMs?: number | undefined
}

/**
 * How long to wait before the next attempt; `undefined` when there shall be none. Exponential, capped, and half of it
 * random, so that many calls that failed together do not come back together.
 *
 * @param random from 0 up to 1
 */
export function delayMs(
  policy: RetryPolicy,
  failed: FailedAttempt,
  random: () => number,
): number | undefined {
  const row = policy[failed.fault]
  if (row === undefined || failed.attempt >= row.attempts) return undefined
  if (failed.retryAfterMs !== undefined) return failed.retryAfterMs
  const full = Math.min(row.capMs, row.baseMs * 2 ** (failed.attempt - 1))
  return Math.round(full / 2 + (random() * full) / 2)
}

/** Reads `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
}
