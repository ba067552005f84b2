import { contentOf, warningDiagnostic } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import { known, PUBLICATION_RULES, snakeCase, violations } from '../../../rules'
import type { PublicationSpec } from '../../../rules'
import { attempt } from '../../api-findings'
import { clientFacts } from '../../client-facts'
import { ruleFinding } from '../../rule-findings'
import type { Tenant } from '../../tenants'
import type { OAuthClientPublicationModel } from './schema'

/** What a reviewer has to know before a client is published, and what stands in the way if the client exists already. */
export async function checkPublication(
  planned: OAuthClientPublicationModel,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Diagnostics> {
  const clientId = contentOf(planned.client_id)
  const oneWay = warningDiagnostic(
    'Publishing cannot be undone',
    `OAuth client ${clientId ?? '(known after apply)'} becomes available to every tenant of its region, with no way back but to delete it.`,
    ['client_id'],
  )
  if (clientId === undefined) return [oneWay]
  const read = await attempt(tenant, 'read the OAuth client', () => clientFacts(tenant, clientId, signal))
  if (!read.ok) return read.diagnostics
  const client = read.value
  if (client === undefined) return [oneWay]
  if (client.published.known && client.published.value) return []
  const facts = { ...client, published: known(true) }
  const broken = violations<PublicationSpec>(PUBLICATION_RULES, facts, { naming: snakeCase })
  return [oneWay, ...broken.map((violation) => ruleFinding(violation, ['client_id']))]
}
