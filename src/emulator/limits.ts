/** The region's own limits. None of them is shared with the provider: a wrong figure there has to show here. */

/** Lengths of the published schema, in characters. */
export const CLIENT_NAME_MAX_CHARS = 512
export const DESCRIPTION_MAX_CHARS = 4096
export const WEB_PAGE_MAX_CHARS = 2048
export const LISTED_TEXT_MAX_CHARS = 256

/** Qlik's help page on OAuth clients, section on limits. */
export const MAX_REDIRECT_URIS = 5
export const MAX_ORIGINS = 5
export const MAX_SECRETS = 5
export const MAX_CLIENTS = 200

export const MAX_PUBLIC_KEYS = 5
/** qlik.dev, private_key_jwt reference. */
export const RSA_MIN_BITS = 2048
export const ASSERTION_MAX_SECONDS = 300
/** How far ahead a caller's clock may be. */
export const ASSERTION_SKEW_SECONDS = 30

export const PAGE_DEFAULT = 20
export const PAGE_MAX = 100

/** qlik.dev, OAuth overview: six hours for every access token. */
export const TOKEN_LIFETIME_SECONDS = 21_600

/** qlik.dev, rate limiting: calls a minute for one user of one tenant, by tier. */
export const TIER_1_PER_MINUTE = 1000
export const TIER_2_PER_MINUTE = 100
/** The same page: what all users of a tenant together may do is this share of the sum of their limits. */
export const TENANT_SHARE = 0.5
