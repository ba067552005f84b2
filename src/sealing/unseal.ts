import { createPrivateKey } from 'node:crypto'
import type { JsonWebKey, KeyObject } from 'node:crypto'
import { SEALING_ALGORITHMS } from '../rules'
import { CONTENT_ENCRYPTION } from './content-encryption'
import { readRecipientKey, thumbprintOf } from './recipient-key'

export type Unsealed =
  | { readonly ok: true; readonly value: string }
  /** A sentence without its end, which repeats nothing of what was given. */
  | { readonly ok: false; readonly reason: string }

const refuse = (reason: string): Unsealed => ({ ok: false, reason })

/** Decrypts what `createSealer` has encrypted, with the recipient's private key: PEM without a passphrase, or a JWK. */
export async function unseal(sealed: string, privateKey: string): Promise<Unsealed> {
  const key = readPrivateKey(privateKey)
  if (typeof key === 'string') return refuse(key)
  const header = readHeader(sealed)
  if (header === undefined)
    return refuse(
      'the input is not an encrypted secret: expected a compact JWE, five parts with dots between them',
    )
  const algorithm = SEALING_ALGORITHMS.get((key.asymmetricKeyType ?? '').toUpperCase())
  if (header.enc !== CONTENT_ENCRYPTION || ![...SEALING_ALGORITHMS.values()].includes(header.alg ?? ''))
    return refuse(
      `the input is a JWE, but not one of this provider: those have "enc" ${CONTENT_ENCRYPTION} and "alg" ${[...SEALING_ALGORITHMS.values()].join(' or ')}`,
    )
  if (algorithm !== header.alg) return refuse(wrongKey(header, key))

  const { compactDecrypt } = await import('jose')
  try {
    const { plaintext } = await compactDecrypt(sealed, key)
    return { ok: true, value: new TextDecoder().decode(plaintext) }
  } catch {
    // Whether key or text is the wrong one, the library rightly does not tell.
    return refuse(
      header.kid === thumbprintOf(key)
        ? 'the input was encrypted for this key, and is damaged: copy it again, whole'
        : wrongKey(header, key),
    )
  }
}

function wrongKey({ kid }: Header, key: KeyObject): string {
  const own = thumbprintOf(key)
  const expected = kid === undefined ? '' : ` (its key id is ${JSON.stringify(kid)})`
  return `the input was encrypted for another key${expected}, or is damaged${own === undefined ? '' : `; the thumbprint of the key given is "${own}"`}`
}

/** A sentence where it is no private key. */
function readPrivateKey(text: string): KeyObject | string {
  const trimmed = text.trim()
  try {
    if (!trimmed.startsWith('{')) return createPrivateKey(trimmed)
    // What is not an object of texts is refused by Node.
    return createPrivateKey({ key: JSON.parse(trimmed) as JsonWebKey, format: 'jwk' })
  } catch {
    if (/ENCRYPTED/.test(trimmed))
      return 'the key is protected by a passphrase: remove it first, with openssl pkey -in FILE'
    return readRecipientKey(trimmed) === undefined
      ? 'the key cannot be read: expected a private key as PEM, or as a JWK'
      : 'the key is a public one: a secret is decrypted with the private key that belongs to it'
  }
}

interface Header {
  readonly alg: string | undefined
  readonly enc: string | undefined
  readonly kid: string | undefined
}

function readHeader(sealed: string): Header | undefined {
  if (!/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]*\.[\w-]+$/.test(sealed)) return undefined
  try {
    const header: unknown = JSON.parse(Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString())
    if (typeof header !== 'object' || header === null) return undefined
    const text = (name: string): string | undefined => {
      const value: unknown = Reflect.get(header, name)
      return typeof value === 'string' ? value : undefined
    }
    return { alg: text('alg'), enc: text('enc'), kid: text('kid') }
  } catch {
    return undefined
  }
}
