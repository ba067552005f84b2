interface ErrorCodeRow {
  /** What has happened, for whoever reads the table. */
  readonly meaning: string
  /** What the user does about it: one or two full sentences. */
  readonly advice: string
}

/**
 * Every way in which a call to Qlik Cloud can fail. The codes are stable: consumers branch on them and never on a
 * status number.
 */
const ROWS = {
  QLIK_CREDENTIALS_UNUSABLE: {
    meaning: 'The credentials cannot be used as they are; nothing was sent.',
    advice:
      'Check the private key (PEM or JWK; RSA from 2048 bits, or EC on P-384), its key id, or the API key (one line, no spaces).',
  },
  QLIK_CREDENTIALS_REJECTED: {
    meaning: 'The token endpoint refused the client id with its secret or key (400, 401 or 403).',
    advice:
      'Check the client id and secret (or the private key and key id) against the OAuth client in this tenant: it has to allow client_credentials, and its consent method has to be "trusted".',
  },
  QLIK_UNAUTHORIZED: {
    meaning: 'The API did not accept the bearer token, not even a new one (401).',
    advice:
      'An API key may have expired or belong to another tenant. With an OAuth client, check that it was not deleted or disabled and that the tenant URL is its own tenant.',
  },
  QLIK_FORBIDDEN: {
    meaning: 'The caller is known but may not do this (403).',
    advice:
      'Managing OAuth clients needs the role TenantAdmin and the scope admin_classic, with consent method "trusted" for a machine-to-machine client.',
  },
  QLIK_NOT_FOUND: {
    meaning: 'There is no such object in this tenant (404).',
    advice:
      'Check the id and that it belongs to this tenant; an OAuth client is visible in its own tenant only.',
  },
  QLIK_CONFLICT: {
    meaning: 'The request contradicts the present state of the object (409).',
    advice: 'Refresh to see the present state, and apply again.',
  },
  QLIK_SECRET_LIMIT: {
    meaning: 'The client has as many secrets as Qlik Cloud allows (409 on creating a secret).',
    advice: 'Delete a secret that is no longer in use, then apply again; a client can hold five.',
  },
  QLIK_BAD_REQUEST: {
    meaning: 'The API refused what was sent (400 and other 4xx).',
    advice: 'Correct the value that the message names.',
  },
  QLIK_RATE_LIMITED: {
    meaning: 'The quota was still used up when the time to wait was over (429).',
    advice:
      'Raise max_wait_seconds (or quota_share, if it is below 1), lower -parallelism, or wait a minute: Qlik Cloud allows 100 writes a minute for each user and tenant.',
  },
  QLIK_SERVER_ERROR: {
    meaning: 'The API failed on its own side (5xx), repeatedly where repeating is safe.',
    advice: 'Try again later; if it goes on, see https://status.qlikcloud.com and give Qlik the trace id.',
  },
  QLIK_UNREACHABLE: {
    meaning: 'No connection, or the connection broke.',
    advice: 'Check the tenant URL, the network, and HTTPS_PROXY and NO_PROXY in the environment.',
  },
  QLIK_CERTIFICATE: {
    meaning: 'The certificate of the other side is not trusted or not valid for the host.',
    advice:
      'Behind a proxy that re-signs connections, name its certificate file (PEM) in NODE_EXTRA_CA_CERTS; otherwise check the tenant URL and the clock of this machine.',
  },
  QLIK_TIMEOUT: {
    meaning: 'No complete answer within the time allowed for a request.',
    advice: 'Raise request_timeout_seconds if the connection is slow, or try again later.',
  },
  QLIK_REDIRECTED: {
    meaning:
      'The tenant answered with a redirect, which is not followed: credentials go to the tenant alone.',
    advice: 'Give the address that the redirect points to as the tenant URL, if it is a host of this tenant.',
  },
  QLIK_UNEXPECTED_RESPONSE: {
    meaning: 'An answer came, but not one that the API describes.',
    advice:
      'Check that the tenant URL is the address of a Qlik Cloud tenant, such as https://acme.eu.qlikcloud.com. If it is, the API may have changed: look for a newer version of this provider.',
  },
  QLIK_CREATE_UNCLEAR: {
    meaning: 'A client was to be created, the answer was lost, and looking for the client did not settle it.',
    advice:
      'Look at the OAuth clients of the tenant: import the one that was just created, or delete it, before applying again.',
  },
  QLIK_SECRET_UNCLEAR: {
    meaning: 'A secret was to be created and the answer, which alone holds its value, was lost.',
    advice:
      'The value cannot be read again: delete the secrets with the hints that the message names, then apply again.',
  },
  QLIK_ABORTED: {
    meaning: 'The caller stopped the call.',
    advice: 'Apply again to go on.',
  },
} as const satisfies Record<string, ErrorCodeRow>

export type ApiErrorCode = keyof typeof ROWS

export const ERROR_CODES: Readonly<Record<ApiErrorCode, ErrorCodeRow>> = ROWS

/**
 * The repair for a failure, as full sentences ready to follow a message.
 *
 * @example adviceFor('QLIK_SECRET_LIMIT') // "Delete a secret that is no longer in use, then apply again; …"
 */
export function adviceFor(code: ApiErrorCode): string {
  return ERROR_CODES[code].advice
}
