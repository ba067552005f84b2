import { contentOf, known, NULL, UNKNOWN } from '../../../framework'
import type { Value } from '../../../framework'
import { defaultConsentMethod } from '../../../rules'
import { DEFAULT_METHODS } from './auth-methods'
import { secretAppears, secretsCease } from './initial-secret'
import type { OAuthClientModel } from './schema'

/**
 * What Qlik Cloud will make of a plan, as far as that is certain, so that a reviewer reads values and not
 * "known after apply".
 */
export function planComputed(
  prior: OAuthClientModel | undefined,
  config: OAuthClientModel,
  planned: OAuthClientModel,
): OAuthClientModel {
  const allowed_auth_methods =
    config.allowed_auth_methods.kind === 'null'
      ? plannedMethods(prior, planned)
      : planned.allowed_auth_methods
  const withMethods = { ...planned, allowed_auth_methods }
  return {
    ...withMethods,
    consent_method: config.consent_method.kind === 'null' ? plannedConsent(planned) : planned.consent_method,
    client_secret: plannedSecret('client_secret', prior, withMethods),
    client_secret_hint: plannedSecret('client_secret_hint', prior, withMethods),
    client_secret_hints:
      secretAppears(prior, withMethods) || secretsCease(prior, withMethods)
        ? UNKNOWN
        : planned.client_secret_hints,
    ...(prior === undefined && { published_at: NULL, disabled: known(false) }),
  }
}

/**
 * Null for a web client means `client_secret`, and is sent so, whatever somebody has made of it in the console. What the
 * API shows for public clients is its own affair.
 */
function plannedMethods(
  prior: OAuthClientModel | undefined,
  { app_type, allowed_auth_methods }: OAuthClientModel,
): OAuthClientModel['allowed_auth_methods'] {
  if (contentOf(app_type) === 'web') return DEFAULT_METHODS
  return prior === undefined ? UNKNOWN : allowed_auth_methods
}

/** Whether the client becomes another one. What a default takes back, Terraform has not seen when it asks for a plan. */
export function isChanged(
  prior: OAuthClientModel,
  proposed: OAuthClientModel,
  planned: OAuthClientModel,
): boolean {
  // What does not differ from the prior state is the very same object.
  return (
    proposed !== prior ||
    contentOf(planned.consent_method) !== contentOf(prior.consent_method) ||
    JSON.stringify(planned.allowed_auth_methods) !== JSON.stringify(prior.allowed_auth_methods)
  )
}

function plannedConsent(planned: OAuthClientModel): Value<string> {
  const grants = planned.allowed_grant_types
  if (grants.kind === 'unknown') return UNKNOWN
  const names = (contentOf(grants) ?? []).map(contentOf)
  return names.every((name) => name !== undefined) ? known(defaultConsentMethod(names)) : UNKNOWN
}

function plannedSecret(
  attribute: 'client_secret' | 'client_secret_hint',
  prior: OAuthClientModel | undefined,
  planned: OAuthClientModel,
): Value<string> {
  if (secretsCease(prior, planned)) return NULL
  if (!secretAppears(prior, planned)) return prior?.[attribute] ?? NULL
  if (planned.keep_initial_secret.kind === 'unknown') return UNKNOWN
  return contentOf(planned.keep_initial_secret) === false ? (prior?.[attribute] ?? NULL) : UNKNOWN
}
