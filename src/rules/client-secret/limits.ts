/** Of one client, the initial one included. Source: https://qlik.dev/apis/rest/oauth-clients/ (answer 409). */
export const CLIENT_SECRETS_MAX_COUNT = 5

/** What reads show of a secret. Source: https://qlik.dev/apis/rest/oauth-clients/ (schema of `clientSecrets`). */
export const SECRET_HINT_MAX_CHARS = 5

/** Ten years: no sum of a date and this leaves the calendar, and nobody waits longer. A limit of this project. */
export const ROTATION_MAX_DAYS = 3650
