/** Tenants of the fleet that is measured. */
export const TENANT_COUNT = 300
/** Clients that each of them gets. */
export const CLIENTS = ['portal', 'reports', 'reload', 'reader', 'gateway'] as const
/** So many that a state has 300 resources. */
const TENANTS_PER_STATE = 60
const EARLY = 15

export const TENANTS: readonly string[] = Array.from(
  { length: TENANT_COUNT },
  (_, index) => `tenant-${index}`,
)

export interface FleetShapeWave {
  readonly name: string
  readonly canary: boolean
  readonly stacks: readonly { readonly name: string; readonly tenants: readonly string[] }[]
}

/** One tenant first, then one in twenty, then the others. */
export function wavesOf(): readonly FleetShapeWave[] {
  const waves = {
    canary: TENANTS.slice(0, 1),
    early: TENANTS.slice(1, 1 + EARLY),
    rest: TENANTS.slice(1 + EARLY),
  }
  return Object.entries(waves).map(([name, tenants]) => ({
    ...{ name, canary: name === 'canary' },
    stacks: Array.from({ length: Math.ceil(tenants.length / TENANTS_PER_STATE) }, (_, at) => ({
      name: `clients-${name}-${at + 1}`,
      tenants: tenants.slice(at * TENANTS_PER_STATE, (at + 1) * TENANTS_PER_STATE),
    })),
  }))
}
