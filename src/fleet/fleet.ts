/** A stack of a fleet: one state, with the clients of one or more tenants. */
export interface FleetStack {
  readonly name: string
  /** Empty when all of them were taken out: what they had is still to be destroyed. */
  readonly tenants: readonly string[]
  /** Those that were taken out of it: as long as they are known, something of theirs can be in its state. @default - none */
  readonly removed?: readonly string[]
  /** Stacks without which this one cannot work; it is not started when one of them failed. */
  readonly needs: readonly string[]
}

/** Stacks that may run at the same time. */
export interface Wave {
  readonly name: string
  /** Nothing goes on after the first failure in it. */
  readonly canary: boolean
  readonly stacks: readonly FleetStack[]
}

/** Stacks in the order in which they are deployed, wave by wave. Each stack is in one wave, each tenant in one stack. */
export interface Fleet {
  readonly name: string
  readonly waves: readonly Wave[]
}

/** A fleet, or why the text is none. */
export type FleetReading =
  | { readonly kind: 'fleet'; readonly fleet: Fleet }
  | { readonly kind: 'refused'; readonly problem: string }

/** All tenants that work on a stack can concern: what was in those that were taken out is destroyed. */
export function concernedTenants({ tenants, removed = [] }: FleetStack): readonly string[] {
  return [...tenants, ...removed]
}

export function stacksOf(fleet: Fleet): readonly FleetStack[] {
  return fleet.waves.flatMap(({ stacks }) => stacks)
}
