import {
  ancestorsOf,
  elementFaults,
  faultIf,
  given,
  type AppType,
  type GrantType,
  type OAuthScope,
} from '../../rules'
import type { OAuthPolicyRule, PolicyRuleOptions } from './policy-rule'

/**
 * No client may have one of these scopes, nor a scope that includes one of them (`admin.apps` includes
 * `admin.apps:read`). `admin_classic` and `user_default` stand for themselves: what they include, Qlik decides.
 */
export function forbidScopes(
  scopes: readonly OAuthScope[],
  options: PolicyRuleOptions = {},
): OAuthPolicyRule {
  const forbiddenBy = (scope: string): string | undefined =>
    scopes.find((forbidden) => forbidden === scope || ancestorsOf(forbidden).includes(scope))
  return {
    id: 'policy/forbidden-scope',
    severity: 'error',
    reads: ['allowedScopes'],
    blame: 'allowedScopes',
    title: 'Scope forbidden by policy',
    faults: ({ allowedScopes }) =>
      elementFaults(
        allowedScopes,
        (scope) => forbiddenBy(scope) === undefined,
        (scope) =>
          forbiddenBy(scope) === scope
            ? `{allowedScopes} contains ${given(scope)}, which the policy forbids. Remove it.`
            : `{allowedScopes} contains ${given(scope)}, which includes ${given(forbiddenBy(scope) ?? '')}, and the policy forbids that. Remove it, and list those of its parts that are needed.`,
      ),
    ...options,
  }
}

/** No client may be of one of these types. */
export function forbidAppTypes(
  appTypes: readonly AppType[],
  options: PolicyRuleOptions = {},
): OAuthPolicyRule {
  const forbidden: readonly string[] = appTypes
  return {
    id: 'policy/forbidden-app-type',
    severity: 'error',
    reads: ['appType'],
    blame: 'appType',
    title: 'App type forbidden by policy',
    faults: ({ appType }) =>
      faultIf(
        forbidden.includes(appType),
        () => `{appType} is ${given(appType)}, which the policy forbids. Use another kind of client.`,
      ),
    ...options,
  }
}

/** No client may have one of these grants. */
export function forbidGrantTypes(
  grantTypes: readonly GrantType[],
  options: PolicyRuleOptions = {},
): OAuthPolicyRule {
  const forbidden: readonly string[] = grantTypes
  return {
    id: 'policy/forbidden-grant-type',
    severity: 'error',
    reads: ['allowedGrantTypes'],
    blame: 'allowedGrantTypes',
    title: 'Grant type forbidden by policy',
    faults: ({ allowedGrantTypes }) =>
      elementFaults(
        allowedGrantTypes,
        (grant) => !forbidden.includes(grant),
        (grant) => `{allowedGrantTypes} contains ${given(grant)}, which the policy forbids. Remove it.`,
      ),
    ...options,
  }
}

/** No client may be published to the other tenants of its region. */
export function forbidPublishing(options: PolicyRuleOptions = {}): OAuthPolicyRule {
  return {
    id: 'policy/published',
    severity: 'error',
    reads: ['published'],
    blame: 'published',
    title: 'Publishing forbidden by policy',
    faults: ({ published }) =>
      faultIf(
        published,
        () =>
          'A PublishedClient publishes the client, which the policy forbids and which cannot be undone. Remove the PublishedClient.',
      ),
    ...options,
  }
}
