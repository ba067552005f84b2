import { contentOf } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import { CLIENT_SECRET_RULES, known, snakeCase, violations } from '../../../rules'
import type { ClientSecretSpec } from '../../../rules'
import { attempt } from '../../api-findings'
import { clientFacts } from '../../client-facts'
import { ruleFinding } from '../../rule-findings'
import type { Tenant } from '../../tenants'
import type { OAuthClientSecretModel } from './schema'

/** What stands in the way of a new secret, as far as the client exists already. The list of clients serves the question. */
export async function checkNewSecret(
  planned: OAuthClientSecretModel,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Diagnostics> {
  const clientId = contentOf(planned.client_id)
  if (clientId === undefined) return []
  const read = await attempt(tenant, 'read the OAuth client', async () => ({
    client: await tenant.api.readOAuthClient(clientId, { signal }),
    facts: await clientFacts(tenant, clientId, signal),
  }))
  if (!read.ok) return read.diagnostics
  const { client, facts } = read.value
  // The client may come back in the same apply; if not, creating the secret says so.
  if (client === undefined || facts === undefined) return []

  // A secret of this configuration may be destroyed in the same apply, which frees its place.
  const staying = client.clientSecrets.filter(({ hint }) => !tenant.secrets.isManaged(clientId, hint)).length
  return violations<ClientSecretSpec>(
    CLIENT_SECRET_RULES,
    {
      clientId: known(clientId),
      appType: facts.appType,
      allowedAuthMethods: facts.allowedAuthMethods,
      secretCount: known(staying + tenant.secrets.plan(clientId)),
    },
    { naming: snakeCase },
  ).map((violation) => ruleFinding(violation))
}

/** Remembers that this configuration manages a secret, see {@link checkNewSecret}. */
export function rememberSecret(state: OAuthClientSecretModel, tenant: Tenant): void {
  const clientId = contentOf(state.client_id)
  const hint = contentOf(state.hint)
  if (clientId !== undefined && hint !== undefined) tenant.secrets.manage(clientId, hint)
}
