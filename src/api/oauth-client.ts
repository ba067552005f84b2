/** A public key for private_key_jwt (RFC 7517), as the API stores it. */
export interface Jwk {
  readonly kty: string
  readonly use: string
  readonly alg: string
  readonly kid: string
  readonly n?: string | undefined
  readonly e?: string | undefined
  readonly crv?: string | undefined
  readonly x?: string | undefined
  readonly y?: string | undefined
}

/** What can be read of a client secret: never its value. */
export interface ClientSecretHint {
  /** Up to five characters that tell the client's secrets apart, and its id in the API. */
  readonly hint: string
  readonly createdAt?: string | undefined
  readonly createdBy?: string | undefined
}

/**
 * An OAuth client as read from a tenant. `""` and `null` of the API are `undefined`, an absent list is `[]`.
 *
 * @see https://qlik.dev/apis/rest/oauth-clients
 */
export interface OAuthClient {
  readonly clientId: string
  readonly appType: string
  readonly clientName: string
  readonly description: string | undefined
  readonly clientUri: string | undefined
  readonly logoUri: string | undefined
  readonly redirectUris: readonly string[]
  readonly allowedOrigins: readonly string[]
  readonly allowedScopes: readonly string[]
  readonly allowedGrantTypes: readonly string[]
  readonly allowedAuthMethods: readonly string[]
  readonly publicKeys: readonly Jwk[]
  /** `required` or `trusted`; a later API may know more. `undefined` where the client has no such setting. */
  readonly consentMethod: string | undefined
  readonly clientSecrets: readonly ClientSecretHint[]
  readonly publishedAt: string | undefined
  readonly createdAt: string | undefined
  readonly updatedAt: string | undefined
  /** `user`, `service` or `dcr`. */
  readonly createdByType: string | undefined
  /** Set if the client is disabled; says why. */
  readonly disableTag: string | undefined
  readonly tenantId: string | undefined
  /** This tenant's connection to the client, for clients that another tenant published. */
  readonly connectionStatus: string | undefined
  readonly deletedByOwner: boolean | undefined
}

/** A new client. `undefined`, `""` and `[]` are not sent. */
export interface CreateOAuthClientRequest {
  readonly appType: string
  readonly clientName: string
  readonly description?: string | undefined
  readonly clientUri?: string | undefined
  readonly logoUri?: string | undefined
  readonly redirectUris?: readonly string[] | undefined
  readonly allowedOrigins?: readonly string[] | undefined
  readonly allowedScopes?: readonly string[] | undefined
  readonly allowedGrantTypes?: readonly string[] | undefined
  readonly allowedAuthMethods?: readonly string[] | undefined
  readonly publicKeys?: readonly Jwk[] | undefined
  /** The API takes `trusted` alone here; `required` is its default and is not sent. */
  readonly consentMethod?: 'required' | 'trusted' | undefined
}

/** One field of a patch: the whole new value. `undefined`, `""` and `[]` clear the field. */
export type OAuthClientChange =
  | {
      readonly field: 'clientName' | 'description' | 'clientUri' | 'logoUri'
      readonly value: string | undefined
    }
  | {
      readonly field:
        | 'redirectUris'
        | 'allowedOrigins'
        | 'allowedScopes'
        | 'allowedGrantTypes'
        | 'allowedAuthMethods'
      readonly value: readonly string[] | undefined
    }
  | { readonly field: 'publicKeys'; readonly value: readonly Jwk[] | undefined }

/** The settings of the calling tenant for a client. */
export interface ConnectionConfig {
  readonly consentMethod: string
  readonly status: string | undefined
  readonly deletedByOwner: boolean | undefined
}

/** Authorization server metadata of a tenant (RFC 8414). */
export interface OAuthConfiguration {
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly revocationEndpoint: string | undefined
  readonly jwksUri: string | undefined
  readonly grantTypesSupported: readonly string[]
  readonly responseTypesSupported: readonly string[]
}
