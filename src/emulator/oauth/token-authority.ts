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

/**
 * Signs the region's access tokens: ES384 JWTs, good for one tenant and six hours. Each tenant remembers its own, letter
 * for letter, which forgery gets past no more than past a signature; to check that costs a millisecond. It forgets those
 * that have expired when it issues another one, so that an emulator which runs for days does not fill its memory.
 */
export interface TokenAuthority {
  issue(tenant: Tenant, user: User, scopes: readonly string[], clientId?: string): Promise<IssuedToken>
  /** The caller behind a token; undefined when the token is not good in that tenant at this moment. */
  check(tenant: Tenant, token: string): Caller | undefined
  readonly jwks: { readonly keys: readonly object[] }
}

const ALGORITHM = 'ES384'

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000)

export async function createTokenAuthority(clock: Clock, identifiers: Identifiers): Promise<TokenAuthority> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM)
  const kid = identifiers.id()

  return {
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid, alg: ALGORITHM, use: 'sig' }] },

    async issue(tenant, user, scopes, clientId) {
      const issuedAt = seconds(clock.now())
      forgetExpired(tenant, issuedAt)
      const expiresAt = issuedAt + TOKEN_LIFETIME_SECONDS
      const claims = { subType: 'user', tenantId: tenant.id, scope: scopes.join(' ') }
      const token = await new SignJWT(clientId === undefined ? claims : { ...claims, client_id: clientId })
        .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
        .setIssuer(tenant.url)
        .setSubject(user.id)
        .setJti(identifiers.id())
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(privateKey)
      tenant.liveTokens.set(token, { userId: user.id, scopes, expiresAtSeconds: expiresAt })
      const expires = new Date(expiresAt * 1000).toISOString()
      return { token, expiresInSeconds: TOKEN_LIFETIME_SECONDS, expiresAt: expires }
    },

    check(tenant, token) {
      const live = tenant.liveTokens.get(token)
      if (live === undefined || seconds(clock.now()) >= live.expiresAtSeconds) return undefined
      const user = tenant.users.get(live.userId)
      if (user === undefined) return undefined
      const admin = user.roles.includes(TENANT_ADMIN) && live.scopes.includes('admin_classic')
      return { userId: user.id, subject: user.subject, admin }
    },
  }
}

/** All live equally long, so they expire in the order in which they were issued, unless somebody has set the clock back. */
function forgetExpired({ liveTokens }: Tenant, now: number): void {
  for (const [token, { expiresAtSeconds }] of liveTokens) {
    if (expiresAtSeconds > now) return
    liveTokens.delete(token)
  }
}
