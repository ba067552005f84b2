import type { ClientSecretHint } from '../../../api'
import { contentOf, known, NULL } from '../../../framework'
import type { Diagnostics, Outcome, UpdateRequest } from '../../../framework'
import { attempt, findingsSincePlan } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { differenceFindings } from './difference'
import { expandChanges } from './expand'
import { afterApply, flatten } from './flatten'
import { onlyHint, secretAppears, secretsCease } from './initial-secret'
import { lockoutFindings } from './protection'
import { notReadBack, READING_BACK } from './read-back'
import type { OAuthClientModel } from './schema'
import { patchWithSecret } from './secret-by-patch'

interface Step {
  readonly doing: string
  readonly run: () => Promise<Diagnostics>
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
  const consentChanges = consent !== undefined && consent !== contentOf(prior.consent_method)
  if (changes.length === 0 && !consentChanges) return { state: planned, diagnostics: [] }

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
  let others: ReadonlySet<string> | undefined
  const keptBeside = (before: ReadonlySet<string>): void => {
    others = before
  }
  const read = (): ReturnType<typeof api.readOAuthClientFresh> =>
    api.readOAuthClientFresh(clientId, { signal })

  const patch: Step = {
    doing: 'update the OAuth client',
    run: async () => {
      const patched = (): void => {
        save({
          ...planned,
          ...remembered(state),
          ...(secretsCease(prior, planned) && { client_secret: NULL, client_secret_hint: NULL }),
        })
      }
      if (secretAppears(prior, planned)) {
        return patchWithSecret({ clientId, changes, planned, patched, save, keptBeside }, tenant, signal)
      }
      await api.patchOAuthClient(clientId, changes, { signal })
      patched()
      return []
    },
  }
  const changeConsent: Step = {
    doing: 'change the consent method of the OAuth client',
    run: async () => {
      // The rules have let only these two pass.
      const consentMethod = consent === 'trusted' ? 'trusted' : 'required'
      await api.patchConnectionConfig(clientId, consentMethod, { signal })
      save({ consent_method: known(consentMethod) })
      return []
    },
  }

  // A machine-to-machine client is trusted at every moment: trust comes before the grant, and goes after it.
  const due = [...(changes.length > 0 ? [patch] : []), ...(consentChanges ? [changeConsent] : [])]
  const diagnostics: Diagnostics[number][] = []
  for (const { doing, run } of consent === 'trusted' ? due.reverse() : due) {
    const done = await attempt(tenant, doing, run)
    if (done.ok) {
      diagnostics.push(...done.value)
      continue
    }
    // What came of it, nobody knows: only the client itself can tell.
    const fresh = done.error.unclear ? await attempt(tenant, READING_BACK, read) : undefined
    if (fresh?.ok === true && fresh.value !== undefined) save(flatten(fresh.value, planned))
    return { state, diagnostics: [...diagnostics, ...findingsSincePlan(done, doing, tenant)] }
  }
  const fresh = await attempt(tenant, READING_BACK, read)
  if (!fresh.ok) return { state, diagnostics: [...diagnostics, ...notReadBack(fresh.diagnostics)] }
  if (fresh.value !== undefined) {
    const { clientSecrets } = fresh.value
    const isNew = ({ hint }: ClientSecretHint): boolean => others?.has(hint) === false
    const client_secret_hint =
      others === undefined
        ? state.client_secret_hint
        : onlyHint({ ...fresh.value, clientSecrets: clientSecrets.filter(isNew) })
    save({ ...afterApply(fresh.value, planned), client_secret_hint })
    diagnostics.push(...differenceFindings(state, planned, tenant))
  }
  return { state, diagnostics }
}

/** What a patch leaves alone. */
function remembered({
  consent_method,
  client_secret,
  client_secret_hint,
  client_secret_hints,
}: OAuthClientModel): Partial<OAuthClientModel> {
  return { consent_method, client_secret, client_secret_hint, client_secret_hints }
}
