import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'

export interface TestKey {
  readonly jwk: Readonly<Record<string, unknown>>
  readonly privateKey: KeyObject
}

export const P384: TestKey = withJwk(generateKeyPairSync('ec', { namedCurve: 'P-384' }), 'ES384', 'key-1')

export function rsaKey(bits: number, alg = 'RS256', kid = 'rsa-1'): TestKey {
  return withJwk(generateKeyPairSync('rsa', { modulusLength: bits }), alg, kid)
}

interface Pair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

function withJwk({ publicKey, privateKey }: Pair, alg: string, kid: string): TestKey {
  return { jwk: { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg, kid }, privateKey }
}

export interface AssertionOptions {
  readonly clientId: string
  readonly audience: string
  readonly issuedAt: Date
  readonly lifetimeSeconds?: number
  readonly jti?: string
  readonly alg?: string
  readonly kid?: string
  readonly issuer?: string
}

/** A client assertion as RFC 7523 wants it, save for what the options change. */
export async function assertion(key: TestKey, options: AssertionOptions): Promise<string> {
  const { clientId, audience, lifetimeSeconds = 300, jti = 'jti-1', alg = 'ES384', kid = 'key-1' } = options
  const issuedAt = Math.floor(options.issuedAt.getTime() / 1000)
  return new SignJWT({})
    .setProtectedHeader({ alg, ...(kid === '' ? {} : { kid }) })
    .setIssuer(options.issuer ?? clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(jti)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(key.privateKey)
}
