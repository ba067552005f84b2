import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { TOKEN_LIFETIME_SECONDS } from '../limits'
import type { Clock } from '../region/clock'
import type { Identifiers } from '../region/identifiers'
import { TENANT_ADMIN, type Caller, type Tenant, type User } from '../region/tenant'

export interface IssuedToken {
  readonly token: string
  readonly expiresInSeconds: number
  readonly expiresAt: string
}

/** What a token says. */
interface Claims {
  readonly tenantId: string
  readonly userId: string
  readonly scopes: readonly string[]
  readonly id: string
  readonly expiresAtSeconds: number
}

/** Signs the region's access tokens and knows them again: ES384 JWTs, good for one tenant and six hours. */
export interface TokenAuthority {
  issue(tenant: Tenant, user: User, scopes: readonly string[], clientId?: string): Promise<IssuedToken>
  /** The caller behind a token; undefined when the token is not good in that tenant at this moment. */
  check(tenant: Tenant, token: string): Caller | undefined
  revoke(tenant: Tenant, token: string): void
  readonly jwks: { readonly keys: readonly object[] }
}

const ALGORITHM = 'ES384'
const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

export async function createTokenAuthority(clock: Clock, identifiers: Identifiers): Promise<TokenAuthority> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM)
  const kid = identifiers.id()
  /** What was issued, the oldest first. Whatever else comes as a token is forged. */
  const issued = new Map<string, Claims>()

  function read(tenant: Tenant, token: string): Claims | undefined {
    const claims = issued.get(token)
    if (claims?.tenantId !== tenant.id || seconds(clock.now()) >= claims.expiresAtSeconds) return undefined
    return claims
  }

  function forgetExpired(now: number): void {
    for (const [token, { expiresAtSeconds }] of issued) {
      if (expiresAtSeconds > now) return
      issued.delete(token)
    }
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
      forgetExpired(issuedAt)
      issued.set(token, { tenantId: tenant.id, userId: user.id, scopes, id, expiresAtSeconds: expiresAt })
      const expires = new Date(expiresAt * 1000).toISOString()
      return { token, expiresInSeconds: TOKEN_LIFETIME_SECONDS, expiresAt: expires }
    },

    check(tenant, token) {
      const claims = read(tenant, token)
      if (claims === undefined || !tenant.liveTokens.has(claims.id)) return undefined
      const user = tenant.users.get(claims.userId)
      if (user === undefined) return undefined
      const admin = user.roles.includes(TENANT_ADMIN) && claims.scopes.includes('admin_classic')
      return { userId: user.id, subject: user.subject, admin }
    },

    revoke(tenant, token) {
      const claims = read(tenant, token)
      if (claims !== undefined) tenant.liveTokens.delete(claims.id)
    },
  }
}
