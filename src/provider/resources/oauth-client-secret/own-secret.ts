import type { ClientSecretHint } from '../../../api'
import { contentOf, errorDiagnostic, warningDiagnostic } from '../../../framework'
import type { Diagnostic, Diagnostics, Value } from '../../../framework'
import { attempt } from '../../api-findings'
import type { Tenant } from '../../tenants'

/** A secret as the state knows it. */
export interface OwnSecret {
  readonly clientId: string
  readonly hint: Value<string>
  readonly createdAt: Value<string>
}

/**
 * How far two accounts of when a secret was made may differ: where Qlik Cloud does not tell, the provider notes the
 * tenant's time, in whole seconds, after the answer has come.
 */
const SAME_MOMENT_MS = 5_000

/**
 * Whether a secret in the tenant is the one of the state. A hint is free again once its secret is deleted, so that
 * another one, made in the console, may have it by now; the time tells them apart.
 */
export function isOwn(
  { hint, createdAt }: ClientSecretHint,
  own: { readonly hint: Value<string>; readonly created_at: Value<string> },
): boolean {
  if (hint !== contentOf(own.hint)) return false
  const apartMs = Math.abs(Date.parse(createdAt ?? '') - Date.parse(contentOf(own.created_at) ?? ''))
  return Number.isNaN(apartMs) || apartMs <= SAME_MOMENT_MS
}

/**
 * Deletes a secret of the state. What has its hint and is another one stays; so does the secret while `successor`, which
 * consumers are to use in its place, is not there.
 */
export async function deleteOwn(
  { clientId, hint, createdAt }: OwnSecret,
  doing: string,
  tenant: Tenant,
  signal: AbortSignal,
  successor?: { readonly hint: Value<string>; readonly created_at: Value<string> },
): Promise<Diagnostics> {
  const name = contentOf(hint)
  if (name === undefined) return []
  const deleted = await attempt(tenant, doing, async () => {
    const there = (await tenant.api.readOAuthClientFresh(clientId, { signal }))?.clientSecrets ?? []
    const namesake = there.find((secret) => secret.hint === name)
    if (namesake === undefined) return []
    if (!isOwn(namesake, { hint, created_at: createdAt })) return [otherSecret(clientId, namesake)]
    if (successor !== undefined && !there.some((secret) => isOwn(secret, successor)))
      return [lastSecret(clientId, name, contentOf(successor.hint) ?? '')]
    await tenant.api.deleteClientSecret(clientId, name, { signal })
    return []
  })
  return deleted.ok ? deleted.value : deleted.diagnostics
}

function otherSecret(
  clientId: string,
  { hint, createdAt = 'at another time' }: ClientSecretHint,
): Diagnostic {
  return warningDiagnostic(
    `Client secret "${hint}" left alone`,
    `OAuth client ${clientId} has a secret with the hint "${hint}", but it was made ${createdAt}, and is not the one that this resource made. It is not deleted.`,
  )
}

function lastSecret(clientId: string, hint: string, successor: string): Diagnostic {
  return errorDiagnostic(
    'Client secret not retired',
    `The secret with hint "${successor}" of OAuth client ${clientId}, which is to be used in place of "${hint}", has been deleted since the plan was made. Nothing was deleted. Plan and apply again: then a new secret is made first.`,
  )
}
