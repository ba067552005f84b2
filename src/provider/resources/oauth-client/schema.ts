import { BOOL, setOf, STRING } from '../../../framework'
import type { ModelOf, Schema } from '../../../framework'
import {
  APP_TYPES,
  AUTH_METHODS,
  CLIENT_NAME_MAX_CHARS,
  LINK_URI_MAX_CHARS,
  CONSENT_METHODS,
  DESCRIPTION_MAX_CHARS,
  GRANT_TYPES,
  ALLOWED_ORIGINS_MAX_COUNT,
  PUBLIC_KEY_ALGORITHMS,
  REDIRECT_URIS_MAX_COUNT,
  URI_MAX_CHARS,
} from '../../../rules'
import { TENANT_ARGUMENT } from '../../attributes'

const oneOf = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ')

/** What is known of a registered key. */
export const PUBLIC_KEY_ATTRIBUTES = {
  kty: { type: STRING, mode: 'required', description: 'Key type: `RSA` or `EC`.' },
  use: { type: STRING, mode: 'required', description: 'Use of the key: `sig`.' },
  alg: { type: STRING, mode: 'required', description: `Algorithm, one of ${oneOf(PUBLIC_KEY_ALGORITHMS)}.` },
  kid: { type: STRING, mode: 'required', description: 'Key id, unique within the client.' },
  n: { type: STRING, mode: 'optional', description: 'RSA modulus of 2048 bits or more (base64url).' },
  e: { type: STRING, mode: 'optional', description: 'RSA exponent (base64url), usually `AQAB`.' },
  crv: { type: STRING, mode: 'optional', description: 'Curve of an EC key: `P-384`.' },
  x: { type: STRING, mode: 'optional', description: 'X coordinate of an EC key (base64url).' },
  y: { type: STRING, mode: 'optional', description: 'Y coordinate of an EC key (base64url).' },
} as const

/** What a configuration says of a key. Terraform drops members in silence that are not declared. */
export const CONFIGURED_KEY_ATTRIBUTES = {
  ...PUBLIC_KEY_ATTRIBUTES,
  d: {
    type: STRING,
    mode: 'optional',
    description: 'The private part, which does not belong here: a key that has one is refused.',
  },
} as const

export const OAUTH_CLIENT_SCHEMA = {
  version: 0,
  description:
    'An OAuth client: what an application needs in order to reach a Qlik Cloud tenant for its users, or by itself.',
  attributes: {
    id: { type: STRING, mode: 'computed', description: 'The same as `client_id`.' },
    tenant: TENANT_ARGUMENT,
    app_type: {
      type: STRING,
      mode: 'required',
      requiresReplace: true,
      description: `Kind of application, one of ${oneOf(APP_TYPES)}. Qlik Cloud cannot change it: another value makes a new client with a new client id.`,
    },
    client_name: {
      type: STRING,
      mode: 'required',
      description: `Display name, 1 to ${String(CLIENT_NAME_MAX_CHARS)} characters. Shown to users when they are asked for consent.`,
    },
    description: {
      type: STRING,
      mode: 'optional',
      description: `What the client is for, at most ${String(DESCRIPTION_MAX_CHARS)} characters.`,
    },
    client_uri: {
      type: STRING,
      mode: 'optional',
      description: `Home page of the application, at most ${String(LINK_URI_MAX_CHARS)} characters.`,
    },
    logo_uri: {
      type: STRING,
      mode: 'optional',
      description: `Logo of the application, at most ${String(LINK_URI_MAX_CHARS)} characters.`,
    },
    redirect_uris: {
      type: setOf(STRING),
      mode: 'optional',
      description: `Where users may be sent after logging in: at most ${String(REDIRECT_URIS_MAX_COUNT)} absolute URIs of at most ${String(URI_MAX_CHARS)} characters, matched exactly. \`https\`, or \`http\` on localhost; native clients may use a scheme of their own.`,
    },
    allowed_origins: {
      type: setOf(STRING),
      mode: 'optional',
      description: `Origins (scheme, host and port) from which a browser may use the client's tokens: at most ${String(ALLOWED_ORIGINS_MAX_COUNT)} of at most ${String(URI_MAX_CHARS)} characters.`,
    },
    allowed_scopes: {
      type: setOf(STRING),
      mode: 'optional',
      description:
        'Scopes that the client may ask for. Without any it reaches nothing. `admin_classic` is not for `spa` and `native`, `offline_access` not for `spa`.',
    },
    allowed_grant_types: {
      type: setOf(STRING),
      mode: 'optional',
      description: `Machine-to-machine grants, for \`web\` alone: ${oneOf(GRANT_TYPES)}. The authorization code flow needs no entry.`,
    },
    allowed_auth_methods: {
      type: setOf(STRING),
      mode: 'optional+computed',
      description: `How the client proves who it is, for \`web\` alone: ${oneOf(AUTH_METHODS)}. Default: \`client_secret\` for \`web\`.`,
    },
    public_keys: {
      type: { kind: 'nested', nesting: 'set', attributes: CONFIGURED_KEY_ATTRIBUTES },
      mode: 'optional',
      description: 'Public keys (JWK) for `private_key_jwt`.',
    },
    consent_method: {
      type: STRING,
      mode: 'optional+computed',
      description: `${oneOf(CONSENT_METHODS)}: whether users are asked for consent. Machine-to-machine grants need \`trusted\`, published clients \`required\`. Default: \`trusted\` with a machine-to-machine grant, else \`required\`.`,
    },
    keep_initial_secret: {
      type: BOOL,
      mode: 'optional',
      description:
        'Whether the secret that Qlik Cloud makes with the client is kept, in `client_secret`. `false` deletes it at once: give the client a `qlikcloud_oauth_client_secret` instead. Default: `true`. Only looked at when a secret comes with a change, that is on creation and on adding `client_secret` to `allowed_auth_methods`.',
    },
    force_destroy: {
      type: BOOL,
      mode: 'optional',
      description:
        'Whether a published client may be deleted, which cuts off every tenant that uses it. Default: `false`.',
    },
    skip_rules: {
      type: setOf(STRING),
      mode: 'optional',
      description:
        'Ids of compatibility rules to overrule for this client. Each one that would have failed is shown as a warning.',
    },
    client_id: { type: STRING, mode: 'computed', description: 'Id of the client, public and unchangeable.' },
    client_secret: {
      type: STRING,
      mode: 'computed',
      sensitive: true,
      description:
        'The secret that Qlik Cloud made with the client, if it is kept. Null for public clients and for imported ones.',
    },
    client_secret_hint: {
      type: STRING,
      mode: 'computed',
      description: 'Hint of the secret in `client_secret`: a few characters by which the console shows it.',
    },
    client_secret_hints: {
      type: setOf(STRING),
      mode: 'computed',
      description: 'Hints (a few characters each) of all secrets that the client has.',
    },
    published_at: {
      type: STRING,
      mode: 'computed',
      description: 'When the client was published to the region (RFC 3339); null while it is not.',
    },
    created_at: { type: STRING, mode: 'computed', description: 'When the client was created (RFC 3339).' },
    disabled: { type: BOOL, mode: 'computed', description: 'Whether Qlik has disabled the client.' },
  },
} as const satisfies Schema

export type OAuthClientModel = ModelOf<typeof OAUTH_CLIENT_SCHEMA>
