import { Secret } from '../../../api'
import { known, NULL } from '../../../framework'
import type { Value } from '../../../framework'

/** What closing a token takes. Terraform keeps it in memory for the time of a command, and writes it nowhere. */
export interface Handle {
  readonly tenant: Value<string>
  readonly token: Secret
  readonly expiresAt: string
  readonly revoke: boolean
}

interface Encoded {
  readonly tenant: string | null
  readonly token: string
  readonly expiresAt: string
  readonly revoke: boolean
}

export function encodeHandle({ tenant, token, expiresAt, revoke }: Handle): Uint8Array {
  const encoded: Encoded = {
    tenant: tenant.kind === 'known' ? tenant.value : null,
    token: token.reveal(),
    expiresAt,
    revoke,
  }
  return new TextEncoder().encode(JSON.stringify(encoded))
}

/** Undefined: nothing was opened. */
export function decodeHandle(bytes: Uint8Array | undefined): Handle | undefined {
  if (bytes === undefined || bytes.length === 0) return undefined
  // Written by `encodeHandle`, and kept by Terraform as it was.
  const { tenant, token, expiresAt, revoke } = JSON.parse(new TextDecoder().decode(bytes)) as Encoded
  return { tenant: tenant === null ? NULL : known(tenant), token: Secret.of(token), expiresAt, revoke }
}
