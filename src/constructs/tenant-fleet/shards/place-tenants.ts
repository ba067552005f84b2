import { quoted } from '../findings'
import type { FleetTenant } from '../tenants/fleet-tenant'
import type { Shard } from './shard'

/** A tenant that has no stack yet, and the wave that it is to be in. */
export interface NewTenant<T extends FleetTenant> {
  readonly tenant: T
  readonly wave: string
}

export interface Placing<T extends FleetTenant> {
  /** The most resources that a stack may have. */
  readonly limit: number
  /** As many as a tenant has that was stamped before: the first one is expected to have the same. */
  readonly expected: number
  /** Makes one more stack of a wave. */
  readonly open: (wave: string) => Shard
  /** Fills in a tenant's constructs, and answers how many resources they are. */
  readonly stamp: (shard: Shard, tenant: T) => number
  /** Takes them out again. */
  readonly discard: (shard: Shard, tenant: T) => void
}

/**
 * Gives each new tenant a place in the first stack of its wave that has room, else in a new one. How much room a tenant
 * takes shows only when it is there; should it turn out not to fit, it is taken out and stamped once more elsewhere.
 */
export function placeTenants<T extends FleetTenant>(
  tenants: readonly NewTenant<T>[],
  shards: Shard[],
  placing: Placing<T>,
): void {
  const { limit, stamp, discard } = placing
  let { expected } = placing
  const open = (wave: string): Shard => {
    const made = placing.open(wave)
    shards.push(made)
    return made
  }
  // In the order of their names, so that the order in the program has no part in it.
  for (const { tenant, wave } of [...tenants].sort(byName)) {
    const { name, url } = tenant
    const withRoom = (size: number): Shard | undefined => {
      const fit = shards.filter((shard) => shard.wave === wave && shard.size + size <= limit)
      // One that comes back before its clients were destroyed still has them.
      return fit.find(({ removed }) => removed.has(name)) ?? fit[0]
    }
    let shard = withRoom(expected) ?? open(wave)
    let size = stamp(shard, tenant)
    if (shard.size + size > limit && shard.tenants.size > 0) {
      discard(shard, tenant)
      shard = withRoom(size) ?? open(wave)
      size = stamp(shard, tenant)
    }
    if (shard.size + size > limit) throw tooLarge(name, size, shard.size, limit)
    shard.tenants.set(name, url)
    shard.removed.delete(name)
    shard.size += size
    // Most tenants are alike, and few have to be stamped twice.
    expected = size
  }
}

function byName(left: NewTenant<FleetTenant>, right: NewTenant<FleetTenant>): number {
  return left.tenant.name < right.tenant.name ? -1 : 1
}

function tooLarge(tenant: string, size: number, others: number, limit: number): Error {
  const beside = others === 0 ? '' : `, beside ${String(others)} that eachStack makes`
  return new Error(
    `The stamp makes ${String(size)} resources for tenant ${quoted(tenant)}${beside}, and a stack may have ${String(limit)} (resourcesPerState). Let the stamp make fewer, or raise resourcesPerState: an apply takes the longer for each resource the more of them are in a state.`,
  )
}
