import { charCount } from '../../char-count'
import { elementFaults, faultIf, type Rule } from '../../rule'
import { given } from '../../naming'
import { ancestorsOf, scopeNamed } from '../../scopes/catalogue'
import { nearestScope } from '../../scopes/nearest-scope'
import { SCOPE_NOT_FOR } from '../../scopes/scope-restrictions'
import {
  ANONYMOUS_GUIDE,
  API_REFERENCE,
  GUIDING_PRINCIPLES,
  HELP_PAGE,
  RFC_6749_REFRESH,
  RFC_6749_SCOPE,
  SCOPES_PAGE,
} from '../../sources'
import { isMachineToMachine } from '../consent-method'
import { SCOPE_MAX_CHARS } from '../limits'
import type { OAuthClientSpec } from '../spec'
import type { GrantType } from '../vocabulary'

/** RFC 6749 section 3.3: printable ASCII without blanks, quotes and backslashes. */
const SCOPE_TOKEN = /^[!#-[\]-~]+$/

const notFor = <const Id extends string>(
  id: Id,
  scope: keyof typeof SCOPE_NOT_FOR,
  repair: string,
): Rule<Pick<OAuthClientSpec, 'appType' | 'allowedScopes'>, Id> => ({
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
        (scope) => charCount(scope) <= SCOPE_MAX_CHARS,
        (scope) =>
          `{allowedScopes} contains ${given(scope)}, which has ${charCount(scope)} characters; Qlik allows at most ${SCOPE_MAX_CHARS}. Remove it, or list the scopes that it joins one by one.`,
      ),
  },
  {
    id: 'scope/shape',
    severity: 'error',
    source: RFC_6749_SCOPE,
    reads: ['allowedScopes'],
    blame: 'allowedScopes',
    title: 'Not a scope',
    faults: ({ allowedScopes }) =>
      elementFaults(
        allowedScopes,
        (scope) => SCOPE_TOKEN.test(scope),
        (scope) =>
          `{allowedScopes} contains ${given(scope)}. A scope is one word of ASCII letters, digits and signs, such as "apps:read". List several scopes one by one, without blanks and quotes.`,
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
        // What is no scope at all, scope/shape says.
        (scope) => scopeNamed(scope) !== undefined || !SCOPE_TOKEN.test(scope),
        (scope) => {
          const nearest = nearestScope(scope)
          const hint = nearest === undefined ? 'Check its spelling.' : `Did you mean "${nearest}"?`
          return `{allowedScopes} contains ${given(scope)}, which is not in the list of scopes that this version knows. ${hint} If Qlik added the scope recently, nothing needs to change.`
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
          `{allowedScopes} contains ${given(scope)}, which Qlik lists for ${HOLDERS[scopeNamed(scope)?.use ?? 'role']} and not for a tenant's OAuth clients, so it may be refused and grants nothing. Remove it.`,
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
    id: 'scope/anonymous-embed',
    severity: 'warning',
    source: ANONYMOUS_GUIDE,
    reads: ['appType', 'allowedScopes'],
    blame: 'allowedScopes',
    title: 'Scope for people who sign in',
    faults: ({ appType, allowedScopes }) =>
      elementFaults(
        allowedScopes,
        (scope) => appType !== 'anonymous-embed' || !FOR_SIGNED_IN.includes(scope),
        (scope) =>
          `{allowedScopes} contains ${given(scope)}, but with {appType} "anonymous-embed" nobody signs in who could use it, so it may be refused. Remove it.`,
      ),
  },
  {
    id: 'scope/offline-access-machine',
    severity: 'warning',
    source: RFC_6749_REFRESH,
    reads: ['redirectUris', 'allowedScopes', 'allowedGrantTypes'],
    blame: 'allowedScopes',
    title: 'Refresh tokens for nobody',
    faults: ({ redirectUris, allowedScopes, allowedGrantTypes }) =>
      elementFaults(
        allowedScopes,
        (scope) =>
          scope !== 'offline_access' || redirectUris.length > 0 || !isMachineToMachine(allowedGrantTypes),
        () =>
          '{allowedScopes} contains "offline_access", which gives refresh tokens to people who sign in, but {redirectUris} is empty and nobody does. Remove it: a machine asks for a new token instead.',
      ),
  },
  {
    id: 'scope/admin-impersonation',
    severity: 'warning',
    source: GUIDING_PRINCIPLES,
    reads: ['allowedScopes', 'allowedGrantTypes'],
    blame: 'allowedScopes',
    title: 'Administrator rights with impersonation',
    faults: ({ allowedScopes, allowedGrantTypes }) =>
      elementFaults(
        allowedScopes,
        (scope) => scope !== 'admin_classic' || !allowedGrantTypes.includes(IMPERSONATION),
        () =>
          `{allowedScopes} contains "admin_classic" and {allowedGrantTypes} contains "${IMPERSONATION}": whoever has a token of the client can act as any administrator, and Qlik advises against it. List the scopes that are needed, such as "user_default".`,
      ),
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

/** Scopes that only make sense for a person with an account. */
const FOR_SIGNED_IN: readonly string[] = ['admin_classic', 'offline_access']

const IMPERSONATION: GrantType = 'urn:qlik:oauth:user-impersonation'

const HOLDERS = {
  oauth: 'OAuth clients',
  role: 'roles',
  region: 'region clients',
  organisation: 'organisation clients',
} as const
