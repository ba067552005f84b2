import { done, type Outcome } from '../outcome'
import type { Region } from '../region/region'
import type { Tenant } from '../region/tenant'
import { ownClient } from './own-client'

/** Deletes a client in its own tenant. Tenants that had approved it keep a trace, marked as deleted by the owner. */
export function deleteClient(region: Region, tenant: Tenant, clientId: string): Outcome<undefined> {
  const found = ownClient(region, tenant, clientId)
  if (!found.ok) return found
  tenant.connections.delete(clientId)
  let remembered = false
  for (const other of region.tenants.values()) {
    const connection = other.connections.get(clientId)
    if (connection === undefined) continue
    other.connections.set(clientId, { ...connection, deletedByOwner: true })
    remembered = true
  }
  if (remembered) {
    const deletedAt = region.identifiers.timestamp()
    region.clients.set(clientId, { ...found.value, secrets: [], deletedAt })
  } else {
    region.clients.delete(clientId)
  }
  return done(undefined)
}
