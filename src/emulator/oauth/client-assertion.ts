import { decodeProtectedHeader, errors, importJWK, jwtVerify } from 'jose'
import { ASSERTION_MAX_SECONDS, ASSERTION_SKEW_SECONDS } from '../limits'
import { done, refuse, type Outcome } from '../outcome'
import type { ClientRecord, Jwk } from '../region/client-record'
import type { Region } from '../region/region'
import type { Tenant } from '../region/tenant'

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const refused = (detail: string): ReturnType<typeof refuse> => refuse('OAUTH-BAD-ASSERTION', detail)

/** The token endpoint under the names that a caller may know it by. Qlik's own is always https and has no port. */
function audiences(tenant: Tenant): string[] {
  const { host, hostname } = new URL(tenant.url)
  return [`https://${hostname}/oauth/token`, `https://${host}/oauth/token`, `${tenant.url}/oauth/token`]
}

function signingKey(client: ClientRecord, assertion: string): Outcome<Jwk> {
  try {
    const { alg, kid } = decodeProtectedHeader(assertion)
    if (kid === undefined) return refused('The header of the assertion needs a kid.')
    const key = (client.fields.publicKeys ?? []).find((candidate) => candidate.kid === kid)
    if (key === undefined)
      return refused('The kid of the assertion names none of the public keys of the client.')
    return key.alg === alg
      ? done(key)
      : refused(`The alg of the assertion must be ${key.alg}, as registered.`)
  } catch {
    return refused('The assertion is not a JWT.')
  }
}

/** Checks a private_key_jwt assertion: RFC 7523 section 3, and what qlik.dev asks for beyond it. */
export async function checkAssertion(
  region: Region,
  tenant: Tenant,
  client: ClientRecord,
  assertion: string,
): Promise<Outcome<undefined>> {
  const key = signingKey(client, assertion)
  if (!key.ok) return key
  const now = region.clock.now()
  try {
    const { payload } = await jwtVerify(assertion, await importJWK({ ...key.value }, key.value.alg), {
      algorithms: [key.value.alg],
      issuer: client.clientId,
      subject: client.clientId,
      audience: audiences(tenant),
      requiredClaims: ['jti', 'iat', 'exp'],
      currentDate: now,
    })
    return useOnce(tenant, client.clientId, payload, Math.floor(now.getTime() / 1000))
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    return refused(`The assertion is not valid: ${error.message}.`)
  }
}

interface Times {
  readonly jti?: string | undefined
  readonly iat?: number | undefined
  readonly exp?: number | undefined
}

function useOnce(tenant: Tenant, clientId: string, times: Times, now: number): Outcome<undefined> {
  const { jti = '', iat = 0, exp = 0 } = times
  if (jti === '') return refused('The jti of the assertion must not be empty.')
  if (iat > now + ASSERTION_SKEW_SECONDS) return refused('The iat of the assertion lies in the future.')
  if (exp - iat > ASSERTION_MAX_SECONDS) {
    return refused(`The exp of the assertion must be at most ${ASSERTION_MAX_SECONDS} seconds after its iat.`)
  }
  for (const [used, until] of tenant.usedAssertions) if (until <= now) tenant.usedAssertions.delete(used)
  const use = `${clientId} ${jti}`
  if (tenant.usedAssertions.has(use)) return refused('The jti of the assertion was used before.')
  tenant.usedAssertions.set(use, exp)
  return done(undefined)
}
