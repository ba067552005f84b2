/** A public key of a client, as it was registered. */
export interface Jwk {
  readonly kty: string
  readonly use: string
  readonly alg: string
  readonly kid: string
  readonly n?: string
  readonly e?: string
  readonly crv?: string
  readonly x?: string
  readonly y?: string
}

export interface SecretRecord {
  readonly value: string
  readonly hint: string
  readonly createdAt: string
  readonly createdBy: string
}

/** What a caller may write. A list that is absent was never set, or was removed. */
export interface ClientFields {
  readonly clientName: string
  readonly description: string
  readonly clientUri: string
  readonly logoUri: string
  readonly redirectUris?: readonly string[]
  readonly allowedOrigins?: readonly string[]
  readonly allowedScopes?: readonly string[]
  readonly allowedGrantTypes?: readonly string[]
  readonly allowedAuthMethods?: readonly string[]
  readonly publicKeys?: readonly Jwk[]
}

export type AppType = 'web' | 'native' | 'spa' | 'anonymous-embed'
export type ConsentMethod = 'required' | 'trusted'

export interface ClientRecord {
  readonly clientId: string
  readonly tenantId: string
  readonly appType: AppType
  readonly fields: ClientFields
  readonly secrets: readonly SecretRecord[]
  readonly createdByType: 'user'
  readonly createdById: string
  readonly createdAt: string
  readonly updatedAt: string
  readonly publishedAt?: string
  readonly deletedAt?: string
  readonly disableTag?: string
}

/** What one tenant has agreed to for one client: its own, or one that another tenant published. */
export interface Connection {
  readonly consentMethod: ConsentMethod
  readonly status: 'approved'
  readonly deletedByOwner: boolean
}
