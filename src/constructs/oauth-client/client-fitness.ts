import type { AppType, GrantType } from '../../rules'
import type { Choice } from './accepted-props'
import type { IOAuthClient } from './i-oauth-client'

/** What the compiler holds against a client, by the id of the rule; it exists for the compiler only. */
export declare const FITNESS: unique symbol

/** A client of which nothing is known that speaks against secrets. */
export interface ClientWithSecrets extends IOAuthClient {
  /** @internal */
  readonly [FITNESS]?: FitForSecrets
}

/** A client of which nothing is known that speaks against publishing it. */
export interface PublishableClient extends IOAuthClient {
  /** @internal */
  readonly [FITNESS]?: FitForPublication
}

interface FitForSecrets {
  readonly secrets?: 'allowed'
  readonly publication?: unknown
}

interface FitForPublication {
  readonly secrets?: unknown
  readonly publication?: 'allowed'
}

/**
 * The rules that a client of app type `A` with the choices `C` would break, if it had a secret or were published. Each is
 * missing where the compiler cannot be sure: a value may be known to the synthesis only.
 */
export type Fitness<A extends AppType, C extends Choice> = Objection<'secrets', SecretRule<A, C>> &
  Objection<'publication', PublicationRule<C>>

type Objection<Use extends string, RuleId> = [RuleId] extends [never]
  ? object
  : { readonly [U in Use]: RuleId }

// `[A] extends [Exclude<…, X>]` says that X is not among A. The type parameter comes first, for then the compiler takes
// any client for an `OAuthClient` without arguments.
type SecretRule<A extends AppType, C extends Choice> = [A] extends [Exclude<AppType, 'web'>]
  ? 'secret/public-client'
  : [C] extends [Exclude<Choice, 'client_secret'>]
    ? [C] extends [Exclude<Choice, 'private_key_jwt'>]
      ? never
      : 'secret/method'
    : never

type PublicationRule<C extends Choice> = [C] extends [Exclude<Choice, 'required'>]
  ? [C] extends [Exclude<Choice, GrantType>]
    ? [C] extends [Exclude<Choice, 'trusted'>]
      ? never
      : 'consent/published'
    : 'publish/machine-to-machine'
  : never
