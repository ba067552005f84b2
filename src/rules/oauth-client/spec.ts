/** A JSON Web Key as the user gives it: nothing about it is checked yet. */
export interface Jwk {
  readonly kty?: string | undefined
  readonly use?: string | undefined
  readonly alg?: string | undefined
  readonly kid?: string | undefined
  readonly n?: string | undefined
  readonly e?: string | undefined
  readonly crv?: string | undefined
  readonly x?: string | undefined
  readonly y?: string | undefined
  readonly [member: string]: string | undefined
}

/** An OAuth client, with the API's field names. A list that is not set is empty. */
export interface OAuthClientSpec {
  readonly appType: string
  readonly clientName: string
  readonly description: string | undefined
  readonly clientUri: string | undefined
  readonly logoUri: string | undefined
  readonly redirectUris: readonly string[]
  readonly allowedOrigins: readonly string[]
  readonly allowedScopes: readonly string[]
  readonly allowedGrantTypes: readonly string[]
  /** Empty: Qlik decides, and a web client gets `client_secret`. */
  readonly allowedAuthMethods: readonly string[]
  readonly publicKeys: readonly Jwk[]
  /** Not set: see `defaultConsentMethod`. */
  readonly consentMethod: string | undefined
  readonly published: boolean
}
