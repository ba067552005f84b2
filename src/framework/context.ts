/** What a resource gets from outside, besides its request. */
export interface Context<Configured> {
  /** What the provider's `configure` made. */
  readonly provider: Configured
  /** Aborted when Terraform stops (Ctrl-C) or its connection is gone. */
  readonly signal: AbortSignal
  readonly environment: Environment
}

/** Clock, random numbers and log are arguments, so that tests own them. */
export interface Environment {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** From 0 up to, not including, 1. */
  readonly random: () => number
  readonly log: Log
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error'

/** Only fields that the logger's allow-list names are written. */
export type Log = (
  level: LogLevel,
  message: string,
  fields?: Readonly<Record<string, string | number>>,
) => void
