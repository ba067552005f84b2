import type { FleetStack } from './fleet-stack'

/** A stack while it is filled with tenants. */
export interface Shard {
  readonly stack: FleetStack
  readonly wave: string
  /** The url of each tenant by its name. */
  readonly tenants: Map<string, string>
  /** Tenants that were here, as the lock file has them. */
  readonly removed: Map<string, string>
  /** Resources and data sources in it. */
  size: number
}
