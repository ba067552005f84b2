import type { IResolvable, TerraformMetaArguments } from 'cdktf'
import type {
  AppType,
  AuthMethod,
  ConsentMethod,
  CustomScope,
  GrantType,
  KnownOAuthScope,
  ScopeNotFor,
} from '../../rules'
import type { PublicKey } from './public-key'

/** The scopes that a client of the given type can have: by name, as a member of `Scope`, or as a `customScope`. */
export type ScopeFor<T extends AppType> = Exclude<KnownOAuthScope, ScopeNotFor<T>> | CustomScope

// `Uris` is the type of the redirect URIs: a list of strings, unless the compiler judges them by other means.

/** What every client can have. */
export interface OAuthClientOptions extends TerraformMetaArguments {
  /** Name that people see, in the list of clients and when they are asked for consent. 1 to 512 characters. */
  readonly clientName: string

  /**
   * The tenant that holds the client, by its name in the provider's `tenants`. Another one makes a new client.
   * @default - the tenant of the provider's `tenantUrl`; within a stamp of a `TenantFleet`, the stamp's
   */
  readonly tenant?: string

  /**
   * What the client is for. At most 4096 characters.
   * @default - no description
   */
  readonly description?: string

  /**
   * Address of the application's home page. At most 2048 characters.
   * @default - no home page
   */
  readonly clientUri?: string

  /**
   * Address of the application's logo. At most 2048 characters.
   * @default - no logo
   */
  readonly logoUri?: string

  /**
   * Allows a published client to be deleted, which cuts off every tenant that uses it.
   * @default false
   */
  readonly forceDestroy?: boolean | IResolvable

  /**
   * Ids of rules to overrule for this client, as they stand at the end of a message, such as `redirect/scheme`.
   * An overruled error becomes a warning. What the compiler refuses as well needs a type that tells it less, such as
   * `String('http://127.0.0.1/')` or a `customScope`.
   * @default - all rules hold
   */
  readonly skipRules?: readonly string[]
}

/** What the clients have that run on a server and can keep a secret. */
export interface WebClientOptions extends OAuthClientOptions {
  readonly appType: 'web'

  /**
   * What tokens of the client may reach.
   * @default - nothing
   * @see https://qlik.dev/manage/access-control/scopes/
   */
  readonly allowedScopes?: readonly ScopeFor<'web'>[]

  /**
   * Origins from which a browser may use tokens of the client. At most 5, such as `https://app.example.com`.
   * @default - tokens are not used in browsers
   */
  readonly allowedOrigins?: readonly string[]

  /**
   * How the client proves who it is. `private_key_jwt` needs `publicKeys`.
   * @default - Qlik's: a client secret
   */
  readonly allowedAuthMethods?: readonly AuthMethod[]

  /**
   * Public keys for `private_key_jwt`.
   * @default - none
   */
  readonly publicKeys?: readonly PublicKey[]

  /**
   * Whether the secret that Qlik makes with the client is kept, as `clientSecret`. With `false` it is deleted at
   * once; give the client a `ClientSecret` instead.
   * @default - true, or false where a `ClientSecret` is made for the client
   */
  readonly keepInitialSecret?: boolean | IResolvable
}

/** A web application in which people sign in (authorization code). */
export interface WebClientProps<Uris = readonly string[]> extends WebClientOptions {
  /**
   * Where people may be sent back to after signing in: https, or http on localhost. 1 to 5, each at most 256 characters,
   * compared exactly.
   */
  readonly redirectUris: Uris

  /** Not for a client in which people sign in; see {@link MachineToMachineClientProps}. @default - none */
  readonly allowedGrantTypes?: never

  /**
   * Whether people are asked for consent: `required`, or `trusted` for no. Published clients need `required`.
   * @default required
   */
  readonly consentMethod?: ConsentMethod
}

/** A service that gets tokens without a person at hand, for itself or in the name of a user. */
export interface MachineToMachineClientProps<Uris = readonly string[]> extends WebClientOptions {
  /** `client_credentials` for itself, `urn:qlik:oauth:user-impersonation` in the name of a user. */
  readonly allowedGrantTypes: readonly [GrantType, ...GrantType[]]

  /**
   * For a client in which people sign in as well. At most 5, each at most 256 characters, compared exactly.
   * @default - nobody signs in
   */
  readonly redirectUris?: Uris

  /**
   * Such clients must be trusted: there is nobody to ask.
   * @default trusted
   */
  readonly consentMethod?: 'trusted'
}

/** What clients cannot have that run where everybody can read their code. */
interface PublicClientOptions extends OAuthClientOptions {
  /** Machine-to-machine grants are for web clients. @default - none */
  readonly allowedGrantTypes?: never
  /** Public clients do not authenticate. @default - none */
  readonly allowedAuthMethods?: never
  /** Public clients do not authenticate. @default - none */
  readonly publicKeys?: never
  /** Public clients have no secret. @default - none */
  readonly keepInitialSecret?: never
  /**
   * Whether people are asked for consent: `required`, or `trusted` for no. Published clients need `required`.
   * @default required
   */
  readonly consentMethod?: ConsentMethod
}

/** An application that runs in the browser (authorization code with PKCE). */
export interface SinglePageAppProps<Uris = readonly string[]> extends PublicClientOptions {
  readonly appType: 'spa'

  /**
   * Where people may be sent back to after signing in: https, or http on localhost. 1 to 5, each at most 256 characters,
   * compared exactly.
   */
  readonly redirectUris: Uris

  /** Origins of the application's pages. 1 to 5, such as `https://app.example.com`. */
  readonly allowedOrigins: readonly string[]

  /**
   * What tokens of the client may reach. Not `admin_classic` and not `offline_access`.
   * @default - nothing
   * @see https://qlik.dev/manage/access-control/scopes/
   */
  readonly allowedScopes?: readonly ScopeFor<'spa'>[]
}

/** An application that people install on a computer or a phone (authorization code with PKCE). */
export interface NativeAppProps<Uris = readonly string[]> extends PublicClientOptions {
  readonly appType: 'native'

  /**
   * Where people may be sent back to after signing in. 1 to 5, each at most 256 characters, compared exactly. May
   * have a scheme of the app's own, such as `exampleapp://signed-in`.
   */
  readonly redirectUris: Uris

  /** Native apps send no origin. @default - none */
  readonly allowedOrigins?: readonly never[]

  /**
   * What tokens of the client may reach. Not `admin_classic`.
   * @default - nothing
   * @see https://qlik.dev/manage/access-control/scopes/
   */
  readonly allowedScopes?: readonly ScopeFor<'native'>[]
}

/** Content that is embedded in a page and shown to people without signing in. */
export interface AnonymousEmbedProps extends PublicClientOptions {
  readonly appType: 'anonymous-embed'

  /** Origins of the pages that embed it. 1 to 5, such as `https://app.example.com`. */
  readonly allowedOrigins: readonly string[]

  /** Nobody signs in. @default - none */
  readonly redirectUris?: readonly never[]

  /**
   * What tokens of the client may reach.
   * @default - nothing
   * @see https://qlik.dev/manage/access-control/scopes/
   */
  readonly allowedScopes?: readonly ScopeFor<'anonymous-embed'>[]
}

/** An OAuth client: what it may have depends on `appType`, and for web clients on `allowedGrantTypes`. */
export type OAuthClientProps =
  | WebClientProps
  | MachineToMachineClientProps
  | SinglePageAppProps
  | NativeAppProps
  | AnonymousEmbedProps
