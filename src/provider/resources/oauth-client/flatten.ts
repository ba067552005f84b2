import type { Jwk, OAuthClient } from '../../../api'
import { contentOf, known, knownOrNull, NULL } from '../../../framework'
import type { ModelOf, Value } from '../../../framework'
import { DEFAULT_METHOD } from './auth-methods'
import type { CONFIGURED_KEY_ATTRIBUTES, OAuthClientModel, PUBLIC_KEY_ATTRIBUTES } from './schema'

export type PublicKeyModel = ModelOf<{ readonly attributes: typeof CONFIGURED_KEY_ATTRIBUTES }>
type RegisteredKeyModel = ModelOf<{ readonly attributes: typeof PUBLIC_KEY_ATTRIBUTES }>

/** The attributes that hold what the API answers; the others belong to the configuration or to this provider. */
export type RemoteModel = Omit<
  OAuthClientModel,
  'tenant' | 'keep_initial_secret' | 'force_destroy' | 'skip_rules' | 'client_secret' | 'client_secret_hint'
>

/**
 * What the API answers, as attributes. It cannot tell an absent list from an empty one, and neither may a state: where
 * `like` (the plan, or the state before) has an empty set or text, an absent one is written the same way, so that neither
 * shows as a difference.
 */
export function flatten(client: OAuthClient, like: RemoteModel): RemoteModel {
  return {
    id: known(client.clientId),
    client_id: known(client.clientId),
    app_type: known(client.appType),
    client_name: known(client.clientName),
    description: text(client.description, like.description),
    client_uri: text(client.clientUri, like.client_uri),
    logo_uri: text(client.logoUri, like.logo_uri),
    redirect_uris: set(client.redirectUris.map(known), like.redirect_uris),
    allowed_origins: set(client.allowedOrigins.map(known), like.allowed_origins),
    allowed_scopes: set(client.allowedScopes.map(known), like.allowed_scopes),
    allowed_grant_types: set(client.allowedGrantTypes.map(known), like.allowed_grant_types),
    allowed_auth_methods: authMethods(client, like),
    public_keys: set(
      client.publicKeys.map((key) => known(flattenKey(key))),
      like.public_keys,
    ),
    // Some answers leave consent out; without any word of it a client asks for consent, the API's default.
    consent_method: known(client.consentMethod ?? contentOf(like.consent_method) ?? 'required'),
    client_secret_hints: known(client.clientSecrets.map(({ hint }) => known(hint))),
    published_at: knownOrNull(client.publishedAt),
    created_at: knownOrNull(client.createdAt),
    disabled: known(client.disableTag !== undefined),
  }
}

/**
 * The state after an apply. Terraform holds a provider to what it planned, so what someone else has changed in the
 * meantime (a new secret, a publication) waits for the next refresh.
 */
export function afterApply(client: OAuthClient, planned: OAuthClientModel): RemoteModel {
  const remote = flatten(client, planned)
  return {
    ...remote,
    id: promised(planned.id, remote.id),
    client_id: promised(planned.client_id, remote.client_id),
    client_secret_hints: promised(planned.client_secret_hints, remote.client_secret_hints),
    published_at: promised(planned.published_at, remote.published_at),
    created_at: promised(planned.created_at, remote.created_at),
    disabled: promised(planned.disabled, remote.disabled),
  }
}

function promised<T>(planned: Value<T>, remote: Value<T>): Value<T> {
  return planned.kind === 'unknown' ? remote : planned
}

export function flattenKey(key: Jwk): PublicKeyModel {
  return { ...flattenRegisteredKey(key), d: NULL }
}

export function flattenRegisteredKey(key: Jwk): RegisteredKeyModel {
  return {
    kty: known(key.kty),
    use: known(key.use),
    alg: known(key.alg),
    kid: known(key.kid),
    n: knownOrNull(key.n),
    e: knownOrNull(key.e),
    crv: knownOrNull(key.crv),
    x: knownOrNull(key.x),
    y: knownOrNull(key.y),
  }
}

/** See `withAuthMethods`: what an empty set stands for, the API spells out. */
function authMethods({ appType, allowedAuthMethods }: OAuthClient, like: RemoteModel) {
  const isDefault = appType === 'web' && allowedAuthMethods.every((method) => method === DEFAULT_METHOD)
  const saidByEmpty = contentOf(like.allowed_auth_methods)?.length === 0
  return known(isDefault && saidByEmpty ? [] : allowedAuthMethods.map(known))
}

function set<T>(elements: readonly T[], like: Value<readonly T[]>): Value<readonly T[]> {
  const empty = elements.length === 0 && !(like.kind === 'known' && like.value.length === 0)
  return empty ? NULL : known(elements)
}

function text(value: string | undefined, like: Value<string>): Value<string> {
  const empty = value === undefined && like.kind === 'known' && like.value === ''
  return empty ? known('') : knownOrNull(value)
}
