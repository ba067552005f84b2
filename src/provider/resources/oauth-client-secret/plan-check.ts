import type { ClientSecretHint, OAuthClient } from '../../../api'
import { contentOf } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import { CLIENT_SECRET_RULES, known, UNKNOWN } from '../../../rules'
import type { ClientSecretSpec, Facts, Rule } from '../../../rules'
import { attempt } from '../../api-findings'
import { knownClient, plannedClient } from '../../client-facts'
import type { KnownClient } from '../../client-facts'
import { dependentFindings, missingClient } from '../../dependent-findings'
import { newcomerFindings } from '../../newcomer-findings'
import { importCommand, secretLines } from '../../secret-lines'
import { NOTHING_SKIPPED } from '../../skipped-rules'
import type { SkippedRules } from '../../skipped-rules'
import { successorFindings } from '../../successor-findings'
import type { Tenant } from '../../tenants'
import type { OAuthClientSecretModel } from './schema'

/** Notes the secrets of a state, so that nobody takes them for somebody else's. */
export function rememberSecrets(state: OAuthClientSecretModel, { secrets }: Tenant): void {
  const clientId = contentOf(state.client_id)
  if (clientId === undefined) return
  for (const hint of [state.hint, state.previous_hint]) {
    if (hint.kind === 'known') secrets.manage(clientId, hint.value)
  }
}

/** Notes those that a plan leaves where they are. */
export function keepSecrets(
  clientId: string,
  hints: readonly OAuthClientSecretModel['hint'][],
  { secrets }: Tenant,
): void {
  for (const hint of hints) if (hint.kind === 'known') secrets.keep(clientId, hint.value)
}

const ROWS: readonly Rule<ClientSecretSpec>[] = CLIENT_SECRET_RULES
const isLimit = ({ id }: Rule<ClientSecretSpec>): boolean => id === 'secret/limit'
const LIMIT = ROWS.filter(isLimit)
const ALL_BUT_LIMIT = ROWS.filter((row) => !isLimit(row))

/** What stands in the way of a new secret, as far as the client exists already. The list of clients serves the question. */
export async function checkNewSecret(
  planned: OAuthClientSecretModel,
  tenant: Tenant,
  skipped: SkippedRules,
  signal: AbortSignal,
): Promise<Diagnostics> {
  const clientId = contentOf(planned.client_id)
  if (clientId === undefined) return newcomerFindings(ALL_BUT_LIMIT, factsOfNew, tenant, skipped)
  tenant.plannedSecrets.add(clientId)
  const read = await attempt(tenant, 'read the OAuth client', async () => ({
    stored: await tenant.api.readOAuthClient(clientId, { signal }),
    client: await knownClient(tenant, clientId, signal),
  }))
  if (!read.ok) return read.diagnostics
  const { stored, client } = read.value
  if (client === undefined) return [missingClient(clientId, tenant)]
  // The client may come back in the same apply; if not, creating the secret says so.
  if (stored === undefined) return []
  tenant.secrets.plan(clientId)
  return [
    ...dependentFindings(ALL_BUT_LIMIT, factsOf(clientId, client), client, skipped),
    ...roomFindings(clientId, stored.clientSecrets, client, tenant, skipped),
  ]
}

/**
 * What a change of the client breaks for a secret that exists already; and the limit once more: resources are planned in
 * any order, so only the last one of a client sees all that will be there. Nothing is asked of the tenant.
 */
export function checkSecret(
  planned: OAuthClientSecretModel,
  tenant: Tenant,
  skipped: SkippedRules,
): Diagnostics {
  const clientId = contentOf(planned.client_id)
  if (clientId === undefined) return []
  tenant.plannedSecrets.add(clientId)
  const ofClient = tenant.plannedClients.get(clientId)
  const client = ofClient === undefined ? UNMANAGED_CLIENT : plannedClient(ofClient)
  const shown = tenant.secrets.shown(clientId)
  return [
    ...(ofClient?.changes === true
      ? dependentFindings(ALL_BUT_LIMIT, factsOf(clientId, client), client, skipped)
      : []),
    ...(shown === undefined || tenant.secrets.planned(clientId) === 0
      ? []
      : roomFindings(clientId, shown, client, tenant, skipped)),
  ]
}

/** What keeps the secret from following its client, where that is replaced. `tenant` is the one of the old client. */
export function checkReplacedSecret(
  prior: OAuthClientSecretModel,
  planned: OAuthClientSecretModel,
  tenant: Tenant,
  skipped: SkippedRules,
): Diagnostics {
  return successorFindings(ALL_BUT_LIMIT, factsOfNew, prior, planned, tenant, skipped)
}

type OfClient = Pick<KnownClient, 'skipped' | 'skipsForOthers'> & {
  readonly facts: Pick<Facts<ClientSecretSpec>, 'appType' | 'allowedAuthMethods'>
}

const UNMANAGED_CLIENT: OfClient = {
  facts: { appType: UNKNOWN, allowedAuthMethods: UNKNOWN },
  skipped: NOTHING_SKIPPED,
  skipsForOthers: false,
}

function factsOf(clientId: string, { facts }: OfClient, secretCount?: number): Facts<ClientSecretSpec> {
  const { appType, allowedAuthMethods } = facts
  return {
    clientId: known(clientId),
    appType,
    allowedAuthMethods,
    secretCount: secretCount === undefined ? UNKNOWN : known(secretCount),
  }
}

/** Of a client whose id is only known after apply. */
function factsOfNew(client: OfClient): Facts<ClientSecretSpec> {
  return { ...factsOf('', client), clientId: UNKNOWN }
}

/** Said once for a client, with all that take up a place. */
function roomFindings(
  clientId: string,
  existing: OAuthClient['clientSecrets'],
  client: OfClient,
  tenant: Tenant,
  skipped: SkippedRules,
): Diagnostics {
  const staying = existing.filter((secret) => stays(secret, clientId, tenant)).length
  const facts = factsOf(clientId, client, staying + tenant.secrets.planned(clientId))
  return dependentFindings(LIMIT, facts, client, skipped).flatMap((finding) =>
    tenant.secrets.first(clientId, 'limit')
      ? [{ ...finding, detail: finding.detail + roomAdvice(clientId, existing, tenant) }]
      : [],
  )
}

/** One of this configuration may be destroyed in the same apply, which frees its place, until a plan has said otherwise. */
function stays({ hint }: ClientSecretHint, clientId: string, { secrets }: Tenant): boolean {
  return !secrets.isManaged(clientId, hint) || secrets.isKept(clientId, hint)
}

/** All that take up a place, and how to make room. */
export function roomAdvice(clientId: string, existing: readonly ClientSecretHint[], tenant: Tenant): string {
  const isOurs = existing.some(({ hint }) => tenant.secrets.isManaged(clientId, hint))
  // Of a replacement, the new secret is planned before anybody hears that the old one goes.
  const replacing = isOurs
    ? '\nTo replace one that this configuration manages, destroy it first: terraform apply -destroy -target=ADDRESS'
    : ''
  return `\nThe client has these now:${secretLines(clientId, existing, tenant)}\nDelete in the console what nobody uses, such as what an interrupted apply has left; one that is in use can be taken over: ${importCommand(clientId, tenant)}${replacing}`
}
