/** What a lock file remembers: which tenant is in which stack. */
export interface FleetLock {
  readonly stacks: readonly LockedStack[]
}

export interface LockedStack {
  readonly name: string
  readonly wave: string
  /** The url of each tenant by its name. */
  readonly tenants: ReadonlyMap<string, string>
  /**
   * Tenants that were here. Their clients are in the state until a deployment has destroyed them, for which the provider
   * has to know the url.
   */
  readonly removed: ReadonlyMap<string, string>
}

export const EMPTY_LOCK: FleetLock = { stacks: [] }
