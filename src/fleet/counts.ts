import { STACK_STATUSES, type StackStatus } from './stack-run'

export type StatusCounts = Readonly<Record<StackStatus, number>>

// `Object.keys` gives the keys of the table, and only those.
const STATUSES = Object.keys(STACK_STATUSES) as readonly StackStatus[]

export function countStatuses(runs: readonly { readonly status: StackStatus }[]): StatusCounts {
  const counts = Object.fromEntries(
    STATUSES.map((status) => [status, runs.filter((run) => run.status === status).length]),
  )
  // There is an entry for every status.
  return counts as StatusCounts
}

/** The words of people for a status: `applied`, `not started`. */
export function statusWord(status: StackStatus, command: 'plan' | 'deploy'): string {
  if (status === 'succeeded') return command === 'plan' ? 'planned' : 'applied'
  if (status === 'unknown' && command === 'plan') return 'not planned'
  return status.replace('_', ' ')
}

/** `2 applied, 1 failed`, without what there is none of. */
export function countsText(
  runs: readonly { readonly status: StackStatus }[],
  command: 'plan' | 'deploy',
): string {
  const counts = countStatuses(runs)
  const parts = STATUSES.filter((status) => counts[status] > 0).map(
    (status) => `${counts[status]} ${statusWord(status, command)}`,
  )
  return parts.length === 0 ? 'nothing to do' : parts.join(', ')
}
