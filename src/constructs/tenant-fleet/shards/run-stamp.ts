import { TenantScope } from '../../tenant-scope'
import { quoted } from '../findings'
import type { StampedTenant, TenantFleetProps } from '../tenant-fleet-props'
import type { FleetTenant } from '../tenants/fleet-tenant'
import { countResources } from './count-resources'
import type { FleetStack } from './fleet-stack'

/** Makes a tenant's constructs in a stack, and answers how many resources they are. */
export function runStamp<T extends FleetTenant, S extends object>(
  stack: FleetStack,
  tenant: T,
  { stamp, settings, overrides = {} }: TenantFleetProps<T, S>,
): number {
  try {
    const scope = new TenantScope(stack, tenant.name)
    const own = { ...tenant, settings: { ...settings, ...overrides[tenant.name] } }
    // `settings` are all of S, and an override holds parts of it.
    const made: unknown = stamp(scope, own as StampedTenant<T, S>)
    if (made instanceof Promise) {
      // Its end comes too late for anybody to hear of it.
      made.catch(() => undefined)
      throw new Error(
        'it is asynchronous, and constructs have to be there when it returns. Read files and the like before.',
      )
    }
    return countResources(scope)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`The stamp failed for tenant ${quoted(tenant.name)}: ${reason}`, { cause: error })
  }
}

/** Takes a tenant's constructs out of a stack again. */
export function discardStamp(stack: FleetStack, tenant: string): void {
  const scope = stack.node.children.find((child) => child instanceof TenantScope && child.tenant === tenant)
  if (scope !== undefined) stack.node.tryRemoveChild(scope.node.id)
}
