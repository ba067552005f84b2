import type { ClientSecretHint, CreatedClientSecret, OAuthClient, QlikClient, Secret } from '../../../api'
import { contentOf, known, NULL } from '../../../framework'
import type { Value } from '../../../framework'
import { withAuthMethods } from './auth-methods'
import type { OAuthClientModel } from './schema'

/** A secret as an attribute: the one place in this resource where its value comes out. */
export function secretValue(secret: Secret | undefined): Value<string> {
  return secret === undefined ? NULL : known(secret.reveal())
}

/** A secret that was made to be kept, as attributes. */
export function keptSecret({ clientSecret, hint }: CreatedClientSecret) {
  return { client_secret: secretValue(clientSecret), client_secret_hint: known(hint) }
}

/** The hint of the one secret that a client has; null where it is not certain which one is meant. */
export function onlyHint({ clientSecrets }: OAuthClient): Value<string> {
  const [only, ...others] = clientSecrets
  return only === undefined || others.length > 0 ? NULL : known(only.hint)
}

export function keepsInitialSecret(model: OAuthClientModel): boolean {
  return contentOf(model.keep_initial_secret) !== false
}

/**
 * Whether the API makes a secret by itself: on creating a client that may have one, and on adding `client_secret` to the
 * methods of a client (https://qlik.dev/apis/rest/oauth-clients: 202 on PATCH).
 */
export function secretAppears(prior: OAuthClientModel | undefined, planned: OAuthClientModel): boolean {
  if (prior === undefined) return mayUseSecret(planned) && isWeb(planned)
  return mayUseSecret(planned) && !mayUseSecret(prior)
}

/**
 * Whether the client ceases to use secrets. The one in the state is of no more use then; whether Qlik Cloud deletes its
 * secrets is not documented, so the hints are read back.
 */
export function secretsCease(prior: OAuthClientModel | undefined, planned: OAuthClientModel): boolean {
  return prior !== undefined && mayUseSecret(prior) && !mayUseSecret(planned)
}

function isWeb(model: OAuthClientModel): boolean {
  return model.app_type.kind === 'unknown' || contentOf(model.app_type) === 'web'
}

function mayUseSecret(model: OAuthClientModel): boolean {
  const { allowed_auth_methods: methods } = withAuthMethods(model)
  if (methods.kind === 'unknown') return true
  return (contentOf(methods) ?? []).some(
    (method) => method.kind === 'unknown' || contentOf(method) === 'client_secret',
  )
}

/**
 * Deletes secrets of a client. Called only right after one appeared that the API made by itself, or whose value was lost
 * with an answer, so that nobody can depend on it yet.
 */
export async function deleteSecrets(
  clientId: string,
  secrets: readonly ClientSecretHint[],
  api: QlikClient,
  signal: AbortSignal,
): Promise<void> {
  for (const { hint } of secrets) await api.deleteClientSecret(clientId, hint, { signal })
}
