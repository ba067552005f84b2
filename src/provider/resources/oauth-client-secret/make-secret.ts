import type { ClientSecretHint } from '../../../api'
import type { Diagnostics } from '../../../framework'
import { attempt } from '../../api-findings'
import type { Attempt } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { flattenSecret } from './flatten'
import type { ReadAttributes } from './flatten'
import { roomAdvice } from './plan-check'
import { createKeeper } from './recipient'
import type { StoredValue } from './recipient'
import type { OAuthClientSecretModel } from './schema'

export type NewSecret = ReadAttributes & StoredValue

export const making = (clientId: string): string => `create a secret for the OAuth client ${clientId}`

/** Makes a secret, whose value goes to the recipient, if there is one. At the limit, the error names all that take up a place. */
export async function makeSecret(
  clientId: string,
  recipient: OAuthClientSecretModel['recipient_public_key'],
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Attempt<NewSecret>> {
  const keep = await createKeeper(recipient)
  tenant.secrets.make(clientId)
  const made = await attempt(tenant, making(clientId), async () => {
    const { clientSecret, ...secret } = await tenant.api.createClientSecret(clientId, { signal })
    return { ...readable(clientId, secret, tenant), ...(await keep(clientSecret)) }
  })
  if (made.ok || made.error.code !== 'QLIK_SECRET_LIMIT') return made
  return { ...made, diagnostics: await withRoomAdvice(made.diagnostics, clientId, tenant, signal) }
}

/** Where Qlik Cloud does not tell when it was made, it was made now. Nothing could be rotated by its age otherwise. */
function readable(clientId: string, secret: ClientSecretHint, tenant: Tenant): ReadAttributes {
  const createdAt = secret.createdAt ?? new Date(tenant.api.tenantTime()).toISOString()
  return flattenSecret(clientId, { ...secret, createdAt })
}

async function withRoomAdvice(
  diagnostics: Diagnostics,
  clientId: string,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Diagnostics> {
  const read = await attempt(tenant, 'read the OAuth client', () =>
    tenant.api.readOAuthClientFresh(clientId, { signal }),
  )
  const existing = read.ok ? read.value?.clientSecrets : undefined
  if (existing === undefined) return diagnostics
  return diagnostics.map((finding) => ({
    ...finding,
    detail: finding.detail + roomAdvice(clientId, existing, tenant),
  }))
}
