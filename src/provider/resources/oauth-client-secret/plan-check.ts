import { contentOf } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import { CLIENT_SECRET_RULES, known, UNKNOWN } from '../../../rules'
import type { ClientSecretSpec, Fact } from '../../../rules'
import { attempt } from '../../api-findings'
import { knownClient, plannedClient } from '../../client-facts'
import type { KnownClient } from '../../client-facts'
import { dependentFindings } from '../../dependent-findings'
import type { SkippedRules } from '../../skipped-rules'
import type { Tenant } from '../../tenants'
import type { OAuthClientSecretModel } from './schema'

/** What stands in the way of a new secret, as far as the client exists already. The list of clients serves the question. */
export async function checkNewSecret(
  planned: OAuthClientSecretModel,
  tenant: Tenant,
  skipped: SkippedRules,
  signal: AbortSignal,
): Promise<Diagnostics> {
  const clientId = contentOf(planned.client_id)
  if (clientId === undefined) return []
  tenant.plannedSecrets.add(clientId)
  const read = await attempt(tenant, 'read the OAuth client', async () => ({
    stored: await tenant.api.readOAuthClient(clientId, { signal }),
    client: await knownClient(tenant, clientId, signal),
  }))
  if (!read.ok) return read.diagnostics
  const { stored, client } = read.value
  // The client may come back in the same apply; if not, creating the secret says so.
  if (stored === undefined || client === undefined) return []

  // A secret of this configuration may be destroyed in the same apply, which frees its place.
  const staying = stored.clientSecrets.filter(({ hint }) => !tenant.secrets.isManaged(clientId, hint)).length
  const secretCount = known(staying + tenant.secrets.plan(clientId))
  return secretFindings(clientId, client, secretCount, skipped)
}

/** What a change of the client breaks for a secret that exists already. */
export function checkSecret(
  planned: OAuthClientSecretModel,
  tenant: Tenant,
  skipped: SkippedRules,
): Diagnostics {
  const clientId = contentOf(planned.client_id)
  if (clientId === undefined) return []
  tenant.plannedSecrets.add(clientId)
  const ofClient = tenant.plannedClients.get(clientId)
  if (ofClient?.changes !== true) return []
  return secretFindings(clientId, plannedClient(ofClient), UNKNOWN, skipped)
}

function secretFindings(
  clientId: string,
  client: KnownClient,
  secretCount: Fact<number>,
  skipped: SkippedRules,
): Diagnostics {
  const { appType, allowedAuthMethods } = client.facts
  const facts = { clientId: known(clientId), appType, allowedAuthMethods, secretCount }
  return dependentFindings<ClientSecretSpec>(CLIENT_SECRET_RULES, facts, client, skipped)
}

/** Remembers that this configuration manages a secret, see {@link checkNewSecret}. */
export function rememberSecret(state: OAuthClientSecretModel, tenant: Tenant): void {
  const clientId = contentOf(state.client_id)
  const hint = contentOf(state.hint)
  if (clientId !== undefined && hint !== undefined) tenant.secrets.manage(clientId, hint)
}
