/** A part of a fleet that is deployed before the next one. */
export interface FleetWaveOptions {
  /** Letters, digits and `-`. It is part of the names of the wave's stacks, so another name makes everything anew. */
  readonly name: string

  /**
   * Whether the wave is there to show that all is well: `qlikcloud fleet deploy` stops at the first failure in it.
   * @default false
   */
  readonly canary?: boolean
}

/** A wave of these tenants. */
export interface NamedWave extends FleetWaveOptions {
  /** Names of tenants of the fleet. */
  readonly tenants: readonly string[]

  /** Tenants are named, or a share of them is taken. @default - the tenants that are named */
  readonly percent?: never
}

/** A wave of a share of the tenants. */
export interface PercentWave extends FleetWaveOptions {
  /**
   * So many of a hundred tenants of the fleet, rounded up: those of them that are not in another wave, in an order that
   * depends on nothing but their names.
   */
  readonly percent: number

  /** A share of the tenants is taken, or they are named. @default - those that the percentage takes */
  readonly tenants?: never
}

/** The last wave, of all tenants that are in none of the others. */
export interface RestWave extends FleetWaveOptions {
  /** The last wave takes the rest. @default - all that are in no other wave */
  readonly tenants?: never
  /** The last wave takes the rest. @default - all that are in no other wave */
  readonly percent?: never
}

/** A wave of a fleet. */
export type FleetWave = NamedWave | PercentWave | RestWave

/** The waves in the order in which they are deployed. The last one takes the rest. */
export type FleetWaves = readonly [...(NamedWave | PercentWave)[], RestWave]

export const ONE_WAVE: FleetWaves = [{ name: 'all' }]
