/**
 * The closed lists of the API.
 * @see https://qlik.dev/apis/rest/oauth-clients/
 */

export const APP_TYPES = ['web', 'native', 'spa', 'anonymous-embed'] as const
export type AppType = (typeof APP_TYPES)[number]

/** Grants beyond the authorization code, which is implied. Both work without a person at hand. */
export const GRANT_TYPES = ['client_credentials', 'urn:qlik:oauth:user-impersonation'] as const
export type GrantType = (typeof GRANT_TYPES)[number]

export const AUTH_METHODS = ['client_secret', 'private_key_jwt'] as const
export type AuthMethod = (typeof AUTH_METHODS)[number]

export const CONSENT_METHODS = ['required', 'trusted'] as const
export type ConsentMethod = (typeof CONSENT_METHODS)[number]

export const PUBLIC_KEY_ALGORITHMS = ['RS256', 'RS512', 'ES384'] as const
export type PublicKeyAlgorithm = (typeof PUBLIC_KEY_ALGORITHMS)[number]
