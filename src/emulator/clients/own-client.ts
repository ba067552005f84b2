import { done, refuse, type Outcome } from '../outcome'
import type { ClientRecord } from '../region/client-record'
import { knownClient, type KnownClient, type Region } from '../region/region'
import type { Tenant } from '../region/tenant'

export function findClient(region: Region, tenant: Tenant, clientId: string): Outcome<KnownClient> {
  const known = knownClient(region, tenant, clientId)
  return known === undefined
    ? refuse('OAC-NOT-FOUND', `There is no OAuth client with id ${JSON.stringify(clientId)} in this tenant.`)
    : done(known)
}

/** A client that the tenant may change: one of its own. */
export function ownClient(region: Region, tenant: Tenant, clientId: string): Outcome<ClientRecord> {
  const found = findClient(region, tenant, clientId)
  if (!found.ok) return found
  const { client } = found.value
  return client.tenantId === tenant.id
    ? done(client)
    : refuse('OAC-FOREIGN-CLIENT', 'Only the tenant that created an OAuth client can change it.')
}
