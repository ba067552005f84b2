import type { ClientSecretHint, OAuthClient } from '../../../api'
import { contentOf, NULL, warningDiagnostic } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import { tenantName } from '../../api-findings'
import { importCommand, secretLines } from '../../secret-lines'
import type { Tenant } from '../../tenants'
import { onlyHint } from './initial-secret'
import type { OAuthClientModel } from './schema'

interface Refreshed {
  readonly secret: Pick<OAuthClientModel, 'client_secret' | 'client_secret_hint'>
  readonly diagnostics: Diagnostics
}

/** What a refresh finds of the secret that came with the client, and of others that appeared beside it. */
export function refreshInitialSecret(
  state: OAuthClientModel,
  client: OAuthClient,
  before: ReadonlySet<string> | undefined,
  tenant: Tenant,
): Refreshed {
  const { clientId, clientSecrets } = client
  tenant.secrets.show(clientId, clientSecrets)
  const client_secret_hint =
    state.client_secret.kind === 'known' && state.client_secret_hint.kind === 'null'
      ? onlyHint(client)
      : state.client_secret_hint
  const hint = contentOf(client_secret_hint)
  const own = clientSecrets.find((secret) => secret.hint === hint)
  if (own !== undefined) tenant.secrets.manage(clientId, own.hint)

  // Without any secret left, the one in the state opens nothing any more, whichever it was.
  const isGone = clientSecrets.length === 0 || (hint !== undefined && own === undefined)
  const secret = isGone
    ? { client_secret: NULL, client_secret_hint: NULL }
    : { client_secret: state.client_secret, client_secret_hint }
  return {
    secret,
    diagnostics: [
      ...(isGone && state.client_secret.kind === 'known' ? [goneFinding(clientId, tenant)] : []),
      ...appearedFindings(state, client, own, before, tenant),
    ],
  }
}

function goneFinding(clientId: string, tenant: Tenant) {
  return warningDiagnostic(
    `Initial secret of OAuth client ${clientId} is gone`,
    `The secret that was made with OAuth client ${clientId} is no longer in tenant ${tenantName(tenant)}: it was deleted outside Terraform. It is dropped from the state. Where a secret is needed, add a qlikcloud_oauth_client_secret for the client.`,
    ['client_secret'],
  )
}

/**
 * A warning about secrets that have appeared since the state was saved, and that no apply can have saved. That is known
 * where somebody else made them than the one who made the client's own secret, and where a change has added
 * `client_secret` to the methods and did not come to its end (`before`: the hints from before it). Of all others, the resources of secrets know more.
 */
function appearedFindings(
  state: OAuthClientModel,
  { clientId, clientSecrets, allowedAuthMethods }: OAuthClient,
  own: ClientSecretHint | undefined,
  before: ReadonlySet<string> | undefined,
  tenant: Tenant,
): Diagnostics {
  const methods = (contentOf(state.allowed_auth_methods) ?? []).map(contentOf)
  const byPatch =
    before !== undefined ||
    (methods.length > 0 && !methods.includes(METHOD) && allowedAuthMethods.includes(METHOD))
  const saved = before ?? new Set((contentOf(state.client_secret_hints) ?? []).map(contentOf))
  const strangers = clientSecrets.filter(
    (secret) =>
      secret !== own &&
      !saved.has(secret.hint) &&
      !tenant.secrets.isTold(clientId, secret.hint) &&
      (byPatch || (own?.createdBy !== undefined && secret.createdBy !== own.createdBy)),
  )
  if (strangers.length === 0) return []
  for (const { hint } of strangers) tenant.secrets.tell(clientId, hint)
  const why = byPatch
    ? `They came with "${METHOD}" in its allowed_auth_methods, which was added in the console, or by an apply that was interrupted, and then nobody has their values`
    : 'They were not made by this configuration'
  return [
    warningDiagnostic(
      `OAuth client ${clientId} has new secrets`,
      `OAuth client ${clientId} in tenant ${tenantName(tenant)} has secrets that it did not have when the state was saved, and whoever has one of them can log in as this client:${secretLines(clientId, strangers, tenant)}\n${why}. Delete in the console what nobody uses; one that is in use can be taken over: ${importCommand(clientId, tenant)}`,
      ['client_secret_hints'],
    ),
  ]
}

const METHOD = 'client_secret'
