/**
 * Error codes of the emulator. Qlik publishes none for oauth-clients, so the codes that start with `OAC-` are made up; a
 * client must not depend on them. The `OAUTH-` codes were seen in live answers of `/oauth/*`, and `HTTP-` codes are general.
 */
interface ErrorRow {
  readonly status: number
  readonly title: string
  /** The error code of RFC 6749 section 5.2, where `/oauth/token` also says it. */
  readonly oauth?: string
}

export const ERRORS = {
  'HTTP-404': { status: 404, title: 'Not found' },
  'HTTP-500': { status: 500, title: 'Internal server error' },
  'OAC-BAD-BODY': { status: 400, title: 'Invalid request body' },
  'OAC-BAD-QUERY': { status: 400, title: 'Invalid query parameter' },
  'OAC-BAD-PATCH': { status: 400, title: 'Invalid patch' },
  'OAC-BAD-FIELD': { status: 400, title: 'Invalid field' },
  'OAC-BAD-COMBINATION': { status: 400, title: 'Invalid combination of fields' },
  'OAC-NOT-CONFIRMED': { status: 400, title: 'Deletion not confirmed' },
  'OAC-NOT-PUBLISHABLE': { status: 400, title: 'OAuth client cannot be published' },
  'OAC-BAD-CONSENT': { status: 400, title: 'Consent method not allowed' },
  'OAC-NO-SECRETS': { status: 400, title: 'OAuth client cannot have client secrets' },
  'OAC-OWN-CLIENT': { status: 400, title: 'OAuth client belongs to this tenant' },
  'OAC-TOO-MANY-CLIENTS': { status: 400, title: 'The max number of OAuth clients is reached' },
  'OAC-UNAUTHORIZED': { status: 401, title: 'Unauthorized' },
  'OAC-FORBIDDEN': { status: 403, title: 'Forbidden' },
  'OAC-FOREIGN-CLIENT': { status: 403, title: 'OAuth client belongs to another tenant' },
  'OAC-NOT-FOUND': { status: 404, title: 'OAuth client not found' },
  'OAC-SECRET-NOT-FOUND': { status: 404, title: 'Client secret not found' },
  'OAC-TOO-MANY-SECRETS': { status: 409, title: 'The max number of client secrets is 5' },
  'OAUTH-14': { status: 400, title: 'Invalid client_id' },
  'OAUTH-22': { status: 401, title: 'Invalid client_secret' },
  'OAUTH-BAD-REQUEST': { status: 400, title: 'Invalid request', oauth: 'invalid_request' },
  'OAUTH-BAD-ASSERTION': { status: 401, title: 'Invalid client_assertion', oauth: 'invalid_client' },
  'OAUTH-BAD-GRANT-TYPE': { status: 400, title: 'Unsupported grant type', oauth: 'unsupported_grant_type' },
  'OAUTH-GRANT-NOT-ALLOWED': { status: 400, title: 'Grant type not allowed', oauth: 'unauthorized_client' },
  'OAUTH-BAD-SCOPE': { status: 400, title: 'Invalid scope', oauth: 'invalid_scope' },
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof ERRORS

export const errorRow = (code: ErrorCode): ErrorRow => ERRORS[code]
