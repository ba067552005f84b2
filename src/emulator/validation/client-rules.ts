import type { AppType, ClientFields } from '../region/client-record'
import { isAppLink } from './web-address'

/** What a rule may look at: the whole client as it would be after the call. */
export interface RuleSubject {
  readonly appType: AppType
  readonly fields: ClientFields
  readonly published: boolean
  readonly trusted: boolean
}

interface ClientRule {
  readonly id: string
  readonly holds: (client: RuleSubject) => boolean
  readonly say: string
}

const some = (list: readonly unknown[] | undefined): boolean => list !== undefined && list.length > 0
const has = (list: readonly string[] | undefined, ...names: readonly string[]): boolean =>
  list !== undefined && names.some((name) => list.includes(name))

/** qlik.dev, scopes: given to region and organisation clients only. */
const RESERVED_SCOPES = [
  'tenants:create',
  'tenants:deactivate',
  'tenants:reactivate',
  'cloud-console.tenants:read',
]

/** Which fields go together. Where Qlik's pages leave a row open, `assumptions.ts` says which reading was taken. */
export const CLIENT_RULES: readonly ClientRule[] = [
  {
    id: 'grants-web-only',
    holds: ({ appType, fields }) => appType === 'web' || !some(fields.allowedGrantTypes),
    say: 'allowedGrantTypes is only for use with appType web',
  },
  {
    id: 'auth-methods-web-only',
    holds: ({ appType, fields }) => appType === 'web' || !some(fields.allowedAuthMethods),
    say: 'allowedAuthMethods is only for use with appType web; other types are public clients',
  },
  {
    id: 'public-keys-web-only',
    holds: ({ appType, fields }) => appType === 'web' || !some(fields.publicKeys),
    say: 'publicKeys is only for use with appType web; other types are public clients',
  },
  {
    id: 'auth-method-needed',
    holds: ({ appType, fields }) => appType !== 'web' || some(fields.allowedAuthMethods),
    say: 'allowedAuthMethods needs at least one method for appType web',
  },
  {
    id: 'key-needed',
    holds: ({ fields }) => !has(fields.allowedAuthMethods, 'private_key_jwt') || some(fields.publicKeys),
    say: 'publicKeys is required when using private_key_jwt',
  },
  {
    id: 'redirect-needed',
    holds: ({ appType, fields }) =>
      appType === 'anonymous-embed' || some(fields.redirectUris) || some(fields.allowedGrantTypes),
    say: 'redirectUris needs at least one URI unless the client has a machine-to-machine grant type',
  },
  {
    id: 'redirect-not-for-embed',
    holds: ({ appType, fields }) => appType !== 'anonymous-embed' || !some(fields.redirectUris),
    say: 'redirectUris is not for use with appType anonymous-embed',
  },
  {
    id: 'app-link-native-only',
    holds: ({ appType, fields }) => appType === 'native' || !(fields.redirectUris ?? []).some(isAppLink),
    say: 'redirectUris must begin with https:// (or http://localhost); only appType native can use an application link',
  },
  {
    id: 'origin-needed',
    holds: ({ appType, fields }) =>
      (appType !== 'spa' && appType !== 'anonymous-embed') || some(fields.allowedOrigins),
    say: 'allowedOrigins needs at least one origin for appType spa and anonymous-embed',
  },
  {
    id: 'origin-not-for-native',
    holds: ({ appType, fields }) => appType !== 'native' || !some(fields.allowedOrigins),
    say: 'allowedOrigins is not for use with appType native',
  },
  {
    id: 'admin-scope-web-only',
    holds: ({ appType, fields }) => appType === 'web' || !has(fields.allowedScopes, 'admin_classic'),
    say: 'allowedScopes: admin_classic is only for use with appType web',
  },
  {
    id: 'offline-not-for-browser',
    holds: ({ appType, fields }) =>
      (appType !== 'spa' && appType !== 'anonymous-embed') || !has(fields.allowedScopes, 'offline_access'),
    say: 'allowedScopes: offline_access is not for use with appType spa and anonymous-embed',
  },
  {
    id: 'reserved-scopes',
    holds: ({ fields }) => !has(fields.allowedScopes, ...RESERVED_SCOPES),
    say: `allowedScopes: ${RESERVED_SCOPES.join(', ')} cannot be granted to a tenant's client`,
  },
  {
    id: 'trusted-not-for-embed',
    holds: ({ appType, trusted }) => appType !== 'anonymous-embed' || !trusted,
    say: 'connectionConfig: consentMethod trusted is not for use with appType anonymous-embed',
  },
  {
    id: 'published-not-machine',
    holds: ({ published, fields }) => !published || !some(fields.allowedGrantTypes),
    say: 'allowedGrantTypes cannot be set on a published client: a machine-to-machine grant needs trusted consent',
  },
]

export const brokenRules = (client: RuleSubject): readonly string[] =>
  CLIENT_RULES.filter((rule) => !rule.holds(client)).map((rule) => rule.say)
