import { given, givenList } from '../naming'
import { RSA_KEY_MIN_BITS } from './limits'
import type { Jwk } from './spec'
import { PUBLIC_KEY_ALGORITHMS } from './vocabulary'

const BASE64URL_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const BASE64URL = /^[A-Za-z0-9_-]+$/
/** 48 bytes, a coordinate of P-384 (RFC 7518 section 6.2.1.2), are 64 digits. */
const P384_COORDINATE = /^[A-Za-z0-9_-]{64}$/

/** @see https://nvlpubs.nist.gov/nistpubs/SpecialPublications/NIST.SP.800-186.pdf (3.2.1.4) */
const P384 = {
  p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
  b: BigInt(
    '0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef',
  ),
}

/** What each algorithm demands of a key. */
const KEY_DEMANDS: Readonly<
  Record<(typeof PUBLIC_KEY_ALGORITHMS)[number], (jwk: Jwk) => string | undefined>
> = {
  RS256: rsaComplaint,
  RS512: rsaComplaint,
  ES384: p384Complaint,
}

/**
 * What is wrong with a public key, with the repair; nothing when Qlik can use it.
 * @see https://qlik.dev/authenticate/oauth/oauth-private-key-jwt-reference/
 */
export function jwkComplaint(jwk: Jwk): string | undefined {
  if (!jwk.kid)
    return 'has no "kid"; give it a name of your choice, which the assertion\'s header must repeat'
  if (jwk.use !== 'sig') return `has "use" ${shown(jwk.use)}; it must be "sig"`
  const alg = PUBLIC_KEY_ALGORITHMS.find((known) => known === jwk.alg)
  if (alg === undefined) {
    return `has "alg" ${shown(jwk.alg)}; use one of ${givenList(PUBLIC_KEY_ALGORITHMS)}`
  }
  return KEY_DEMANDS[alg](jwk)
}

function rsaComplaint(jwk: Jwk): string | undefined {
  if (jwk.kty !== 'RSA')
    return `has "alg" ${shown(jwk.alg)} and "kty" ${shown(jwk.kty)}; that algorithm needs "RSA"`
  if (!BASE64URL.test(jwk.n ?? '') || !BASE64URL.test(jwk.e ?? '')) {
    return 'lacks "n" or "e", or one of them is not base64url; copy both from the public key'
  }
  const bits = bitsOf(jwk.n ?? '')
  return bits < RSA_KEY_MIN_BITS
    ? `is an RSA key of ${bits} bits; it needs at least ${RSA_KEY_MIN_BITS}, so make a new key pair`
    : undefined
}

function p384Complaint(jwk: Jwk): string | undefined {
  if (jwk.kty !== 'EC' || jwk.crv !== 'P-384') {
    return `has "alg" "ES384", "kty" ${shown(jwk.kty)} and "crv" ${shown(jwk.crv)}; that algorithm needs "EC" and "P-384"`
  }
  const { x = '', y = '' } = jwk
  if (!P384_COORDINATE.test(x) || !P384_COORDINATE.test(y))
    return 'lacks "x" or "y", or one of them is not a coordinate of P-384; copy both from the public key'
  return isOnP384(numberOf(x), numberOf(y))
    ? undefined
    : 'has an "x" and a "y" that are no point of P-384, so it is the key of nobody; copy both from the public key'
}

/** Whether y² = x³ - 3x + b (mod p), with the figures of the curve. */
function isOnP384(x: bigint, y: bigint): boolean {
  const { p, b } = P384
  return x < p && y < p && (y * y - (x * x * x - 3n * x + b)) % p === 0n
}

/** The value of base64url digits, where they are whole bytes. */
function numberOf(digits: string): bigint {
  let value = 0n
  for (const digit of digits) value = value * 64n + BigInt(BASE64URL_DIGITS.indexOf(digit))
  return value
}

/** The length of a base64url number. */
function bitsOf(digits: string): number {
  const significant = digits.replace(/^A+/, '')
  const bytes = Math.floor((digits.length * 6) / 8)
  const leadingZeros =
    (digits.length - significant.length) * 6 +
    Math.clz32(BASE64URL_DIGITS.indexOf(significant.charAt(0))) -
    26
  return significant === '' ? 0 : bytes * 8 - leadingZeros
}

function shown(value: string | undefined): string {
  return value === undefined ? '(none)' : given(value)
}
