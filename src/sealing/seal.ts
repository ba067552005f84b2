import type { KeyObject } from 'node:crypto'
import { CompactEncrypt } from 'jose'
import { CONTENT_ENCRYPTION } from './content-encryption'

/** A compact JWE (RFC 7516, section 3.1) of a text. */
export function seal(
  value: string,
  { key, keyId, algorithm }: { readonly key: KeyObject; readonly keyId: string; readonly algorithm: string },
): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(value))
    .setProtectedHeader({ alg: algorithm, enc: CONTENT_ENCRYPTION, kid: keyId })
    .encrypt(key)
}
