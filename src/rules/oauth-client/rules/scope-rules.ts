import { elementFaults, faultIf, type Rule } from '../../rule'
import { given } from '../../naming'
import { ancestorsOf, scopeNamed } from '../../scopes/catalogue'
import { nearestScope } from '../../scopes/nearest-scope'
import { SCOPE_NOT_FOR } from '../../scopes/scope-restrictions'
import { API_REFERENCE, HELP_PAGE, SCOPES_PAGE } from '../../sources'
import { SCOPE_MAX_CHARS } from '../limits'
import type { OAuthClientSpec } from '../spec'

const notFor = (
  id: string,
  scope: keyof typeof SCOPE_NOT_FOR,
  repair: string,
): Rule<Pick<OAuthClientSpec, 'appType' | 'allowedScopes'>> => ({
  id,
  severity: 'error',
  source: HELP_PAGE,
  reads: ['appType', 'allowedScopes'],
  blame: 'allowedScopes',
  title: 'Scope not allowed for this app type',
  faults: ({ appType, allowedScopes }) => {
    const refused: readonly string[] = SCOPE_NOT_FOR[scope]
    return elementFaults(
      allowedScopes,
      (element) => element !== scope || !refused.includes(appType),
      () =>
        `{allowedScopes} contains "${scope}", which a client with {appType} ${given(appType)} cannot have. ${repair}`,
    )
  },
})

export const SCOPE_RULES = [
  notFor(
    'scope/admin-classic',
    'admin_classic',
    'Remove it and list the admin scopes that are needed (such as "admin.apps:read"), or use {appType} "web".',
  ),
  notFor(
    'scope/offline-access',
    'offline_access',
    'Remove it, and let users sign in again when the token has expired, or use {appType} "web" or "native".',
  ),
  {
    id: 'scope/limit',
    severity: 'error',
    source: API_REFERENCE,
    reads: ['allowedScopes'],
    blame: 'allowedScopes',
    title: 'Scope too long',
    faults: ({ allowedScopes }) =>
      elementFaults(
        allowedScopes,
        (scope) => scope.length <= SCOPE_MAX_CHARS,
        (scope) =>
          `{allowedScopes} contains ${given(scope)}, which has ${scope.length} characters. A scope has at most ${SCOPE_MAX_CHARS}. Remove it, or separate the scopes that it joins.`,
      ),
  },
  {
    id: 'scope/unknown',
    severity: 'warning',
    source: SCOPES_PAGE,
    reads: ['allowedScopes'],
    blame: 'allowedScopes',
    title: 'Unknown scope',
    faults: ({ allowedScopes }) =>
      elementFaults(
        allowedScopes,
        (scope) => scopeNamed(scope) !== undefined,
        (scope) => {
          const nearest = nearestScope(scope)
          const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`
          return `{allowedScopes} contains ${given(scope)}, which is not in the list of scopes that this version knows.${hint} If Qlik added the scope recently, nothing needs to change.`
        },
      ),
  },
  {
    id: 'scope/not-for-oauth',
    severity: 'warning',
    source: SCOPES_PAGE,
    reads: ['allowedScopes'],
    blame: 'allowedScopes',
    title: 'Scope is not for OAuth clients',
    faults: ({ allowedScopes }) =>
      elementFaults(
        allowedScopes,
        (scope) => (scopeNamed(scope)?.use ?? 'oauth') === 'oauth',
        (scope) =>
          `{allowedScopes} contains ${given(scope)}, which Qlik lists for ${HOLDERS[scopeNamed(scope)?.use ?? 'role']} and not for a tenant's OAuth clients. Remove it.`,
      ),
  },
  {
    id: 'scope/covered',
    severity: 'warning',
    source: SCOPES_PAGE,
    reads: ['allowedScopes'],
    blame: 'allowedScopes',
    title: 'Scope already included',
    faults: ({ allowedScopes }) => {
      const parentOf = (scope: string) => ancestorsOf(scope).find((parent) => allowedScopes.includes(parent))
      return elementFaults(
        allowedScopes,
        (scope) => parentOf(scope) === undefined,
        (scope) =>
          `{allowedScopes} contains both "${parentOf(scope)}" and "${scope}", and the first includes the second. Remove "${scope}", or remove "${parentOf(scope)}" to grant less.`,
      )
    },
  },
  {
    id: 'scope/none',
    severity: 'warning',
    source: HELP_PAGE,
    reads: ['appType', 'allowedScopes'],
    blame: 'allowedScopes',
    title: 'Client without scopes',
    faults: ({ appType, allowedScopes }) =>
      faultIf(
        appType !== 'anonymous-embed' && allowedScopes.length === 0,
        () =>
          '{allowedScopes} is empty, and a client without scopes cannot reach any resource. Add the scopes it needs, such as "user_default".',
      ),
  },
] as const satisfies readonly Rule<OAuthClientSpec>[]

const HOLDERS = {
  oauth: 'OAuth clients',
  role: 'roles',
  region: 'region clients',
  organisation: 'organisation clients',
} as const
