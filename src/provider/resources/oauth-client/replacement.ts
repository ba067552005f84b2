import { contentOf, warningDiagnostic } from '../../../framework'
import type { Diagnostics, Value } from '../../../framework'
import { tenantName } from '../../api-findings'
import type { Tenant } from '../../tenants'
import type { OAuthClientModel } from './schema'

/** What another value of makes another client. */
const FIXED = ['app_type', 'tenant'] as const
type Fixed = (typeof FIXED)[number]

const WHY_FIXED: Readonly<Record<Fixed, string>> = {
  app_type: 'Qlik Cloud cannot change the app_type of a client',
  tenant: 'a client cannot move to another tenant',
}

/** The attributes that make a planned client another one, as the schema has it: an unknown value counts as another. */
export function replacementCauses(prior: OAuthClientModel, planned: OAuthClientModel): readonly Fixed[] {
  return FIXED.filter(
    (name) => prior[name].kind !== planned[name].kind || contentOf(prior[name]) !== contentOf(planned[name]),
  )
}

/**
 * What a reviewer has to know of a replacement: Terraform says which attribute forces it, and not what it breaks. Terraform
 * shows one of several warnings with the same title, so each has its own.
 */
export function replacementFindings(
  prior: OAuthClientModel,
  planned: OAuthClientModel,
  causes: readonly Fixed[],
  tenant: Tenant,
): Diagnostics {
  const id = contentOf(prior.client_id) ?? ''
  const reasons = causes.map(
    (name) => `${WHY_FIXED[name]} (${name} was ${shown(prior[name])} and ${becomes(planned[name])})`,
  )
  return [
    warningDiagnostic(
      `OAuth client ${id} is replaced`,
      `OAuth client "${contentOf(prior.client_name) ?? ''}" (${id}) in tenant ${tenantName(tenant)} is deleted, and a new one takes its place: ${reasons.join(', and ')}. The new one has another client id. Whatever uses the old one stops working until it is given the new id.${lost(prior)} To let its users move one by one, leave this client as it is and add a second one beside it.`,
      causes.length === 1 ? causes : [],
    ),
  ]
}

function lost({ client_secret_hints, published_at }: OAuthClientModel): string {
  const hints = (contentOf(client_secret_hints) ?? []).map((hint) => `"${contentOf(hint) ?? ''}"`)
  return [
    ...(hints.length === 0 ? [] : [` Its secrets go with it (hints ${hints.join(', ')}).`]),
    ...(published_at.kind === 'known'
      ? [' Its publication goes with it, for all tenants of the region.']
      : []),
  ].join('')
}

function shown(value: Value<string>): string {
  const content = contentOf(value)
  return content === undefined ? 'not set' : `"${content}"`
}

function becomes(value: Value<string>): string {
  if (value.kind === 'unknown') return 'is not known yet'
  return value.kind === 'null' ? 'is not set any more' : `becomes ${shown(value)}`
}
