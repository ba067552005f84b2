import { done, refuse, type Outcome } from '../outcome'
import type { ClientRecord, ConsentMethod, Connection } from '../region/client-record'
import type { Region } from '../region/region'
import type { Tenant } from '../region/tenant'
import { isObject, oneOf, typeName } from '../validation/parsed'
import { findClient } from './own-client'

const CONSENT_METHODS = ['required', 'trusted'] as const
const MEMBERS = ['op', 'path', 'value']

function parseConsentPatch(body: unknown): Outcome<ConsentMethod> {
  if (!Array.isArray(body)) return refuse('OAC-BAD-BODY', `The body must be an array, not ${typeName(body)}.`)
  const [operation, ...more] = body.map((entry: unknown) => entry)
  if (!isObject(operation) || more.length > 0)
    return refuse('OAC-BAD-PATCH', 'The patch must have one operation.')
  const unknown = Object.keys(operation).filter((name) => !MEMBERS.includes(name))
  if (unknown.length > 0)
    return refuse('OAC-BAD-PATCH', `The operation has unknown members: ${unknown.join(', ')}.`)
  const { op, path, value } = operation
  if (op !== 'replace' || path !== '/consentMethod') {
    return refuse('OAC-BAD-PATCH', 'The only operation is to replace /consentMethod.')
  }
  const consent = oneOf<ConsentMethod>(CONSENT_METHODS)(value)
  return consent.ok ? done(consent.value) : refuse('OAC-BAD-PATCH', `value ${consent.problem}`)
}

const isForeignAndPublished = (client: ClientRecord | undefined, tenant: Tenant): boolean =>
  client !== undefined &&
  client.tenantId !== tenant.id &&
  client.publishedAt !== undefined &&
  client.deletedAt === undefined

/** A tenant's first yes to a client that another tenant published. */
export function approveClient(region: Region, tenant: Tenant, clientId: string): Outcome<Connection> {
  if (!isForeignAndPublished(region.clients.get(clientId), tenant)) {
    return refuse('OAC-NOT-FOUND', 'No other tenant has published an OAuth client with that id.')
  }
  const connection: Connection = tenant.connections.get(clientId) ?? {
    consentMethod: 'required',
    status: 'approved',
    deletedByOwner: false,
  }
  tenant.connections.set(clientId, connection)
  return done(connection)
}

export function patchConnectionConfig(
  region: Region,
  tenant: Tenant,
  clientId: string,
  body: unknown,
): Outcome<undefined> {
  const client = region.clients.get(clientId)
  const found = findClient(region, tenant, clientId)
  // An admin who sets the consent of a published foreign client has thereby approved it.
  if (!found.ok && !isForeignAndPublished(client, tenant)) return found
  const consentMethod = parseConsentPatch(body)
  if (!consentMethod.ok) return consentMethod
  if (consentMethod.value === 'trusted') {
    if (client?.publishedAt !== undefined) {
      return refuse('OAC-BAD-CONSENT', 'For published clients the consent method is always required.')
    }
    if (client?.appType === 'anonymous-embed') {
      return refuse('OAC-BAD-CONSENT', 'A client of appType anonymous-embed cannot be trusted.')
    }
  }
  const before = found.ok ? found.value.connection : undefined
  tenant.connections.set(clientId, {
    consentMethod: consentMethod.value,
    status: 'approved',
    deletedByOwner: before?.deletedByOwner ?? false,
  })
  return done(undefined)
}

/** The calling tenant no longer knows a client that another tenant published. */
export function deleteConnectionConfig(region: Region, tenant: Tenant, clientId: string): Outcome<undefined> {
  const found = findClient(region, tenant, clientId)
  if (!found.ok) return found
  if (found.value.client.tenantId === tenant.id) {
    return refuse('OAC-OWN-CLIENT', 'A tenant keeps its own OAuth clients until it deletes them.')
  }
  tenant.connections.delete(clientId)
  const { deletedAt } = found.value.client
  const known = [...region.tenants.values()].some((other) => other.connections.has(clientId))
  if (deletedAt !== undefined && !known) region.clients.delete(clientId)
  return done(undefined)
}
