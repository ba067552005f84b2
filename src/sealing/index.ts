/** Encrypts a value for one recipient, and decrypts it again: JSON Web Encryption (RFC 7516), compact. */

export { isSameKey, readRecipientKey } from './recipient-key'
export { createSealer } from './create-sealer'
export { unseal } from './unseal'

export type { ReadRecipientKey } from './recipient-key'
export type { Sealer } from './create-sealer'
export type { Unsealed } from './unseal'
