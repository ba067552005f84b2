import type { Secret } from './secret'

/**
 * How the client logs in at a tenant.
 *
 * - `client-secret` and `private-key` ask `/oauth/token` for an access token by client_credentials (RFC 6749,
 *   section 4.4; the second with a signed assertion, RFC 7523).
 * - `api-key` is sent as it is, as a bearer token.
 *
 * @see https://qlik.dev/authenticate/oauth/oauth-private-key-jwt-reference
 */
export type Credentials = ClientSecretCredentials | PrivateKeyCredentials | ApiKeyCredentials

export interface ClientSecretCredentials {
  readonly kind: 'client-secret'
  readonly clientId: string
  readonly clientSecret: Secret
}

export interface PrivateKeyCredentials {
  readonly kind: 'private-key'
  readonly clientId: string
  /** PEM (PKCS#8, PKCS#1 or SEC1) or a private JWK as JSON: RSA from 2048 bits, or EC on P-384. */
  readonly privateKey: Secret
  /** The `kid` of the public key that is registered with the client. */
  readonly keyId: string
}

export interface ApiKeyCredentials {
  readonly kind: 'api-key'
  readonly apiKey: Secret
}
