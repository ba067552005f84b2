import { SCOPE_MAX_CHARS } from '../oauth-client/limits'
import type { SCOPE_RULES } from '../oauth-client/rules/scope-rules'
import type { OAuthClientSpec } from '../oauth-client/spec'
import { EMBED, MACHINE, SPA, WEB } from './clients'
import type { ExampleCase, RuleExamples } from './rule-example'

const scopes = (client: OAuthClientSpec, ...allowedScopes: readonly string[]): ExampleCase => ({
  client: { ...client, allowedScopes },
})
const IMPERSONATION: OAuthClientSpec = {
  ...MACHINE,
  clientName: 'Customer portal',
  allowedGrantTypes: ['urn:qlik:oauth:user-impersonation'],
}

export const SCOPE_EXAMPLES: RuleExamples<(typeof SCOPE_RULES)[number]['id']> = {
  'scope/admin-classic': {
    says: 'Single-page apps and native apps cannot have the scope "admin_classic".',
    wrong: scopes(SPA, 'admin_classic'),
    right: scopes(SPA, 'admin.apps:read'),
  },
  'scope/offline-access': {
    says: 'Single-page apps cannot have the scope "offline_access".',
    wrong: scopes(SPA, 'user_default', 'offline_access'),
    right: scopes(WEB, 'user_default', 'offline_access'),
  },
  'scope/limit': {
    says: `A scope has at most ${SCOPE_MAX_CHARS} characters.`,
    // A name that could be one, so that no other error comes along; that it is unknown is a warning of its own.
    wrong: scopes(WEB, '0'.repeat(SCOPE_MAX_CHARS + 1)),
    right: scopes(WEB, 'user_default'),
  },
  'scope/shape': {
    says: 'A scope is one word of ASCII letters, digits and signs, without blanks and quotes.',
    wrong: scopes(WEB, 'apps:read spaces.data:read'),
    right: scopes(WEB, 'apps:read', 'spaces.data:read'),
  },
  'scope/unknown': {
    says: 'The scope is not in the catalogue that this version knows. Qlik adds scopes every month, so it may be right.',
    wrong: scopes(WEB, 'app:read'),
    right: scopes(WEB, 'apps:read'),
  },
  'scope/not-for-oauth': {
    says: 'The scope is listed for roles, region clients or organisation clients, and not for the OAuth clients of a tenant.',
    wrong: scopes(MACHINE, 'tenants:create'),
    right: scopes(MACHINE, 'admin.users'),
  },
  'scope/covered': {
    says: 'A scope of the same client includes this one.',
    wrong: scopes(WEB, 'apps', 'apps:read'),
    right: scopes(WEB, 'apps'),
  },
  'scope/anonymous-embed': {
    says: 'The scopes "admin_classic" and "offline_access" mean nothing to an anonymous embed: nobody signs in who could use them.',
    wrong: scopes(EMBED, 'offline_access'),
    right: scopes(EMBED),
  },
  'scope/offline-access-machine': {
    says: 'The scope "offline_access" gives refresh tokens to people who sign in, so a client without redirect URIs has no use for it.',
    wrong: scopes(MACHINE, 'offline_access', 'admin.apps'),
    right: scopes(MACHINE, 'admin.apps'),
  },
  'scope/admin-impersonation': {
    says: 'Qlik advises against "admin_classic" for impersonation: a token of the client could act as any administrator.',
    wrong: scopes(IMPERSONATION, 'admin_classic'),
    right: scopes(IMPERSONATION, 'user_default'),
  },
  'scope/none': {
    says: 'A client without scopes reaches nothing. Anonymous embeds need none.',
    wrong: scopes(WEB),
    right: scopes(WEB, 'user_default'),
  },
}
