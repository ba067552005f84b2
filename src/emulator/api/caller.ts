import { done, refuse, type Outcome } from '../outcome'
import type { Region } from '../region/region'
import { botSubject, type Caller, type Tenant } from '../region/tenant'
import { clientIdOf } from '../oauth/client-authentication'
import { parseParameters } from '../oauth/token-request'
import type { Route } from './call'

/** The caller of a route that needs no token: limits count the client that asks for one as the user that it acts as. */
export function unknownCaller(
  contentType: string | undefined,
  authorization: string | undefined,
  body: string,
): Caller {
  const parameters = parseParameters(contentType, body)
  const clientId = parameters.ok ? clientIdOf(parameters.value, authorization) : undefined
  return { userId: '', subject: clientId === undefined ? 'anonymous' : botSubject(clientId), admin: false }
}

/** Who calls, by the bearer token or API key in the Authorization header (RFC 6750 section 2.1). */
export function bearer(region: Region, tenant: Tenant, authorization: string | undefined): Outcome<Caller> {
  const credential = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (credential === undefined) {
    return refuse('OAC-UNAUTHORIZED', 'The Authorization header must hold a bearer token or an API key.')
  }
  const caller = tenant.apiKeys.get(credential) ?? region.tokens.check(tenant, credential)
  if (caller !== undefined) return done(caller)
  return refuse('OAC-UNAUTHORIZED', 'The token is not valid in this tenant, has expired, or was revoked.')
}

export const allowed = (route: Route, caller: Caller): Outcome<undefined> =>
  route.access !== 'admin' || caller.admin
    ? done(undefined)
    : refuse(
        'OAC-FORBIDDEN',
        'This needs the role TenantAdmin, and for an OAuth token the scope admin_classic.',
      )
