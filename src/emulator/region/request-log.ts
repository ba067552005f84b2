/** One request that a tenant got, in the order of arrival of the answers. No header and no body: both can hold a secret. */
export interface LoggedRequest {
  readonly method: string
  readonly path: string
  /** With its question mark, or empty. */
  readonly query: string
  /** What was answered; `dropped` when the connection was cut instead, `hung` when nothing was ever answered. */
  readonly status: number | 'dropped' | 'hung'
  readonly at: string
}

export interface RequestLog {
  add(request: LoggedRequest): void
  all(): readonly LoggedRequest[]
  clear(): void
}

/** An emulator that runs for days forgets the oldest half at this length. */
const LOG_MAX = 100_000

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = []
  return {
    add(request) {
      if (entries.length >= LOG_MAX) entries = entries.slice(LOG_MAX / 2)
      entries.push(request)
    },
    all: () => [...entries],
    clear() {
      entries = []
    },
  }
}
