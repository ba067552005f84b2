import { done, refuse, type Outcome } from '../outcome'
import type { ClientFields, ClientRecord, SecretRecord } from '../region/client-record'
import type { Region } from '../region/region'
import type { Tenant } from '../region/tenant'
import { brokenRules } from '../validation/client-rules'
import { isFieldName, withField, withoutField, type FieldName } from '../validation/fields'
import { bad, good, isObject, typeName, type Parsed } from '../validation/parsed'
import { ownClient } from './own-client'
import { canHaveSecrets, newSecret } from './secrets'

interface PatchResult {
  readonly client: ClientRecord
  /** Made by this call, because it made secrets possible. */
  readonly secret?: SecretRecord
}

const OPERATIONS = ['add', 'remove', 'replace']
const MEMBERS = ['op', 'path', 'value']

function applyOperation(fields: ClientFields, operation: unknown): Parsed<ClientFields> {
  if (!isObject(operation)) return bad(`must be an object, not ${typeName(operation)}`)
  const unknown = Object.keys(operation).filter((name) => !MEMBERS.includes(name))
  if (unknown.length > 0) return bad(`has unknown members: ${unknown.join(', ')}`)
  const { op, path, value } = operation
  if (typeof op !== 'string' || !OPERATIONS.includes(op)) return bad(`needs op ${OPERATIONS.join(', ')}`)
  const name = typeof path === 'string' && path.startsWith('/') ? path.slice(1) : ''
  if (!isFieldName(name)) return bad('needs the path of a whole field that can be changed')
  return op === 'remove' ? remove(fields, name) : set(fields, name, op, value)
}

/** RFC 6902 sections 4.2 and 4.3: what is removed or replaced has to be there. */
const isThere = (fields: ClientFields, name: FieldName): boolean => fields[name] !== undefined

function remove(fields: ClientFields, name: FieldName): Parsed<ClientFields> {
  if (name === 'clientName') return bad('cannot remove clientName')
  return isThere(fields, name)
    ? good(withoutField(fields, name))
    : bad(`cannot remove ${name}: the client has none (RFC 6902 section 4.2)`)
}

function set(fields: ClientFields, name: FieldName, op: string, value: unknown): Parsed<ClientFields> {
  if (value === undefined) return bad(`needs a value to ${op} ${name}`)
  if (op === 'replace' && !isThere(fields, name)) {
    return bad(`cannot replace ${name}: the client has none; use "add" to set it (RFC 6902 section 4.3)`)
  }
  return withField(fields, name, value)
}

function applyPatch(fields: ClientFields, body: unknown): Outcome<ClientFields> {
  if (!Array.isArray(body)) return refuse('OAC-BAD-BODY', `The body must be an array, not ${typeName(body)}.`)
  if (body.length === 0) return refuse('OAC-BAD-PATCH', 'The patch has no operations.')
  let patched = fields
  for (const [index, operation] of body.entries()) {
    const next = applyOperation(patched, operation)
    if (!next.ok) return refuse('OAC-BAD-PATCH', `operation ${index}: ${next.problem}`)
    patched = next.value
  }
  return done(patched)
}

/** All operations or none: RFC 5789 section 2 wants a patch to be atomic. */
export function patchClient(
  region: Region,
  tenant: Tenant,
  userId: string,
  clientId: string,
  body: unknown,
): Outcome<PatchResult> {
  const found = ownClient(region, tenant, clientId)
  if (!found.ok) return found
  const fields = applyPatch(found.value.fields, body)
  return fields.ok ? storeFields(region, tenant, userId, found.value, fields.value) : fields
}

function storeFields(
  region: Region,
  tenant: Tenant,
  userId: string,
  before: ClientRecord,
  fields: ClientFields,
): Outcome<PatchResult> {
  const broken = brokenRules({
    appType: before.appType,
    fields,
    published: before.publishedAt !== undefined,
    trusted: tenant.connections.get(before.clientId)?.consentMethod === 'trusted',
  })
  if (broken.length > 0) return refuse('OAC-BAD-COMBINATION', ...broken)
  const bare: ClientRecord = { ...before, fields, updatedAt: region.identifiers.timestamp() }
  const kept = canHaveSecrets(bare) ? before.secrets : []
  const needsSecret = canHaveSecrets(bare) && !canHaveSecrets(before) && kept.length === 0
  const secret = needsSecret ? newSecret(region.identifiers, kept, userId) : undefined
  const client = { ...bare, secrets: secret === undefined ? kept : [...kept, secret] }
  region.clients.set(client.clientId, client)
  return done(secret === undefined ? { client } : { client, secret })
}
