import { namedTenants } from './problem-groups'
import type { StackRun, StackStatus } from './stack-run'

/** What became of a tenant. */
export interface TenantRun {
  readonly name: string
  readonly status: StackStatus
}

/**
 * The tenants of a stack. All share its fate, but for those that were left out, and for those that a failed stack's errors
 * do not name while they name others: whether they were reached, nothing tells. Of those that were taken out before, only
 * the ones that are named are told of: nothing may be left of the others.
 */
export function tenantRuns(stack: StackRun): readonly TenantRun[] {
  const named = stack.status === 'failed' ? namedTenants(stack) : []
  const removed = named.filter((name) => !stack.tenants.includes(name))
  return [...stack.tenants, ...removed].map((name) => {
    if (stack.excludedTenants.includes(name)) return { name, status: 'excluded' }
    const isOther = named.length > 0 && !named.includes(name)
    return { name, status: isOther ? 'unknown' : stack.status }
  })
}
