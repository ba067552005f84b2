import { ApiError } from '../../../api'
import type { ClientSecretHint, OAuthClientChange, Secret } from '../../../api'
import { errorDiagnostic, NULL } from '../../../framework'
import type { Diagnostic, Diagnostics } from '../../../framework'
import { apiFindings, attempt } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { keepsInitialSecret, keptSecret, secretValue } from './initial-secret'
import type { OAuthClientModel } from './schema'

export interface SecretPatch {
  readonly clientId: string
  readonly changes: readonly OAuthClientChange[]
  readonly planned: OAuthClientModel
  /** Called when the patch has had its effect. */
  readonly patched: () => void
  readonly save: (change: Partial<OAuthClientModel>) => void
  /** Called with the hints from before, when a secret is kept whose own hint only the next read shows. */
  readonly keptBeside: (before: ReadonlySet<string>) => void
}

/**
 * A patch that makes the API generate a secret, which is kept, or deleted at once. When the answer with its value is lost,
 * nobody can ever use that secret: it is deleted in any case, and replaced if one is to be kept.
 */
export async function patchWithSecret(
  { clientId, changes, planned, patched, save, keptBeside }: SecretPatch,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Diagnostics> {
  const { api } = tenant
  const secrets = async (): Promise<readonly ClientSecretHint[]> =>
    (await api.readOAuthClientFresh(clientId, { signal }))?.clientSecrets ?? []

  const before = new Set((await secrets()).map(({ hint }) => hint))
  const { secret, lost } = await patch(clientId, changes, tenant, signal)
  patched()
  if (secret === undefined && lost === undefined) return []
  const kept = keepsInitialSecret(planned)
  if (secret !== undefined && kept) {
    save({ client_secret: secretValue(secret), client_secret_hint: NULL })
    keptBeside(before)
    return []
  }

  const deleting = 'delete the secret that Qlik Cloud made with the change'
  const deleted = await attempt(tenant, deleting, async () => {
    const made = lost ?? (await secrets()).flatMap(({ hint }) => (before.has(hint) ? [] : hint))
    const [hint, ...others] = [made].flat()
    if (others.length > 0) return [severalSecrets(clientId, [made].flat())]
    if (hint !== undefined) await api.deleteClientSecret(clientId, hint, { signal })
    return []
  })
  const replacing = 'make a secret in place of the one whose value was lost'
  const replaced = await attempt(tenant, replacing, async () => {
    if (!kept) return
    save(keptSecret(await api.createClientSecret(clientId, { signal })))
  })
  return [
    ...(deleted.ok ? deleted.value : apiFindings(deleted.error, deleting, tenant, DELETE_ADVICE)),
    ...(replaced.ok ? [] : apiFindings(replaced.error, replacing, tenant, REPLACE_ADVICE)),
  ]
}

const DELETE_ADVICE = 'A further apply does not delete it: delete it in the console.'
const REPLACE_ADVICE =
  'A further apply does not make one: add a qlikcloud_oauth_client_secret for the client.'

function severalSecrets(clientId: string, hints: readonly string[]): Diagnostic {
  return errorDiagnostic(
    'Several client secrets appeared',
    `While OAuth client ${clientId} was changed, the secrets with hints ${hints.join(', ')} appeared, and it is not clear which of them came with the change. ${DELETE_ADVICE}`,
  )
}

async function patch(
  clientId: string,
  changes: readonly OAuthClientChange[],
  { api }: Tenant,
  signal: AbortSignal,
): Promise<{ readonly secret?: Secret | undefined; readonly lost?: string | undefined }> {
  try {
    return { secret: (await api.patchOAuthClient(clientId, changes, { signal })).clientSecret }
  } catch (error) {
    const [hint, ...others] = error instanceof ApiError ? error.hints : []
    // The one secret that has appeared meanwhile shows that the patch had its effect.
    if (hint === undefined || others.length > 0) throw error
    return { lost: hint }
  }
}
