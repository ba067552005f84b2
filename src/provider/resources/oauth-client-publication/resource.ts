import { contentOf, errorDiagnostic, known, knownOrNull, NULL, warningDiagnostic } from '../../../framework'
import type { Diagnostics, Resource } from '../../../framework'
import { attempt, tenantName } from '../../api-findings'
import { importedClientAlone } from '../../imported-client'
import type { Tenant, Tenants } from '../../tenants'
import { allSkipped, skippedRules, skipRulesFindings } from '../../skipped-rules'
import { checkNewPublication, checkPublication, publishingRefusals } from './plan-check'
import { OAUTH_CLIENT_PUBLICATION_SCHEMA } from './schema'
import type { OAuthClientPublicationModel } from './schema'

export const oauthClientPublication: Resource<Tenants, typeof OAUTH_CLIENT_PUBLICATION_SCHEMA> = {
  schema: OAUTH_CLIENT_PUBLICATION_SCHEMA,

  validate: (config) => skipRulesFindings(config.skip_rules),

  async plan({ prior, planned }, { provider, signal }) {
    if (planned.tenant.kind === 'unknown') return { planned, diagnostics: [] }
    const found = provider.resolve(planned.tenant)
    if (!found.ok) return { planned, diagnostics: [found.diagnostic] }
    const skipped = allSkipped(provider.skippedRules, skippedRules(planned.skip_rules))
    if (prior === undefined)
      return withId(planned, await checkNewPublication(planned, found.tenant, skipped, signal))
    const before = provider.resolve(prior.tenant)
    if (!before.ok) return { planned, diagnostics: [before.diagnostic] }
    return withId(planned, checkPublication(prior, planned, before.tenant, skipped))
  },

  async planDestroy(prior, { provider }) {
    const found = provider.resolve(prior.tenant)
    return found.ok ? endsWithItsClient(prior, found.tenant) : [found.diagnostic]
  },

  async create({ planned }, { provider, signal }) {
    const found = provider.resolve(planned.tenant)
    if (!found.ok) return { state: undefined, diagnostics: [found.diagnostic] }
    const clientId = contentOf(planned.client_id) ?? ''
    const { tenant } = found
    const doing = `publish the OAuth client ${clientId}`
    const read = await attempt(tenant, doing, () => tenant.api.readOAuthClient(clientId, { signal }))
    if (!read.ok) return { state: undefined, diagnostics: read.diagnostics }
    const client = read.value
    const stateAt = (publishedAt: string) => ({
      state: { ...planned, id: known(clientId), published_at: known(publishedAt) },
      diagnostics: [],
    })
    if (client?.publishedAt !== undefined) return stateAt(client.publishedAt)
    const skipped = allSkipped(provider.skippedRules, skippedRules(planned.skip_rules))
    const refusals = client === undefined ? [] : publishingRefusals(client, tenant, skipped)
    if (refusals.length > 0) return { state: undefined, diagnostics: refusals }

    const published = await attempt(tenant, doing, () => tenant.api.publishOAuthClient(clientId, { signal }))
    if (!published.ok) return { state: undefined, diagnostics: published.diagnostics }
    return stateAt(published.value.publishedAt)
  },

  async read({ state }, { provider, signal }) {
    const found = provider.resolve(state.tenant)
    if (!found.ok) return { state, diagnostics: [found.diagnostic] }
    const clientId = contentOf(state.client_id) ?? ''
    const read = await attempt(found.tenant, 'read the OAuth client', () =>
      found.tenant.api.readOAuthClient(clientId, { signal }),
    )
    if (!read.ok) return { state, diagnostics: read.diagnostics }
    const publishedAt = read.value?.publishedAt
    if (publishedAt === undefined) {
      const gone = read.value === undefined ? 'the client no longer exists' : 'the client is not published'
      const diagnostic = warningDiagnostic(
        `Publication of OAuth client ${clientId} is gone`,
        `The publication of OAuth client ${clientId} in tenant ${tenantName(found.tenant)} is dropped from the state: ${gone}.`,
      )
      return { state: undefined, diagnostics: [diagnostic] }
    }
    return { state: { ...state, id: known(clientId), published_at: known(publishedAt) }, diagnostics: [] }
  },

  // What says where and of what makes a new publication: there is nothing to send.
  async update({ planned }) {
    return { state: planned, diagnostics: [] }
  },

  // Qlik Cloud has no call that takes a publication back; the plan has said so.
  async delete() {
    return []
  },

  async import(id, { provider, signal }) {
    const imported = await importedClientAlone(id, provider, signal)
    if (!imported.ok) return { state: undefined, diagnostics: [imported.diagnostic] }
    const { client, tenant } = imported
    const state = {
      id: known(client.clientId),
      client_id: known(client.clientId),
      tenant,
      skip_rules: NULL,
      published_at: knownOrNull(client.publishedAt),
    }
    if (client.publishedAt !== undefined) return { state, diagnostics: [] }
    const diagnostic = errorDiagnostic(
      'Client is not published',
      `OAuth client "${client.clientName}" (${client.clientId}) is not published, so there is no publication to import. Leave out the import: applying the resource publishes the client.`,
    )
    return { state: undefined, diagnostics: [diagnostic] }
  },
}

function withId(planned: OAuthClientPublicationModel, diagnostics: Diagnostics) {
  return { planned: { ...planned, id: planned.client_id }, diagnostics }
}

function endsWithItsClient(prior: OAuthClientPublicationModel, tenant: Tenant): Diagnostics {
  const clientId = contentOf(prior.client_id) ?? ''
  return [
    warningDiagnostic(
      `The publication of OAuth client ${clientId} ends only with the client`,
      `Qlik Cloud cannot take a publication back. Unless OAuth client ${clientId} in tenant ${tenantName(tenant)} is deleted as well, it stays available to all tenants of the region, and Terraform only stops looking after that.`,
    ),
  ]
}
