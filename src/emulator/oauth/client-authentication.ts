import { done, refuse, type Outcome } from '../outcome'
import type { ClientRecord } from '../region/client-record'
import type { Region } from '../region/region'
import type { Tenant } from '../region/tenant'
import { ASSERTION_TYPE, checkAssertion } from './client-assertion'
import type { Parameters } from './token-request'

type Proof =
  | { readonly kind: 'secret'; readonly clientId: string; readonly secret: string }
  | { readonly kind: 'assertion'; readonly clientId: string; readonly assertion: string }

/** RFC 6749 section 2.3.1: id and secret, each form-encoded, with a colon between them. */
function basicCredentials(header: string | undefined): readonly [string, string] | undefined {
  const [scheme, encoded] = header?.split(' ') ?? []
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  const decode = (part: string): string => new URLSearchParams(`v=${part}`).get('v') ?? ''
  return colon === -1 ? undefined : [decode(text.slice(0, colon)), decode(text.slice(colon + 1))]
}

/** The client that a call claims to come from. */
export const clientIdOf = (parameters: Parameters, authorization: string | undefined): string | undefined =>
  parameters.get('client_id') ?? basicCredentials(authorization)?.[0]

function readProof(parameters: Parameters, authorization: string | undefined): Outcome<Proof> {
  const basic = basicCredentials(authorization)
  const secret = parameters.get('client_secret')
  const assertion = parameters.get('client_assertion')
  const clientId = clientIdOf(parameters, authorization)
  if ([basic, secret, assertion].filter((given) => given !== undefined).length !== 1) {
    return refuse(
      'OAUTH-BAD-REQUEST',
      'Exactly one of client_secret, client_assertion or HTTP basic must be used.',
    )
  }
  if (clientId === undefined) return refuse('OAUTH-BAD-REQUEST', 'client_id is required.')
  if (assertion !== undefined) {
    return parameters.get('client_assertion_type') === ASSERTION_TYPE
      ? done({ kind: 'assertion', clientId, assertion })
      : refuse('OAUTH-BAD-REQUEST', `client_assertion_type must be ${ASSERTION_TYPE}.`)
  }
  if (basic !== undefined && basic[0] !== clientId) {
    return refuse('OAUTH-BAD-REQUEST', 'client_id differs from the one in the Authorization header.')
  }
  return done({ kind: 'secret', clientId, secret: secret ?? basic?.[1] ?? '' })
}

const NOT_AUTHORIZED = refuse('OAUTH-14', 'OAuth client is not authorized')

const allows = (client: ClientRecord, method: string): boolean =>
  (client.fields.allowedAuthMethods ?? []).includes(method)

/** The tenant's own clients, and that of the region. */
function clientAt(region: Region, tenant: Tenant, clientId: string): ClientRecord | undefined {
  if (clientId === region.regionClient.clientId) return region.regionClient
  const client = region.clients.get(clientId)
  return client?.tenantId === tenant.id && client.deletedAt === undefined ? client : undefined
}

/** The client that makes a call to the token endpoint, once it has proved who it is. */
export async function authenticateClient(
  region: Region,
  tenant: Tenant,
  parameters: Parameters,
  authorization: string | undefined,
): Promise<Outcome<ClientRecord>> {
  const proof = readProof(parameters, authorization)
  if (!proof.ok) return proof
  const client = clientAt(region, tenant, proof.value.clientId)
  if (client === undefined) return NOT_AUTHORIZED
  if (proof.value.kind === 'assertion') {
    if (!allows(client, 'private_key_jwt')) {
      return refuse('OAUTH-BAD-ASSERTION', 'The client does not allow private_key_jwt.')
    }
    const checked = await checkAssertion(region, tenant, client, proof.value.assertion)
    return checked.ok ? done(client) : checked
  }
  const { secret } = proof.value
  const known = allows(client, 'client_secret') && client.secrets.some(({ value }) => value === secret)
  return known ? done(client) : refuse('OAUTH-22', 'The client secret is not one of this client.')
}
