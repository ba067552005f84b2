import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose'
import { TOKEN_LIFETIME_SECONDS } from '../limits'
import type { Clock } from '../region/clock'
import type { Identifiers } from '../region/identifiers'
import { TENANT_ADMIN, type Caller, type Tenant, type User } from '../region/tenant'

export interface IssuedToken {
  readonly token: string
  readonly expiresInSeconds: number
  readonly expiresAt: string
}

/** What a token says, once its signature was checked. */
interface Claims {
  readonly tenantId: string
  readonly userId: string
  readonly scopes: readonly string[]
  readonly id: string
  readonly expiresAtSeconds: number
}

/** Signs the region's access tokens and checks them: ES384 JWTs, good for one tenant and six hours. */
export interface TokenAuthority {
  issue(tenant: Tenant, user: User, scopes: readonly string[], clientId?: string): Promise<IssuedToken>
  /** The caller behind a token; undefined when the token is not good in that tenant at this moment. */
  check(tenant: Tenant, token: string): Promise<Caller | undefined>
  revoke(tenant: Tenant, token: string): Promise<void>
  readonly jwks: { readonly keys: readonly object[] }
}

const ALGORITHM = 'ES384'
/**
 * Checking a signature costs about a millisecond, so tokens that were made here or found good are remembered, up to this
 * many.
 */
const REMEMBERED_TOKENS = 5_000

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

export async function createTokenAuthority(clock: Clock, identifiers: Identifiers): Promise<TokenAuthority> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM)
  const kid = identifiers.id()
  const remembered = new Map<string, Claims>()

  async function verify(token: string): Promise<Claims | undefined> {
    try {
      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: [ALGORITHM],
        currentDate: clock.now(),
      })
      const { sub, jti, exp } = payload
      const tenantId = payload['tenantId']
      const scope = payload['scope']
      if (sub === undefined || jti === undefined || exp === undefined) return undefined
      if (typeof tenantId !== 'string' || typeof scope !== 'string') return undefined
      return { tenantId, userId: sub, scopes: scope.split(' '), id: jti, expiresAtSeconds: exp }
    } catch {
      return undefined
    }
  }

  function remember(token: string, claims: Claims): void {
    if (remembered.size >= REMEMBERED_TOKENS) remembered.clear()
    remembered.set(token, claims)
  }

  async function read(tenant: Tenant, token: string): Promise<Claims | undefined> {
    let claims = remembered.get(token)
    if (claims === undefined) {
      claims = await verify(token)
      if (claims === undefined) return undefined
      remember(token, claims)
    }
    const good = claims.tenantId === tenant.id && seconds(clock.now()) < claims.expiresAtSeconds
    return good ? claims : undefined
  }

  return {
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid, alg: ALGORITHM, use: 'sig' }] },

    async issue(tenant, user, scopes, clientId) {
      const issuedAt = seconds(clock.now())
      const expiresAt = issuedAt + TOKEN_LIFETIME_SECONDS
      const claims = { subType: 'user', tenantId: tenant.id, scope: scopes.join(' ') }
      const id = identifiers.id()
      tenant.liveTokens.add(id)
      const token = await new SignJWT(clientId === undefined ? claims : { ...claims, client_id: clientId })
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuer(tenant.url)
        .setSubject(user.id)
        .setJti(id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey)
      remember(token, { tenantId: tenant.id, userId: user.id, scopes, id, expiresAtSeconds: expiresAt })
      const expires = new Date(expiresAt * 1000).toISOString()
      return { token, expiresInSeconds: TOKEN_LIFETIME_SECONDS, expiresAt: expires }
    },

    async check(tenant, token) {
      const claims = await read(tenant, token)
      if (claims === undefined || !tenant.liveTokens.has(claims.id)) return undefined
      const user = tenant.users.get(claims.userId)
      if (user === undefined) return undefined
      const admin = user.roles.includes(TENANT_ADMIN) && claims.scopes.includes('admin_classic')
      return { userId: user.id, subject: user.subject, admin }
    },

    async revoke(tenant, token) {
      const claims = await read(tenant, token)
      if (claims !== undefined) tenant.liveTokens.delete(claims.id)
    },
  }
}
