import { contentOf, errorDiagnostic, known, NULL, warningDiagnostic } from '../../../framework'
import type { Resource } from '../../../framework'
import { apiFindings, attempt, tenantName } from '../../api-findings'
import { importedClient } from '../../imported-client'
import type { Tenants } from '../../tenants'
import { flattenSecret } from './flatten'
import { checkNewSecret, checkSecret, rememberSecret } from './plan-check'
import { OAUTH_CLIENT_SECRET_SCHEMA } from './schema'

const LOST_SECRET_ADVICE =
  'Nobody can read its value again. It is kept in the state, marked as tainted: apply again, and it is deleted and a new one made.'

export const oauthClientSecret: Resource<Tenants, typeof OAUTH_CLIENT_SECRET_SCHEMA> = {
  schema: OAUTH_CLIENT_SECRET_SCHEMA,

  async plan({ prior, planned }, { provider, signal }) {
    if (planned.tenant.kind === 'unknown') return { planned, diagnostics: [] }
    const found = provider.resolve(planned.tenant)
    if (!found.ok) return { planned, diagnostics: [found.diagnostic] }
    if (prior !== undefined) {
      rememberSecret(prior, found.tenant)
      return { planned, diagnostics: checkSecret(planned, found.tenant, provider.skippedRules) }
    }
    const diagnostics = await checkNewSecret(planned, found.tenant, provider.skippedRules, signal)
    return { planned, diagnostics }
  },

  async create({ planned }, { provider, signal }) {
    const found = provider.resolve(planned.tenant)
    if (!found.ok) return { state: undefined, diagnostics: [found.diagnostic] }
    const clientId = contentOf(planned.client_id) ?? ''
    found.tenant.secrets.make(clientId)
    const doing = `create a secret for the OAuth client ${clientId}`
    const created = await attempt(found.tenant, doing, () =>
      found.tenant.api.createClientSecret(clientId, { signal }),
    )
    if (!created.ok) {
      const [hint, ...others] = created.error.hints
      if (hint === undefined || others.length > 0)
        return { state: undefined, diagnostics: created.diagnostics }
      // Beside an error Terraform marks the resource as tainted, and replaces it with the next apply.
      return {
        state: { ...planned, ...flattenSecret(clientId, { hint }), secret: NULL },
        diagnostics: apiFindings(created.error, doing, found.tenant, LOST_SECRET_ADVICE),
      }
    }
    const { clientSecret, ...secret } = created.value
    const state = { ...planned, ...flattenSecret(clientId, secret), secret: known(clientSecret.reveal()) }
    return { state, diagnostics: [] }
  },

  async read({ state }, { provider, signal }) {
    const found = provider.resolve(state.tenant)
    if (!found.ok) return { state, diagnostics: [found.diagnostic] }
    const { tenant } = found
    rememberSecret(state, tenant)
    const clientId = contentOf(state.client_id) ?? ''
    const hint = contentOf(state.hint) ?? ''
    const read = await attempt(tenant, 'read the OAuth client', () =>
      tenant.api.readOAuthClient(clientId, { signal }),
    )
    if (!read.ok) return { state, diagnostics: read.diagnostics }
    const secret = read.value?.clientSecrets.find((candidate) => candidate.hint === hint)
    if (secret === undefined) {
      const gone =
        read.value === undefined ? 'its OAuth client no longer exists' : 'it was deleted outside Terraform'
      return {
        state: undefined,
        diagnostics: [
          warningDiagnostic(
            'Client secret is gone',
            `The secret with hint "${hint}" of OAuth client ${clientId} is not in tenant ${tenantName(tenant)}: ${gone}. It is dropped from the state, and a new one is planned if the configuration still has it.`,
          ),
        ],
      }
    }
    return { state: { ...state, ...flattenSecret(clientId, secret) }, diagnostics: [] }
  },

  // Every argument replaces the secret: there is nothing to update.
  async update({ planned }) {
    return { state: planned, diagnostics: [] }
  },

  async delete({ prior }, { provider, signal }) {
    const found = provider.resolve(prior.tenant)
    if (!found.ok) return [found.diagnostic]
    const deleted = await attempt(found.tenant, 'delete the client secret', () =>
      found.tenant.api.deleteClientSecret(contentOf(prior.client_id) ?? '', contentOf(prior.hint) ?? '', {
        signal,
      }),
    )
    return deleted.ok ? [] : deleted.diagnostics
  },

  async import(id, { provider, signal }) {
    const imported = await importedClient(id, provider, signal)
    if (!imported.ok) return { state: undefined, diagnostics: [imported.diagnostic] }
    const { client, rest, tenant } = imported
    const secret = client.clientSecrets.find(({ hint }) => hint === rest)
    if (secret === undefined) {
      const hints = client.clientSecrets.map(
        ({ hint, createdAt = 'unknown' }) => `"${hint}" (created ${createdAt})`,
      )
      const diagnostic = errorDiagnostic(
        'No such client secret',
        `OAuth client ${client.clientId} has no secret with the hint "${rest}". Write the id as <client_id>/<hint>; its secrets are: ${hints.join(', ') || 'none'}.`,
      )
      return { state: undefined, diagnostics: [diagnostic] }
    }
    return { state: { ...flattenSecret(client.clientId, secret), tenant, secret: NULL }, diagnostics: [] }
  },
}
