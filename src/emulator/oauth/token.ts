import type { Answer } from '../api/answer'
import { done, refuse, type Outcome } from '../outcome'
import type { ClientRecord } from '../region/client-record'
import type { Region } from '../region/region'
import { botUser, type Tenant } from '../region/tenant'
import { authenticateClient } from './client-authentication'
import { defaultScopes, refusedScopes } from './scopes'
import type { Parameters } from './token-request'

/** The grants that this token endpoint serves; it has no users who could log in. */
export const SERVED_GRANTS = ['client_credentials']

/** What has to be true of a client before it gets a token of its own. */
function mayActForItself(region: Region, tenant: Tenant, client: ClientRecord): Outcome<undefined> {
  // Nobody in a tenant is asked about the client of its region.
  if (client === region.regionClient) return done(undefined)
  if (!(client.fields.allowedGrantTypes ?? []).includes('client_credentials')) {
    return refuse(
      'OAUTH-GRANT-NOT-ALLOWED',
      'The client does not have client_credentials in allowedGrantTypes.',
    )
  }
  if (client.disableTag !== undefined) {
    return refuse('OAUTH-14', 'OAuth client is not authorized', 'The client is disabled.')
  }
  if (tenant.connections.get(client.clientId)?.consentMethod !== 'trusted') {
    return refuse(
      'OAUTH-14',
      'OAuth client is not authorized',
      'A machine-to-machine client needs trusted consent.',
    )
  }
  return done(undefined)
}

function grantedScopes(client: ClientRecord, requested: string | undefined): Outcome<readonly string[]> {
  const allowed = client.fields.allowedScopes ?? []
  const wanted = (requested ?? '').split(' ').filter((scope) => scope !== '')
  if (wanted.length === 0) return done(defaultScopes(allowed))
  const refused = refusedScopes(allowed, wanted)
  return refused.length === 0
    ? done(wanted)
    : refuse('OAUTH-BAD-SCOPE', 'The client is not allowed a requested scope.')
}

/** POST /oauth/token for the client_credentials grant (RFC 6749 section 4.4). */
export async function issueToken(
  region: Region,
  tenant: Tenant,
  parameters: Parameters,
  authorization: string | undefined,
): Promise<Outcome<Answer>> {
  const grant = parameters.get('grant_type')
  if (grant === undefined) return refuse('OAUTH-BAD-REQUEST', 'grant_type is required.')
  if (!SERVED_GRANTS.includes(grant)) {
    return refuse('OAUTH-BAD-GRANT-TYPE', `grant_type must be ${SERVED_GRANTS.join(', ')}.`)
  }
  const client = await authenticateClient(region, tenant, parameters, authorization)
  if (!client.ok) return client
  const allowed = mayActForItself(region, tenant, client.value)
  if (!allowed.ok) return allowed
  const scopes = grantedScopes(client.value, parameters.get('scope'))
  if (!scopes.ok) return scopes
  const user = botUser(tenant, client.value.clientId, region.identifiers)
  const issued = await region.tokens.issue(tenant, user, scopes.value, client.value.clientId)
  return done({
    status: 200,
    // RFC 6749 section 5.1.
    headers: { 'cache-control': 'no-store' },
    body: {
      access_token: issued.token,
      token_type: 'bearer',
      expires_in: issued.expiresInSeconds,
      expires_at: issued.expiresAt,
      scope: scopes.value.join(' '),
    },
  })
}
