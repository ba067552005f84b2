import { namedTenants } from './problem-groups'
import type { StackRun, StackStatus } from './stack-run'

/** What became of a tenant. */
export interface TenantRun {
  readonly name: string
  readonly status: StackStatus
}

/**
 * The tenants of a stack. All share its fate, but for those that were left out, and for those that a failed stack's errors
 * do not name while they name others: whether they were reached, nothing tells.
 */
export function tenantRuns(stack: StackRun): readonly TenantRun[] {
  const named = stack.status === 'failed' ? namedTenants(stack) : []
  return stack.tenants.map((name) => {
    if (stack.excludedTenants.includes(name)) return { name, status: 'excluded' }
    const isOther = named.length > 0 && !named.includes(name)
    return { name, status: isOther ? 'unknown' : stack.status }
  })
}
