import { contentOf, hasError, nullModel, warningDiagnostic } from '../../../framework'
import type { Diagnostics, Resource } from '../../../framework'
import { attempt, tenantName } from '../../api-findings'
import { importedClientAlone } from '../../imported-client'
import type { Tenant, Tenants } from '../../tenants'
import { skippedByBlock } from '../../provider-block/skipped-by-block'
import { checkConfig, checkPlan } from './check'
import { createClient } from './create'
import { dependentsOf } from './dependents'
import type { Dependents } from './dependents'
import { flatten } from './flatten'
import { namesakeFindings } from './namesakes'
import { isChanged, planComputed } from './plan'
import { refreshInitialSecret } from './refresh-initial-secret'
import { destroyFindings, lockoutFindings } from './protection'
import { replacementCauses, replacementFindings } from './replacement'
import { OAUTH_CLIENT_SCHEMA } from './schema'
import type { OAuthClientModel } from './schema'
import { hintsBefore, withUnsettledSecret } from './unsettled-secret'
import { updateClient } from './update'

export const oauthClient: Resource<Tenants, typeof OAUTH_CLIENT_SCHEMA> = {
  schema: OAUTH_CLIENT_SCHEMA,

  validate: (config, providerBlock) => checkConfig(config, skippedByBlock(providerBlock)),

  async plan({ prior, config, planned: proposed }, { provider, signal }) {
    const planned = planComputed(prior, config, proposed)
    // Terraform plans a replacement once more, as a new client; the first time is about the end of the old one.
    const causes = prior === undefined ? [] : replacementCauses(prior, planned)
    if (prior !== undefined && causes.length > 0) {
      return {
        planned,
        diagnostics: endFindings(prior, provider, (tenant) => {
          tenant.plannedSuccessors.set(contentOf(prior.client_id) ?? '', planned)
          return replacementFindings(prior, planned, causes, tenant)
        }),
      }
    }
    const check = (dependents?: Dependents): Diagnostics =>
      checkPlan(config, planned, provider.skippedRules, dependents)
    if (planned.tenant.kind === 'unknown') return { planned, diagnostics: check() }
    const found = provider.resolve(planned.tenant)
    if (!found.ok) return { planned, diagnostics: [...check(), found.diagnostic] }
    const { tenant } = found
    if (prior === undefined) {
      tenant.plannedNewcomers.push(planned)
      return { planned, diagnostics: [...check(), ...(await namesakeFindings(planned, tenant, signal))] }
    }
    const clientId = contentOf(prior.client_id) ?? ''
    tenant.managedClients.add(clientId)
    const changes = isChanged(prior, proposed, planned)
    tenant.plannedClients.set(clientId, { model: planned, changes })
    const initial = contentOf(planned.client_secret_hint)
    if (initial !== undefined) tenant.secrets.keep(clientId, initial)
    const diagnostics = changes ? check(dependentsOf(clientId, tenant)) : check()
    return { planned, diagnostics: [...diagnostics, ...lockoutFindings(prior, planned, tenant)] }
  },

  async planDestroy(prior, { provider }) {
    return endFindings(prior, provider)
  },

  async create(request, { provider, signal }) {
    const found = provider.resolve(request.planned.tenant)
    if (!found.ok) return { state: undefined, diagnostics: [found.diagnostic] }
    const created = await createClient(request, found.tenant, signal)
    const clientId = created.state && contentOf(created.state.client_id)
    if (created.state !== undefined && clientId !== undefined) {
      found.tenant.plannedClients.set(clientId, { model: created.state, changes: true })
    }
    return created
  },

  async read({ state, private: bytes }, { provider, signal }) {
    const found = provider.resolve(state.tenant)
    if (!found.ok) return { state, diagnostics: [found.diagnostic] }
    const clientId = contentOf(state.client_id) ?? ''
    found.tenant.managedClients.add(clientId)
    const read = await attempt(found.tenant, 'read the OAuth client', () =>
      found.tenant.api.readOAuthClient(clientId, { signal }),
    )
    if (!read.ok) return { state, diagnostics: read.diagnostics }
    const client = read.value
    if (client === undefined) {
      return {
        state: undefined,
        diagnostics: [
          warningDiagnostic(
            `OAuth client ${clientId} is gone`,
            `OAuth client "${contentOf(state.client_name) ?? ''}" (${clientId}) no longer exists in tenant ${tenantName(found.tenant)}: it was deleted outside Terraform, or the tenant has another url than before, which leads to another tenant. It is dropped from the state, and planned anew if the configuration still has it, with a new client id.`,
          ),
        ],
      }
    }
    const { secret, diagnostics } = refreshInitialSecret(state, client, hintsBefore(bytes), found.tenant)
    const refreshed = { ...state, ...flatten(client, state), ...secret }
    // Terraform plans the end of what is no longer configured first, and refreshes it after that.
    const late = found.tenant.plannedEnds.has(clientId) ? destroyFindings(refreshed, found.tenant) : []
    // What was noted with the state is told now.
    return {
      state: refreshed,
      diagnostics: [...diagnostics, ...late],
      private: new Uint8Array(),
    }
  },

  async update(request, { provider, signal }) {
    const found = provider.resolve(request.planned.tenant)
    if (!found.ok) return { state: request.prior, diagnostics: [found.diagnostic] }
    const updated = await updateClient(request, found.tenant, signal)
    return withUnsettledSecret(updated, request.prior, request.planned)
  },

  async delete({ prior }, { provider, signal }) {
    const found = provider.resolve(prior.tenant)
    if (!found.ok) return [found.diagnostic]
    const { tenant } = found
    const clientId = contentOf(prior.client_id) ?? ''
    tenant.managedClients.add(clientId)
    // Asked once more: the client may have been published since the state was read.
    const now = await attempt(tenant, 'read the OAuth client', () =>
      tenant.api.readOAuthClient(clientId, { signal }),
    )
    if (!now.ok) return now.diagnostics
    if (now.value === undefined) return []
    const refusals = destroyFindings(
      { ...prior, published_at: flatten(now.value, prior).published_at },
      tenant,
    )
    if (hasError(refusals)) return refusals
    const deleted = await attempt(tenant, 'delete the OAuth client', () =>
      tenant.api.deleteOAuthClient(clientId, { signal }),
    )
    return deleted.ok ? [] : deleted.diagnostics
  },

  async import(id, { provider, signal }) {
    const imported = await importedClientAlone(id, provider, signal)
    if (!imported.ok) return { state: undefined, diagnostics: [imported.diagnostic] }
    const { tenant, client } = imported
    const empty = nullModel(OAUTH_CLIENT_SCHEMA)
    return { state: { ...empty, ...flatten(client, empty), tenant }, diagnostics: [] }
  },
}

/** What stands in the way of deleting a client, by itself or for a replacement; else what is to be said about it. */
function endFindings(
  prior: OAuthClientModel,
  tenants: Tenants,
  otherwise: (tenant: Tenant) => Diagnostics = () => [],
): Diagnostics {
  const found = tenants.resolve(prior.tenant)
  if (!found.ok) return [found.diagnostic]
  const { tenant } = found
  const clientId = contentOf(prior.client_id) ?? ''
  tenant.managedClients.add(clientId)
  const refusals = destroyFindings(prior, tenant)
  if (refusals.length > 0) return refusals
  tenant.plannedEnds.add(clientId)
  return otherwise(tenant)
}
