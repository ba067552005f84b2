import { STRING } from '../../framework'
import type { Attribute } from '../../framework'
import { OAUTH_CLIENT_SCHEMA, PUBLIC_KEY_ATTRIBUTES } from '../resources/oauth-client/schema'

type Computed<A extends Readonly<Record<string, Attribute>>> = {
  readonly [K in keyof A]: Omit<A[K], 'mode' | 'requiresReplace'> & { readonly mode: 'computed' }
}

/** The same attributes for something that is only read. */
function computed<const A extends Readonly<Record<string, Attribute>>>(attributes: A): Computed<A> {
  const entries = Object.entries(attributes).map(([name, { type, description }]) => [
    name,
    { type, description, mode: 'computed' },
  ])
  // Each attribute keeps its name and type.
  return Object.fromEntries(entries) as Computed<A>
}

const { attributes } = OAUTH_CLIENT_SCHEMA

const LOOK_UP_ATTRIBUTES = computed({ client_id: attributes.client_id, client_name: attributes.client_name })

const OTHER_ATTRIBUTES = {
  ...computed({
    app_type: attributes.app_type,
    description: attributes.description,
    client_uri: attributes.client_uri,
    logo_uri: attributes.logo_uri,
    redirect_uris: attributes.redirect_uris,
    allowed_origins: attributes.allowed_origins,
    allowed_scopes: attributes.allowed_scopes,
    allowed_grant_types: attributes.allowed_grant_types,
    allowed_auth_methods: attributes.allowed_auth_methods,
    consent_method: attributes.consent_method,
    client_secret_hints: attributes.client_secret_hints,
    published_at: attributes.published_at,
    created_at: attributes.created_at,
    disabled: attributes.disabled,
  }),
  public_keys: {
    type: { kind: 'nested', nesting: 'set', attributes: computed(PUBLIC_KEY_ATTRIBUTES) },
    mode: 'computed',
    description: attributes.public_keys.description,
  },
  created_by_type: {
    type: STRING,
    mode: 'computed',
    description: 'Who created the client: `user`, `service`, or `dcr` (dynamic client registration).',
  },
} as const

/** What is found out about a client, besides what it is looked up by. */
export const FOUND_ATTRIBUTES = OTHER_ATTRIBUTES

/** All that can be read of a client. */
export const CLIENT_ATTRIBUTES = { ...LOOK_UP_ATTRIBUTES, ...OTHER_ATTRIBUTES }
