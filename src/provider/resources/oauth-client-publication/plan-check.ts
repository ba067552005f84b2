import type { OAuthClient } from '../../../api'
import { contentOf, warningDiagnostic } from '../../../framework'
import type { Diagnostic, Diagnostics } from '../../../framework'
import { known, PUBLICATION_RULES } from '../../../rules'
import type { Facts, PublicationSpec } from '../../../rules'
import { attempt } from '../../api-findings'
import { knownClient, plannedClient, storedClient } from '../../client-facts'
import type { KnownClient } from '../../client-facts'
import { dependentFindings, missingClient } from '../../dependent-findings'
import { newcomerFindings } from '../../newcomer-findings'
import type { SkippedRules } from '../../skipped-rules'
import { successorFindings } from '../../successor-findings'
import type { Tenant } from '../../tenants'
import type { OAuthClientPublicationModel } from './schema'

/** What a reviewer has to know before a client is published, and what stands in the way if the client exists already. */
export async function checkNewPublication(
  planned: OAuthClientPublicationModel,
  tenant: Tenant,
  skipped: SkippedRules,
  signal: AbortSignal,
): Promise<Diagnostics> {
  const clientId = contentOf(planned.client_id)
  const oneWay = warningDiagnostic(
    clientId === undefined
      ? 'Publishing cannot be undone'
      : `Publishing OAuth client ${clientId} cannot be undone`,
    `OAuth client ${clientId ?? '(known after apply)'} becomes available to every tenant of its region, with no way back but to delete it.`,
    ['client_id'],
  )
  if (clientId === undefined) {
    const found = newcomerFindings<PublicationSpec>(PUBLICATION_RULES, oncePublished, tenant, skipped)
    return [oneWay, ...found.map(inTheClient)]
  }
  tenant.plannedPublications.add(clientId)
  const read = await attempt(tenant, 'read the OAuth client', () => knownClient(tenant, clientId, signal))
  if (!read.ok) return read.diagnostics
  const client = read.value
  if (client === undefined) return [oneWay, missingClient(clientId, tenant)]
  if (isPublished(client)) return []
  return [oneWay, ...publicationFindings(client, skipped)]
}

/**
 * What a change of the client breaks for a publication that exists already. A client that knows of its publication has said
 * so itself; without a refresh it does not.
 */
export function checkPublication(
  prior: OAuthClientPublicationModel,
  planned: OAuthClientPublicationModel,
  tenant: Tenant,
  skipped: SkippedRules,
): Diagnostics {
  const clientId = contentOf(planned.client_id)
  if (clientId === undefined) {
    const found = successorFindings<PublicationSpec>(
      PUBLICATION_RULES,
      oncePublished,
      prior,
      planned,
      tenant,
      skipped,
    )
    return found.map(inTheClient)
  }
  tenant.plannedPublications.add(clientId)
  const ofClient = tenant.plannedClients.get(clientId)
  if (ofClient?.changes !== true) return []
  const client = plannedClient(ofClient)
  return isPublished(client) ? [] : publicationFindings(client, skipped)
}

/**
 * What forbids to publish a client as it is in the tenant at this moment. The plan may have counted on a change that is
 * still to come: without a reference between the two, Terraform applies them in any order.
 */
export function publishingRefusals(client: OAuthClient, tenant: Tenant, skipped: SkippedRules): Diagnostics {
  const found = publicationFindings(storedClient(client, tenant), skipped)
  return found.filter(({ severity }) => severity === 'error')
}

function publicationFindings(client: KnownClient, skipped: SkippedRules): Diagnostics {
  return dependentFindings<PublicationSpec>(PUBLICATION_RULES, oncePublished(client), client, skipped).map(
    inTheClient,
  )
}

function oncePublished({ facts }: KnownClient): Facts<PublicationSpec> {
  return { ...facts, published: known(true) }
}

/** The rules speak of the attributes of a client, which are not at the place of this finding. */
function inTheClient(finding: Diagnostic): Diagnostic {
  return { ...finding, detail: `In the client, ${finding.detail}` }
}

function isPublished({ facts: { published } }: KnownClient): boolean {
  return published.known && published.value
}
