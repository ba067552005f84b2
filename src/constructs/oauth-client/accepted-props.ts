import type { AppType, AuthMethod, ConsentMethod, GrantType } from '../../rules'
import type {
  AnonymousEmbedProps,
  MachineToMachineClientProps,
  NativeAppProps,
  SinglePageAppProps,
  WebClientProps,
} from './oauth-client-props'
import type { AcceptedRedirectUri } from './redirect-uri'

/** What was chosen of the closed lists, apart from the app type; the compiler reads it off the props. */
export type Choice = GrantType | AuthMethod | ConsentMethod

/**
 * The props of a client of app type `A`, with the choices `C` and the redirect URIs `U`; `P` is `PropsOf<A, C>`.
 *
 * The first part holds the props that such a client can have and none besides, so that a complaint of the compiler is
 * about one kind of client and points at one property. The second part is where the compiler finds `A`, `C` and `U`. Only
 * that part knows the redirect URIs: an intersection of two types of lists would cost 250 types a client.
 */
export type AcceptedProps<A extends AppType, C extends Choice, U extends string, P> = Settled<P> &
  Inferred<A, C, U>

/** The props of a client of app type `A` with the choices `C`, but for the types of the redirect URIs. */
export type PropsOf<A extends AppType, C extends Choice> = PropsByAppType<A, C>[A]

/**
 * `P`, of which nothing is known before it is settled. So the compiler looks for `A`, `C` and `U` without going through
 * the props of every kind of client first.
 */
type Settled<P> = [P] extends [infer Q] ? Q : never

interface PropsByAppType<A extends AppType, C extends Choice> {
  readonly web: WebProps<A, C>
  readonly spa: SinglePageAppProps<unknown>
  readonly native: NativeAppProps<unknown>
  readonly 'anonymous-embed': AnonymousEmbedProps
}

/** With a grant the client is a machine. Where the compiler sees all app types or both ways of consent, it is either kind. */
type WebProps<A extends AppType, C extends Choice> = [AppType] extends [A]
  ? EitherWebProps
  : [ConsentMethod] extends [C]
    ? EitherWebProps
    : [C & GrantType] extends [never]
      ? WebClientProps<unknown>
      : MachineToMachineClientProps<unknown>

type EitherWebProps = WebClientProps<unknown> | MachineToMachineClientProps<unknown>

interface Inferred<A extends AppType, C extends Choice, U extends string> {
  readonly appType: Shown<A>
  readonly consentMethod?: Shown<C>
  readonly allowedGrantTypes?: readonly Shown<C>[]
  readonly allowedAuthMethods?: readonly Shown<C>[]
  readonly redirectUris?: readonly AcceptedRedirectUri<A, U>[]
}

/** Lets the compiler infer `T` here, and hides nothing from an editor that completes before there is a `T`. */
type Shown<T> = T | (string & NonNullable<unknown>)
