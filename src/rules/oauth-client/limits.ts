/**
 * Limits of an OAuth client.
 * Lengths: https://qlik.dev/apis/rest/oauth-clients/ (schema of the create request).
 * Counts: the list of limits on https://help.qlik.com, page "Creating and managing OAuth clients".
 */

export const CLIENT_NAME_MAX_CHARS = 512
export const DESCRIPTION_MAX_CHARS = 4096
/** Of `clientUri` and `logoUri`. */
export const LINK_URI_MAX_CHARS = 2048
export const REDIRECT_URIS_MAX_COUNT = 5
export const ALLOWED_ORIGINS_MAX_COUNT = 5
/** Of one redirect URI or one origin. */
export const URI_MAX_CHARS = 256
export const SCOPE_MAX_CHARS = 256

/** Of every other list of a client; Qlik documents no number for keys. */
export const PUBLIC_KEYS_USUAL_COUNT = 5

/** @see https://qlik.dev/authenticate/oauth/oauth-private-key-jwt-reference/ */
export const RSA_KEY_MIN_BITS = 2048
