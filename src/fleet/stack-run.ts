/** What became of a stack. */
export const STACK_STATUSES = {
  succeeded: 'its plan was made, or its changes were applied',
  unchanged: 'there was nothing to change',
  failed: 'terraform reported errors',
  unknown: 'the run was killed while terraform worked on it: it is planned again before anything else',
  running: 'terraform works on it',
  not_started: 'it did not get its turn',
  excluded: 'all of its tenants were excluded',
} as const
export type StackStatus = keyof typeof STACK_STATUSES

/** An error or a warning of terraform. */
export interface Problem {
  readonly summary: string
  /** Without the lines of the configuration, which can hold values. */
  readonly detail: string
  /** Of the resource. */
  readonly address?: string
}

/** How many objects a plan or an apply adds, changes and so on. */
export interface ChangeCounts {
  readonly add: number
  readonly change: number
  readonly remove: number
  readonly import: number
}

/** How terraform's work on a stack ended. */
export type StackOutcome = StackEnd & {
  /** Of its plan or its apply; they change nothing of how it ended. @default - none */
  readonly warnings?: readonly Problem[]
}

type StackEnd =
  | { readonly status: 'succeeded'; readonly changes: ChangeCounts }
  | { readonly status: 'unchanged' | 'not_started' }
  | {
      readonly status: 'failed' | 'unknown'
      readonly problems: readonly Problem[]
      /** What was done before. */
      readonly changes?: ChangeCounts
    }

/** A stack in a run, as it is reported and remembered. */
export interface StackRun {
  readonly name: string
  readonly wave: string
  readonly tenants: readonly string[]
  /** Those that were left out of it. */
  readonly excludedTenants: readonly string[]
  /** Those that were taken out of the fleet before: only when an error names one, it counts. @default - none */
  readonly removedTenants?: readonly string[]
  readonly status: StackStatus
  readonly changes?: ChangeCounts
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
  /** SHA-256 of its configuration when it was started. */
  readonly configuration?: string
  /** ISO 8601, as all times here. */
  readonly startedAt?: string
  readonly endedAt?: string
  /** What terraform wrote, as lines of JSON. */
  readonly log?: string
}

/** Why a run ended before everything had its turn. */
export type StopReason =
  | { readonly kind: 'canary'; readonly wave: string }
  | { readonly kind: 'tolerance'; readonly wave: string; readonly failed: number; readonly allowed: number }
  | { readonly kind: 'interrupted' }

/** One command over a fleet. */
export interface FleetRun {
  readonly fleet: string
  readonly command: 'plan' | 'deploy'
  readonly startedAt: string
  readonly endedAt?: string
  /** The process, while the run lasts. */
  readonly runner?: { readonly pid: number; readonly host: string }
  readonly stopped?: StopReason
  readonly waves: readonly { readonly name: string; readonly canary: boolean }[]
  /** In the order of the waves. */
  readonly stacks: readonly StackRun[]
}

export function isDone({ status }: Pick<StackRun, 'status'>): boolean {
  return status === 'succeeded' || status === 'unchanged'
}
