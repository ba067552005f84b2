import { Annotations, type App } from 'cdktf'
import { parseTenantUrl } from '../../../rules'
import { quoted } from '../findings'
import type { FleetLock } from '../lock/fleet-lock'
import type { TenantFleetProps } from '../tenant-fleet-props'
import type { FleetTenant } from '../tenants/fleet-tenant'
import { countResources } from './count-resources'
import { FleetStack } from './fleet-stack'
import { placeTenants } from './place-tenants'
import { discardStamp, runStamp } from './run-stamp'
import type { Shard } from './shard'
import { byStackNumber, nextStackName } from './stack-name'

/** What the stacks of a fleet are made from. */
export interface Filling<T extends FleetTenant, S extends object> {
  readonly app: App
  readonly fleet: string
  readonly props: TenantFleetProps<T, S>
  /** The most resources that a stack may have. */
  readonly limit: number
  readonly lock: FleetLock
  readonly waveOf: ReadonlyMap<string, string>
}

/** Makes the stacks: those of the lock file with the tenants that are still there, then the new tenants in the room left. */
export function fillShards<T extends FleetTenant, S extends object>(
  filling: Filling<T, S>,
): readonly Shard[] {
  const { app, fleet, props, limit, lock, waveOf } = filling
  const byName = new Map(props.tenants.map((tenant) => [tenant.name, tenant]))
  const shards: Shard[] = []
  let previous = 1
  const open = (name: string, wave: string): Shard => {
    const stack = new FleetStack(app, name)
    props.eachStack?.(stack)
    return { stack, wave, tenants: new Map(), removed: new Map(), size: countResources(stack) }
  }

  for (const { name, wave, tenants, removed } of [...lock.stacks].sort(byStackNumber)) {
    const shard = open(name, wave)
    shards.push(shard)
    for (const [tenant, url] of removed) shard.removed.set(tenant, url)
    for (const [locked, lockedUrl] of tenants) {
      const tenant = byName.get(locked)
      if (tenant === undefined) {
        shard.removed.set(locked, lockedUrl)
        continue
      }
      byName.delete(locked)
      warnOfUrl(shard, tenant, lockedUrl)
      const size = runStamp(shard.stack, tenant, props)
      shard.tenants.set(locked, tenant.url)
      shard.size += size
      previous = size
    }
    if (shard.size > limit) warnOfSize(shard, limit)
  }

  placeTenants(
    [...byName.values()].map((tenant) => ({ tenant, wave: waveOf.get(tenant.name) ?? '' })),
    shards,
    {
      limit,
      expected: previous,
      open: (wave) => {
        const names = shards.map(({ stack }) => stack.node.id)
        return open(nextStackName(`${fleet}-${wave}`, names), wave)
      },
      stamp: ({ stack }, tenant) => runStamp(stack, tenant, props),
      discard: ({ stack }, { name }) => {
        discardStamp(stack, name)
      },
    },
  )
  return shards
}

/** What is to be remembered of the stacks. */
export function lockOf(shards: readonly Shard[]): FleetLock {
  return {
    stacks: shards.map(({ stack, wave, tenants, removed }) => ({
      name: stack.node.id,
      ...{ wave, tenants, removed },
    })),
  }
}

/** Its tenants cannot move any more. */
function warnOfSize({ stack, size }: Shard, limit: number): void {
  Annotations.of(stack).addWarning(
    `The stack has ${String(size)} resources, and resourcesPerState is ${String(limit)}: the stamp makes more than it did when the lock file placed these tenants. They stay where they are, and no tenant is added.`,
  )
}

/** Nobody can tell from here whether it is the same tenant, which got another alias. */
function warnOfUrl({ stack }: Shard, { name, url }: FleetTenant, before: string): void {
  if (originOf(url) === originOf(before)) return
  Annotations.of(stack).addWarning(
    `The tenant ${quoted(name)} has another url, ${quoted(url)} instead of ${quoted(before)}. If that is another tenant, its clients are made anew there, and those of before stay where they are, in no state any more. Then give the tenant another name: the clients are destroyed under the old one.`,
  )
}

function originOf(url: string): string {
  const parsed = parseTenantUrl(url)
  return parsed.ok ? parsed.origin : url
}
