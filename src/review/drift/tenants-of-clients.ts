import { CLIENT, textOf } from './managed-ids'
import type { StackReading } from './stack-reading'

/** What to call the tenants: as the configurations name them, else by host. */
export interface TenantLabels {
  /** By origin. */
  readonly ofTenant: (origin: string) => string
  /** By client id, where a tenant has said that the client is there. */
  readonly ofClient: (clientId: string | undefined) => string | undefined
  /** Of the tenant that a stack's objects are in when they name none; undefined when that cannot be told. */
  readonly byDefault: (stack: StackReading) => string | undefined
}

/** Learns from clients that are in a state and in a tenant which name goes with which origin. */
export function tenantLabels(stacks: readonly StackReading[]): TenantLabels {
  const origins = new Map(
    stacks
      .flatMap(({ inventories }) => inventories)
      .flatMap(({ tenant, clients }) => clients.map(({ clientId }) => [clientId, tenant] as const)),
  )
  const names = new Map<string, string>()
  for (const { type, values, tenant } of stacks.flatMap(({ refresh }) => refresh?.managed ?? [])) {
    const origin = type === CLIENT ? origins.get(textOf(values, 'client_id') ?? '') : undefined
    if (origin !== undefined && tenant !== undefined && !names.has(origin)) names.set(origin, tenant)
  }
  const ofTenant = (origin: string): string => names.get(origin) ?? origin.replace(/^https?:\/\//, '')
  const ofClient = (clientId: string | undefined): string | undefined => {
    const origin = clientId === undefined ? undefined : origins.get(clientId)
    return origin === undefined ? undefined : ofTenant(origin)
  }
  return {
    ofTenant,
    ofClient,
    byDefault: ({ refresh, inventories }) => {
      const nameless = (refresh?.managed ?? []).filter(({ tenant }) => tenant === undefined)
      const found = nameless.flatMap(({ values }) => ofClient(textOf(values, 'client_id')) ?? [])
      const candidates = new Set(found.length > 0 ? found : inventories.map(({ tenant }) => ofTenant(tenant)))
      const [only] = candidates
      return candidates.size === 1 ? only : undefined
    },
  }
}
