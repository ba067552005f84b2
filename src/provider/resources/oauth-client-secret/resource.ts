import { contentOf, errorDiagnostic, NULL, nullModel } from '../../../framework'
import type { Resource } from '../../../framework'
import { importedClient } from '../../imported-client'
import { allSkipped, skippedRules, skipRulesFindings } from '../../skipped-rules'
import type { Tenants } from '../../tenants'
import { checkRecipient } from './recipient'
import { checkRotation } from './check-rotation'
import { createSecret } from './create'
import { flattenSecret } from './flatten'
import { deleteOwn } from './own-secret'
import { isReplaced, planNewSecret, planSecret } from './plan'
import { checkReplacedSecret, rememberSecrets } from './plan-check'
import { readSecret } from './read'
import { OAUTH_CLIENT_SECRET_SCHEMA } from './schema'
import { unmanagedFindings } from './unmanaged'
import { updateSecret } from './update'

export const oauthClientSecret: Resource<Tenants, typeof OAUTH_CLIENT_SECRET_SCHEMA> = {
  schema: OAUTH_CLIENT_SECRET_SCHEMA,

  validate: (config) => [
    ...checkRotation(config),
    ...checkRecipient(config),
    ...skipRulesFindings(config.skip_rules),
  ],

  async plan(request, { provider, signal }) {
    const { prior, planned } = request
    if (planned.tenant.kind === 'unknown') return { planned, diagnostics: [] }
    const found = provider.resolve(planned.tenant)
    if (!found.ok) return { planned, diagnostics: [found.diagnostic] }
    const skipped = allSkipped(provider.skippedRules, skippedRules(planned.skip_rules))
    if (prior === undefined) return planNewSecret(planned, found.tenant, skipped, signal)
    // Terraform plans a replacement once more, as a new secret.
    if (!isReplaced(prior, planned)) return planSecret(request, prior, found.tenant, skipped, signal)
    const before = provider.resolve(prior.tenant)
    if (!before.ok) return { planned, diagnostics: [before.diagnostic] }
    rememberSecrets(prior, before.tenant)
    return { planned, diagnostics: checkReplacedSecret(prior, planned, before.tenant, skipped) }
  },

  /** The last resource of a client that goes is the last one that can tell what nobody manages. */
  async planDestroy(prior, { provider, signal }) {
    const found = provider.resolve(prior.tenant)
    if (!found.ok) return [found.diagnostic]
    return unmanagedFindings(contentOf(prior.client_id) ?? '', found.tenant, signal)
  },

  async create(request, { provider, signal }) {
    const found = provider.resolve(request.planned.tenant)
    if (!found.ok) return { state: undefined, diagnostics: [found.diagnostic] }
    return createSecret(request, found.tenant, signal)
  },

  async read({ state, private: bytes }, { provider, signal }) {
    const found = provider.resolve(state.tenant)
    if (!found.ok) return { state, diagnostics: [found.diagnostic] }
    return readSecret(state, bytes, found.tenant, signal)
  },

  async update(request, { provider, signal }) {
    const found = provider.resolve(request.prior.tenant)
    if (!found.ok) return { state: request.prior, diagnostics: [found.diagnostic] }
    return updateSecret(request, found.tenant, signal)
  },

  async delete({ prior }, { provider, signal }) {
    const found = provider.resolve(prior.tenant)
    if (!found.ok) return [found.diagnostic]
    const clientId = contentOf(prior.client_id) ?? ''
    const secrets = [
      { clientId, hint: prior.previous_hint, createdAt: prior.previous_created_at },
      { clientId, hint: prior.hint, createdAt: prior.created_at },
    ]
    const diagnostics = []
    for (const secret of secrets)
      diagnostics.push(...(await deleteOwn(secret, 'delete the client secret', found.tenant, signal)))
    return diagnostics
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
    const empty = nullModel(OAUTH_CLIENT_SECRET_SCHEMA)
    return {
      state: { ...empty, ...flattenSecret(client.clientId, secret), tenant, secret: NULL },
      diagnostics: [],
    }
  },
}
