import type { CreatedOAuthClient } from '../../../api'
import { NULL, warningDiagnostic } from '../../../framework'
import type { CreateRequest, Diagnostic, Outcome } from '../../../framework'
import { attempt, tenantName } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { expandCreate } from './expand'
import { afterApply } from './flatten'
import {
  deleteSecrets,
  keepsInitialSecret,
  keptSecret,
  onlyHint,
  secretAppears,
  secretValue,
} from './initial-secret'
import { READING_BACK, notReadBack } from './read-back'
import type { OAuthClientModel } from './schema'

/** Creates the client, and settles what becomes of the secret that the API makes with it. */
export async function createClient(
  { planned, record }: CreateRequest<OAuthClientModel>,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Outcome<OAuthClientModel>> {
  const created = await attempt(tenant, 'create the OAuth client', () =>
    tenant.api.createOAuthClient(expandCreate(planned), { signal }),
  )
  if (!created.ok) return { state: undefined, diagnostics: created.diagnostics }

  const { client, clientSecret, adopted } = created.value
  const { clientId } = client
  const adoption = adopted ? [adoptionFinding(created.value, tenant)] : []
  const expected = secretAppears(undefined, planned)
  const kept = expected && keepsInitialSecret(planned)
  let state: OAuthClientModel = {
    ...planned,
    ...afterApply(client, planned),
    client_secret: kept ? secretValue(clientSecret) : NULL,
    client_secret_hint: kept ? onlyHint(client) : NULL,
  }
  const save = (change: Partial<OAuthClientModel>): void => {
    state = { ...state, ...change }
    record(state)
  }
  save({})
  // A client without use for secrets has none. Should Qlik Cloud make one nevertheless, it goes.
  if (!expected && clientSecret === undefined && client.clientSecrets.length === 0)
    return { state, diagnostics: adoption }

  if (kept && clientSecret !== undefined) {
    if (client.clientSecrets.length > 0) return { state, diagnostics: adoption }
    const read = await attempt(tenant, READING_BACK, () =>
      tenant.api.readOAuthClientFresh(clientId, { signal }),
    )
    if (read.ok && read.value !== undefined)
      save({ ...afterApply(read.value, planned), client_secret_hint: onlyHint(read.value) })
    return { state, diagnostics: [...adoption, ...(read.ok ? [] : notReadBack(read.diagnostics))] }
  }

  const settled = await attempt(tenant, 'settle the initial secret of the OAuth client', async () => {
    // The value of an adopted client's secret went with the lost answer: a new one takes its place.
    const replacement = kept ? await tenant.api.createClientSecret(clientId, { signal }) : undefined
    if (replacement !== undefined) save(keptSecret(replacement))
    const fresh = (await tenant.api.readOAuthClientFresh(clientId, { signal })) ?? client
    const isKept = (hint: string): boolean => hint === replacement?.hint
    await deleteSecrets(
      clientId,
      fresh.clientSecrets.filter(({ hint }) => !isKept(hint)),
      tenant.api,
      signal,
    )
    save(
      afterApply(
        { ...fresh, clientSecrets: fresh.clientSecrets.filter(({ hint }) => isKept(hint)) },
        planned,
      ),
    )
  })
  return { state, diagnostics: [...adoption, ...(settled.ok ? [] : settled.diagnostics)] }
}

function adoptionFinding({ client }: CreatedOAuthClient, tenant: Tenant): Diagnostic {
  return warningDiagnostic(
    'OAuth client adopted',
    `The answer to creating "${client.clientName}" in tenant ${tenantName(tenant)} was lost. Exactly one client fits it, ${client.clientId}, and is managed from now on.`,
  )
}
