import type { ClientSecretHint } from '../../../api'
import { contentOf, known, NULL } from '../../../framework'
import type { Diagnostics, Outcome, UpdateRequest } from '../../../framework'
import { attempt } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { expandChanges } from './expand'
import { afterApply } from './flatten'
import { deleteSecrets, keepsInitialSecret, secretAppears, secretsCease, secretValue } from './initial-secret'
import { lockoutFindings } from './protection'
import type { OAuthClientModel } from './schema'

interface Step {
  readonly doing: string
  readonly run: () => Promise<void>
}

/** Sends what differs: the fields as one patch, consent by its own call. Nothing is sent where nothing differs. */
export async function updateClient(
  { prior, planned, record }: UpdateRequest<OAuthClientModel>,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Outcome<OAuthClientModel>> {
  const lockout = lockoutFindings(prior, planned, tenant)
  if (lockout.length > 0) return { state: prior, diagnostics: lockout }

  const { api } = tenant
  const clientId = contentOf(prior.client_id) ?? ''
  const changes = expandChanges(prior, planned)
  const consent = contentOf(planned.consent_method)
  if (changes.length === 0 && consent === contentOf(prior.consent_method))
    return { state: planned, diagnostics: [] }

  let state: OAuthClientModel = {
    ...prior,
    keep_initial_secret: planned.keep_initial_secret,
    force_destroy: planned.force_destroy,
    skip_rules: planned.skip_rules,
  }
  const save = (change: Partial<OAuthClientModel>): void => {
    state = { ...state, ...change }
    record(state)
  }

  const secretsOf = async (id: string): Promise<readonly ClientSecretHint[]> =>
    (await api.readOAuthClientFresh(id, { signal }))?.clientSecrets ?? []

  const patch: Step = {
    doing: 'update the OAuth client',
    run: async () => {
      if (changes.length === 0) return
      const before = secretAppears(prior, planned) ? await secretsOf(clientId) : []
      const { clientSecret } = await api.patchOAuthClient(clientId, changes, { signal })
      save({ ...planned, ...remembered(state), ...(secretsCease(prior, planned) && { client_secret: NULL }) })
      if (clientSecret === undefined) return
      if (keepsInitialSecret(planned)) return save({ client_secret: secretValue(clientSecret) })
      const known = new Set(before.map(({ hint }) => hint))
      const made = (await secretsOf(clientId)).filter(({ hint }) => !known.has(hint))
      await deleteSecrets(clientId, made, api, signal)
    },
  }
  const changeConsent: Step = {
    doing: 'change the consent method of the OAuth client',
    run: async () => {
      if (consent === undefined || consent === contentOf(prior.consent_method)) return
      // The rules have let only these two pass.
      await api.patchConnectionConfig(clientId, consent === 'trusted' ? 'trusted' : 'required', { signal })
      save({ consent_method: known(consent) })
    },
  }
  const readBack: Step = {
    doing: 'read the OAuth client',
    run: async () => {
      const fresh = await api.readOAuthClientFresh(clientId, { signal })
      if (fresh !== undefined) save(afterApply(fresh, planned))
    },
  }

  // A machine-to-machine client is trusted at every moment: trust comes before the grant, and goes after it.
  const steps = consent === 'trusted' ? [changeConsent, patch] : [patch, changeConsent]
  const diagnostics: Diagnostics[number][] = []
  for (const { doing, run } of [...steps, readBack]) {
    const done = await attempt(tenant, doing, run)
    if (done.ok) continue
    diagnostics.push(...done.diagnostics)
    break
  }
  return { state, diagnostics }
}

/** What a patch leaves alone. */
function remembered({
  consent_method,
  client_secret,
  client_secret_hints,
}: OAuthClientModel): Partial<OAuthClientModel> {
  return { consent_method, client_secret, client_secret_hints }
}
