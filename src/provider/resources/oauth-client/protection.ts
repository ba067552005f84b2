import { contentOf, errorDiagnostic } from '../../../framework'
import type { Diagnostics, Value } from '../../../framework'
import type { Tenant } from '../../tenants'
import { tenantName } from '../../api-findings'
import { withAuthMethods } from './auth-methods'
import type { OAuthClientModel } from './schema'

/** The sets that a client loses access by, when something is taken from them. */
const ACCESS = ['allowed_scopes', 'allowed_grant_types', 'allowed_auth_methods'] as const

const WAY_OUT =
  'Log in with another client or an API key to do this, or take the client out of this configuration: terraform state rm.'

/** Changes by which the provider would lock itself out: to the client that it is logged in with. */
export function lockoutFindings(
  prior: OAuthClientModel,
  planned: OAuthClientModel,
  tenant: Tenant,
): Diagnostics {
  if (!isOwnClient(prior, tenant)) return []
  const untrusted =
    contentOf(prior.consent_method) === 'trusted' && contentOf(planned.consent_method) === 'required'
      ? [
          refusal(
            'not be un-trusted',
            'Its consent method would become "required", and its logins would fail.',
            ['consent_method'],
            prior,
            tenant,
          ),
        ]
      : []
  const narrowed = ACCESS.flatMap((name) => {
    const lost = removed(withAuthMethods(prior)[name], withAuthMethods(planned)[name])
    return lost.length === 0
      ? []
      : [refusal('not be narrowed', `${name} would lose ${lost.join(', ')}.`, [name], prior, tenant)]
  })
  return [...untrusted, ...narrowed]
}

/** A destroy, or the destroying half of a replacement. */
export function destroyFindings(
  prior: Pick<OAuthClientModel, 'client_id' | 'client_name' | 'force_destroy' | 'published_at'>,
  tenant: Tenant,
): Diagnostics {
  if (isOwnClient(prior, tenant)) {
    return [refusal('not be destroyed', 'The provider would cut itself off.', [], prior, tenant)]
  }
  if (prior.published_at.kind === 'known' && contentOf(prior.force_destroy) !== true) {
    return [
      errorDiagnostic(
        'Published client protected',
        `${describe(prior)} in tenant ${tenantName(tenant)} was published on ${prior.published_at.value}: deleting it cuts off every tenant in the region that uses it. To delete it all the same, first apply force_destroy = true.`,
        ['force_destroy'],
      ),
    ]
  }
  return []
}

function isOwnClient(prior: Pick<OAuthClientModel, 'client_id'>, tenant: Tenant): boolean {
  return tenant.api.clientId !== undefined && contentOf(prior.client_id) === tenant.api.clientId
}

function refusal(
  may: string,
  consequence: string,
  path: readonly string[],
  prior: Pick<OAuthClientModel, 'client_id' | 'client_name'>,
  tenant: Tenant,
) {
  return errorDiagnostic(
    'The client of the provider itself',
    `${describe(prior)} is the one that the provider is logged in with in tenant ${tenantName(tenant)}, and can ${may}. ${consequence} ${WAY_OUT}`,
    path,
  )
}

function describe({ client_name, client_id }: Pick<OAuthClientModel, 'client_id' | 'client_name'>): string {
  return `OAuth client "${contentOf(client_name) ?? ''}" (${contentOf(client_id) ?? ''})`
}

function removed(
  prior: Value<readonly Value<string>[]>,
  planned: Value<readonly Value<string>[]>,
): readonly string[] {
  if (planned.kind === 'unknown') return []
  const after = contentOf(planned) ?? []
  if (after.some(({ kind }) => kind === 'unknown')) return []
  const kept = new Set(after.map(contentOf))
  return (contentOf(prior) ?? [])
    .flatMap((element) => contentOf(element) ?? [])
    .filter((text) => !kept.has(text))
}
