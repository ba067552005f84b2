import { SCOPES, type ScopeNames } from '../../rules'

/**
 * The scopes that a tenant's OAuth clients can have, by their names. `Scope['admin.apps:read']` is `'admin.apps:read'`
 * and may stand wherever that may; an editor says of each what it permits.
 *
 * @example
 * import { TerraformStack } from 'cdktf'
 * import { OAuthClient, Scope } from 'cdktf-provider-qlikcloud'
 *
 * export function build(stack: TerraformStack) {
 *   new OAuthClient(stack, 'report', {
 *     appType: 'web',
 *     clientName: 'Nightly report',
 *     allowedGrantTypes: ['client_credentials'],
 *     allowedScopes: [Scope['admin.apps:read'], Scope['admin.spaces:read']],
 *   })
 * }
 *
 * @see https://qlik.dev/manage/access-control/scopes/
 */
export const Scope: ScopeNames = scopesByName()

function scopesByName(): ScopeNames {
  const names = SCOPES.filter(({ use }) => use === 'oauth').map(({ name }) => [name, name])
  // `ScopeNames` is generated from the same rows.
  return Object.freeze(Object.fromEntries(names)) as ScopeNames
}
