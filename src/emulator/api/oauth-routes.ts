import { authorizationServer, JWKS_PATH } from '../oauth/metadata'
import { issueToken } from '../oauth/token'
import { parseParameters, type Parameters } from '../oauth/token-request'
import { done, refuse, type Outcome } from '../outcome'
import type { Answer } from './answer'
import type { Call, Route } from './call'

const parameters = ({ header, body }: Call): Outcome<Parameters> =>
  parseParameters(header('content-type'), typeof body === 'string' ? body : '')

const token = async (call: Call): Promise<Outcome<Answer>> => {
  const given = parameters(call)
  return given.ok ? issueToken(call.region, call.tenant, given.value, call.header('authorization')) : given
}

/** RFC 7009: a token that means nothing here is revoked as well as any other. */
const revoke = (call: Call): Outcome<Answer> => {
  const given = parameters(call)
  if (!given.ok) return given
  const revoked = given.value.get('token')
  if (revoked === undefined) return refuse('OAUTH-BAD-REQUEST', 'token is required.')
  call.tenant.liveTokens.delete(revoked)
  return done({ status: 200 })
}

const me = ({ tenant, caller }: Call): Outcome<Answer> => {
  const user = tenant.users.get(caller.userId)
  const { id, name, subject, roles } = user ?? {
    id: caller.userId,
    name: '',
    subject: caller.subject,
    roles: [],
  }
  return done({ status: 200, body: { id, tenantId: tenant.id, name, subject, status: 'active', roles } })
}

/** What a client of the management API needs around it. */
export const OAUTH_ROUTES: readonly Route[] = [
  { method: 'POST', path: '/oauth/token', tier: 2, access: 'anyone', answer: token },
  { method: 'POST', path: '/oauth/revoke', tier: 2, access: 'anyone', answer: revoke },
  {
    method: 'GET',
    path: '/.well-known/oauth-authorization-server',
    tier: 1,
    access: 'anyone',
    answer: ({ tenant }) => done({ status: 200, body: authorizationServer(tenant) }),
  },
  {
    method: 'GET',
    path: JWKS_PATH,
    tier: 1,
    access: 'anyone',
    answer: ({ region }) => done({ status: 200, body: region.tokens.jwks }),
  },
  { method: 'GET', path: '/api/v1/users/me', tier: 1, access: 'user', answer: me },
]
