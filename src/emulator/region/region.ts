import type { TokenAuthority } from '../oauth/token-authority'
import type { ClientRecord, Connection } from './client-record'
import type { Clock } from './clock'
import type { Identifiers } from './identifiers'
import type { Tenant } from './tenant'

/** Everything that the region holds. Clients belong to the region, because a published one is shared; tenants know them by connection. */
export interface Region {
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly maxClients: number
  readonly tenants: ReadonlyMap<string, Tenant>
  readonly clients: Map<string, ClientRecord>
  /** In none of the tenants, and good for all of them. */
  readonly regionClient: ClientRecord
  readonly tokens: TokenAuthority
}

export interface KnownClient {
  readonly client: ClientRecord
  readonly connection: Connection
}

/** A client as one tenant sees it; undefined when it is not there for that tenant. */
export function knownClient(region: Region, tenant: Tenant, clientId: string): KnownClient | undefined {
  const client = region.clients.get(clientId)
  const connection = tenant.connections.get(clientId)
  return client === undefined || connection === undefined ? undefined : { client, connection }
}

export function knownClients(region: Region, tenant: Tenant): readonly KnownClient[] {
  return [...tenant.connections.keys()].flatMap((clientId) => knownClient(region, tenant, clientId) ?? [])
}
