import { createHash, createPublicKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { RecipientKey } from '../rules'

/** A public key, and what the rules have to know of it. */
export interface ReadRecipientKey {
  readonly key: KeyObject
  readonly details: RecipientKey
  /** The JWK's own `kid`, else its thumbprint: by it a recipient with several keys finds the right one. */
  readonly keyId: string
}

/** Reads a public key: PEM, or a JWK as JSON text. Undefined where it is neither; nothing of it is repeated. */
export function readRecipientKey(text: string): ReadRecipientKey | undefined {
  const trimmed = text.trim()
  const jwk = trimmed.startsWith('{') ? parseJwk(trimmed) : undefined
  if (trimmed.startsWith('{') && jwk === undefined) return undefined
  const key = importKey(trimmed, jwk)
  if (key === undefined) return undefined
  const details: RecipientKey = {
    keyType: keyTypeOf(key),
    bits: key.asymmetricKeyDetails?.modulusLength,
    curve: curveOf(key),
    use: textOf(jwk?.['use']),
    alg: textOf(jwk?.['alg']),
  }
  return { key, details, keyId: textOf(jwk?.['kid']) ?? thumbprintOf(key) ?? '' }
}

/** Whether two texts hold the same key, in whatever form. */
export function isSameKey(left: string, right: string): boolean {
  if (left === right) return true
  const [one, other] = [readRecipientKey(left), readRecipientKey(right)]
  return one !== undefined && other !== undefined && one.key.equals(other.key)
}

/** RFC 7638; only the types that secrets are encrypted for have one here. */
export function thumbprintOf(key: KeyObject): string | undefined {
  const { kty, crv, x, y, e, n } = publicHalf(key).export({ format: 'jwk' })
  // The members in the order of their names, as section 3.3 demands.
  const members = kty === 'RSA' ? { e, kty, n } : kty === 'EC' ? { crv, kty, x, y } : undefined
  return members && createHash('sha256').update(JSON.stringify(members)).digest('base64url')
}

function publicHalf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Node's names, and those of RFC 7518. */
const KEY_TYPES: ReadonlyMap<string, string> = new Map([
  ['rsa', 'RSA'],
  ['ec', 'EC'],
])
const CURVES: ReadonlyMap<string, string> = new Map([
  ['prime256v1', 'P-256'],
  ['secp384r1', 'P-384'],
  ['secp521r1', 'P-521'],
])

function keyTypeOf({ asymmetricKeyType: type }: KeyObject): string {
  return KEY_TYPES.get(type ?? '') ?? type ?? 'unknown'
}

function curveOf({ asymmetricKeyDetails }: KeyObject): string | undefined {
  const name = asymmetricKeyDetails?.namedCurve
  return name === undefined ? undefined : (CURVES.get(name) ?? name)
}

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
    return jwk === undefined ? createPublicKey(text) : createPublicKey({ key: { ...jwk }, format: 'jwk' })
  } catch {
    // What Node throws here may repeat a member of the key.
    return undefined
  }
}
