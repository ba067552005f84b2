import { done, refuse, type Outcome } from '../outcome'
import type { AppType, ClientRecord, ClientFields, SecretRecord } from '../region/client-record'
import type { Region } from '../region/region'
import type { Tenant } from '../region/tenant'
import { brokenRules } from '../validation/client-rules'
import { isFieldName, UNSET_FIELDS, withField } from '../validation/fields'
import { bad, good, isObject, oneOf, typeName, type JsonObject, type Parsed } from '../validation/parsed'
import { canHaveSecrets, newSecret } from './secrets'

const APP_TYPES = ['web', 'native', 'spa', 'anonymous-embed'] as const

interface NewClient {
  readonly client: ClientRecord
  /** Absent for clients that cannot have one. */
  readonly secret?: SecretRecord
}

interface CreateRequest {
  readonly appType: AppType
  readonly fields: ClientFields
  readonly trusted: boolean
}

/** At creation the only consent method that can be named is `trusted`; leaving it out means `required`. */
function parseTrusted(value: unknown): Parsed<boolean> {
  if (value === undefined) return good(false)
  if (!isObject(value)) return bad(`connectionConfig must be an object, not ${typeName(value)}`)
  const unknown = Object.keys(value).filter((name) => name !== 'consentMethod')
  if (unknown.length > 0) return bad(`connectionConfig has unknown fields: ${unknown.join(', ')}`)
  const consent = value['consentMethod']
  if (consent === undefined) return good(false)
  return consent === 'trusted'
    ? good(true)
    : bad('connectionConfig.consentMethod can only be trusted at creation')
}

function parseFields(body: JsonObject, problems: string[]): ClientFields {
  let fields = UNSET_FIELDS
  for (const [name, value] of Object.entries(body)) {
    if (name === 'appType' || name === 'connectionConfig') continue
    if (!isFieldName(name)) {
      problems.push(`${name} is not a field of this request`)
      continue
    }
    const next = withField(fields, name, value)
    if (next.ok) fields = next.value
    else problems.push(next.problem)
  }
  return fields
}

function parseCreateRequest(body: unknown): Outcome<CreateRequest> {
  if (!isObject(body)) return refuse('OAC-BAD-BODY', `The body must be an object, not ${typeName(body)}.`)
  const problems: string[] = []
  const appType = oneOf<AppType>(APP_TYPES)(body['appType'])
  if (!appType.ok) problems.push(`appType ${appType.problem}`)
  if (!('clientName' in body)) problems.push('clientName is required')
  const trusted = parseTrusted(body['connectionConfig'])
  if (!trusted.ok) problems.push(trusted.problem)
  const fields = parseFields(body, problems)
  if (!appType.ok || !trusted.ok || problems.length > 0) return refuse('OAC-BAD-FIELD', ...problems)
  return done({ appType: appType.value, fields: withDefaults(appType.value, fields), trusted: trusted.value })
}

/** The console's default for web clients: they authenticate with a secret. */
function withDefaults(appType: AppType, fields: ClientFields): ClientFields {
  if (appType !== 'web' || fields.allowedAuthMethods !== undefined) return fields
  return { ...fields, allowedAuthMethods: ['client_secret'] }
}

/** The client that the region makes for each tenant does not use up the tenant's own number. */
const BOOTSTRAP_CLIENTS = 1

export function createClient(
  region: Region,
  tenant: Tenant,
  userId: string,
  body: unknown,
): Outcome<NewClient> {
  const request = parseCreateRequest(body)
  if (!request.ok) return request
  const broken = brokenRules({ ...request.value, published: false })
  if (broken.length > 0) return refuse('OAC-BAD-COMBINATION', ...broken)
  const own = [...region.clients.values()].filter(
    (client) => client.tenantId === tenant.id && client.deletedAt === undefined,
  )
  if (own.length >= region.maxClients + BOOTSTRAP_CLIENTS) {
    return refuse(
      'OAC-TOO-MANY-CLIENTS',
      `The max number of OAuth clients in a tenant is ${region.maxClients}.`,
    )
  }
  return done(storeClient(region, tenant, userId, request.value))
}

function storeClient(region: Region, tenant: Tenant, userId: string, request: CreateRequest): NewClient {
  const createdAt = region.identifiers.timestamp()
  const bare: ClientRecord = {
    clientId: region.identifiers.clientId(),
    tenantId: tenant.id,
    appType: request.appType,
    fields: request.fields,
    secrets: [],
    createdByType: 'user',
    createdById: userId,
    createdAt,
    updatedAt: createdAt,
  }
  const secret = canHaveSecrets(bare) ? newSecret(region.identifiers, [], userId) : undefined
  const client = secret === undefined ? bare : { ...bare, secrets: [secret] }
  region.clients.set(client.clientId, client)
  tenant.connections.set(client.clientId, {
    consentMethod: request.trusted ? 'trusted' : 'required',
    status: 'approved',
    deletedByOwner: false,
  })
  return secret === undefined ? { client } : { client, secret }
}
