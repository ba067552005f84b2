import type { NotLookedFor } from './drift-report'
import type { StackReading } from './stack-reading'

/** Whether somebody knows what a stack manages. */
function isBlind({ refresh, state }: StackReading): boolean {
  return refresh === undefined && state === undefined
}

/** Clients can only be called unmanaged while it is known of every stack what it manages. */
export function canTellUnmanaged(stacks: readonly StackReading[]): boolean {
  return !stacks.some(isBlind)
}

interface Reason {
  readonly why: string
  readonly applies: (stack: StackReading) => boolean
}

/** The first one that applies to a stack is said. */
const REASONS: readonly Reason[] = [
  {
    why: 'what this stack manages is not known, and would be taken for unmanaged',
    applies: isBlind,
  },
  {
    why: 'not every tenant of it could be read',
    applies: ({ problems }) => problems.length > 0,
  },
  {
    why: 'tenants of it were left out, and are taken to be as in the state',
    applies: ({ leftOut = [], spared = [] }) => leftOut.length + spared.length > 0,
  },
  {
    why: 'it manages nothing, so that no tenant was read',
    applies: ({ refresh, inventories }) => inventories.length === 0 && (refresh?.managed.length ?? 0) === 0,
  },
  {
    why: 'its provider does not say what else is in a tenant: run `terraform init -upgrade` with a newer one',
    applies: ({ inventories }) => inventories.length === 0,
  },
]

/** Where nobody could look for unmanaged clients, by reasons. */
export function notLookedFor(stacks: readonly StackReading[]): readonly NotLookedFor[] {
  const reasons = stacks.map((stack) => REASONS.find(({ applies }) => applies(stack)))
  return REASONS.flatMap((reason) => {
    const names = stacks.filter((_stack, index) => reasons[index] === reason).map(({ name }) => name)
    return names.length === 0 ? [] : [{ why: reason.why, stacks: names }]
  })
}
