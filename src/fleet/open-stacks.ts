import { isDone, type FleetRun, type StackRun } from './stack-run'

/** Whether a later run can leave a stack as it is. */
export interface Situation {
  /** SHA-256 of the stack's configuration now. */
  readonly configuration: string
  /** Tenants that are left out of it now. */
  readonly excludedTenants: readonly string[]
}

/**
 * Whether `--resume` has to run a stack: unless the record says that it was done, with the configuration that it still
 * has, and without leaving out a tenant that counts now.
 */
export function isOpen(recorded: StackRun | undefined, now: Situation): boolean {
  if (recorded === undefined || !isDone(recorded)) return true
  if (recorded.configuration !== now.configuration) return true
  return recorded.excludedTenants.some((tenant) => !now.excludedTenants.includes(tenant))
}

/** A record whose runner is gone: what it had begun is unknown. */
export function afterDeath(run: FleetRun): FleetRun {
  const { runner: _gone, ...rest } = run
  return {
    ...rest,
    stacks: run.stacks.map((stack) => (stack.status === 'running' ? { ...stack, status: 'unknown' } : stack)),
  }
}
