import { PRIVATE_JWK_MEMBERS } from '../oauth-client/rules/key-rules'

/** What can be told of a public key for which a secret is to be encrypted. */
export interface RecipientKey {
  /** As RFC 7517 names them: `RSA`, `EC`, … */
  readonly keyType: string
  /** Length of an RSA modulus. */
  readonly bits?: number | undefined
  /** As RFC 7518 names them: `P-256`, … */
  readonly curve?: string | undefined
  /** Members of a JWK by which its owner says what it is for. */
  readonly use?: string | undefined
  readonly alg?: string | undefined
}

/** How a secret is encrypted for each type of key. */
export const SEALING_ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['RSA', 'RSA-OAEP-256'],
  ['EC', 'ECDH-ES'],
])
export const SEALING_CURVES = ['P-256', 'P-384', 'P-521'] as const

/** PEM or JWK, whole or damaged: what says that it is private must be believed. */
export function looksPrivate(key: string): boolean {
  return /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(key) || PRIVATE_MEMBER.test(key)
}

const PRIVATE_MEMBER = new RegExp(`"(?:${PRIVATE_JWK_MEMBERS.join('|')})"\\s*:`)
