import { createPrivateKey, randomUUID, sign } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

import type { PrivateKeyCredentials } from './credentials'

/** The three algorithms that Qlik accepts, and how Node signs them. */
const ALGORITHMS = new Map([
  ['RS256', { digest: 'sha256', keyType: 'rsa' }],
  ['RS512', { digest: 'sha512', keyType: 'rsa' }],
  ['ES384', { digest: 'sha384', keyType: 'ec' }],
])
const DEFAULT_ALGORITHM_OF_KEY_TYPE = new Map([
  ['rsa', 'RS256'],
  ['ec', 'ES384'],
])
const RSA_MIN_BITS = 2048
/** Node's name for P-384. */
const EC_CURVE = 'secp384r1'
/** Qlik accepts five minutes at most; one is left for clocks that differ. */
const LIFETIME_SECONDS = 240

export type SigningKey =
  | { readonly ok: true; readonly key: KeyObject; readonly algorithm: string; readonly digest: string }
  | { readonly ok: false; readonly reason: string }

/** Reads a private key: PEM, or a JWK as JSON, whose `alg` then decides. The reason repeats nothing of the key. */
export function readSigningKey({ privateKey }: PrivateKeyCredentials): SigningKey {
  const text = privateKey.reveal().trim()
  const jwk = text.startsWith('{') ? parseJwk(text) : undefined
  const key = text.startsWith('{') && jwk === undefined ? undefined : importKey(text, jwk)
  if (key === undefined)
    return {
      ok: false,
      reason: 'the private key cannot be read: expected PEM without a passphrase, or a private JWK as JSON',
    }

  const keyType = key.asymmetricKeyType ?? 'unknown'
  const algorithm = textOf(jwk?.['alg']) ?? DEFAULT_ALGORITHM_OF_KEY_TYPE.get(keyType) ?? ''
  const row = ALGORITHMS.get(algorithm)
  if (row === undefined || row.keyType !== keyType) {
    return {
      ok: false,
      reason: `a private key of type ${keyType} cannot sign what Qlik accepts: RS256, RS512 or ES384`,
    }
  }
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (keyType === 'rsa' && (modulusLength ?? 0) < RSA_MIN_BITS) {
    return {
      ok: false,
      reason: `the private key has ${modulusLength} bits; an RSA key needs ${RSA_MIN_BITS} at least`,
    }
  }
  if (keyType === 'ec' && namedCurve !== EC_CURVE) {
    return { ok: false, reason: `the private key is on curve ${namedCurve}; an EC key has to be on P-384` }
  }
  return { ok: true, key, algorithm, digest: row.digest }
}

/**
 * A client assertion (RFC 7523, section 3).
 *
 * @see https://qlik.dev/authenticate/oauth/oauth-private-key-jwt-reference
 */
export function signAssertion(
  signing: SigningKey & { readonly ok: true },
  claims: {
    readonly clientId: string
    readonly keyId: string
    readonly audience: string
    readonly nowMs: number
  },
): string {
  const issuedAt = Math.floor(claims.nowMs / 1000)
  const header = { alg: signing.algorithm, typ: 'JWT', kid: claims.keyId }
  const payload = {
    iss: claims.clientId,
    sub: claims.clientId,
    aud: claims.audience,
    jti: randomUUID(),
    iat: issuedAt,
    exp: issuedAt + LIFETIME_SECONDS,
  }
  const text = `${base64url(header)}.${base64url(payload)}`
  // JWS wants the two numbers of an ECDSA signature side by side (RFC 7518, section 3.4); RSA ignores the setting.
  const signature = sign(signing.digest, Buffer.from(text), { key: signing.key, dsaEncoding: 'ieee-p1363' })
  return `${text}.${signature.toString('base64url')}`
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function parseJwk(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}

function importKey(text: string, jwk: Readonly<Record<string, unknown>> | undefined): KeyObject | undefined {
  try {
    return jwk === undefined ? createPrivateKey(text) : createPrivateKey({ key: { ...jwk }, format: 'jwk' })
  } catch {
    // What Node throws here may repeat a member of the key.
    return undefined
  }
}
