import type { Tenant } from '../../tenants'

/**
 * What else the configuration makes of a client, as far as this process has planned it already. What refers to the client
 * is planned after it and looks at its plan; what names it by a literal id may come first.
 */
export interface Dependents {
  readonly publication: boolean
  readonly secrets: boolean
}

export const NO_DEPENDENTS: Dependents = { publication: false, secrets: false }

export function dependentsOf(clientId: string, tenant: Tenant): Dependents {
  return {
    publication: tenant.plannedPublications.has(clientId),
    secrets: tenant.plannedSecrets.has(clientId),
  }
}
