import { adviceFor, ApiError } from '../api'
import type { ApiErrorCode } from '../api'
import { errorDiagnostic } from '../framework'
import type { Diagnostics } from '../framework'
import type { Tenant } from './tenants'

/** What each failure is called in a title; the API's own words follow in the text. */
const TITLES: Readonly<Partial<Record<ApiErrorCode, string>>> = {
  QLIK_CREDENTIALS_UNUSABLE: 'Credentials cannot be used',
  QLIK_CREDENTIALS_REJECTED: 'Credentials rejected',
  QLIK_UNAUTHORIZED: 'Credentials rejected',
  QLIK_FORBIDDEN: 'Not permitted',
  QLIK_NOT_FOUND: 'Not found',
  QLIK_SERVER_ERROR: 'Qlik Cloud failed',
  QLIK_UNEXPECTED_RESPONSE: 'Unexpected answer',
  QLIK_REDIRECTED: 'Unexpected answer',
  QLIK_SECRET_LIMIT: 'Too many client secrets',
  QLIK_RATE_LIMITED: 'Rate limit reached',
  QLIK_UNREACHABLE: 'Tenant unreachable',
  QLIK_CERTIFICATE: 'Tenant not trusted',
  QLIK_TIMEOUT: 'Tenant did not answer in time',
  QLIK_CREATE_UNCLEAR: 'Unclear whether the OAuth client was created',
  QLIK_SECRET_UNCLEAR: 'Answer with a client secret lost',
  QLIK_ABORTED: 'Stopped',
}

/** Failures that are the tenant's as a whole, and would meet everything else in it. */
const OF_THE_TENANT: ReadonlySet<ApiErrorCode> = new Set([
  'QLIK_CREDENTIALS_UNUSABLE',
  'QLIK_CREDENTIALS_REJECTED',
  'QLIK_UNAUTHORIZED',
  'QLIK_FORBIDDEN',
  'QLIK_RATE_LIMITED',
  'QLIK_SERVER_ERROR',
  'QLIK_UNREACHABLE',
  'QLIK_CERTIFICATE',
  'QLIK_TIMEOUT',
  'QLIK_REDIRECTED',
  'QLIK_UNEXPECTED_RESPONSE',
])

const GONE_SINCE_PLAN =
  'The client was there when the plan was made, so it was deleted outside Terraform since then. Plan again: it is planned anew, with a new client id.'

/** A refusal or failure of the API as findings, with what the user does about it. */
export function apiFindings(
  error: ApiError,
  doing: string,
  tenant: Tenant,
  advice: string = adviceFor(error.code),
): Diagnostics {
  const sentences = [
    `Could not ${doing} in tenant ${tenantName(tenant)}.`,
    `${error.message}.`,
    ...(error.detail !== undefined && !error.message.includes(error.detail) ? [`${error.detail}.`] : []),
    advice,
    ...(tenant.wayAround !== undefined && OF_THE_TENANT.has(error.code) ? [tenant.wayAround] : []),
    ...(error.traceId === undefined ? [] : [`Trace id: ${error.traceId}.`]),
  ]
  const candidates = error.candidates.map(
    ({ clientId, clientName, createdAt = 'unknown' }) =>
      `\n  "${clientName}", created ${createdAt}: terraform import ADDRESS '${importPrefix(tenant)}${clientId}'`,
  )
  const hints = error.hints.map((hint) => `\n  secret with hint "${hint}"`)
  return [
    errorDiagnostic(
      TITLES[error.code] ?? 'Qlik Cloud refused the request',
      sentences.join(' ') + [...candidates, ...hints].join(''),
    ),
  ]
}

export interface FailedAttempt {
  readonly ok: false
  readonly error: ApiError
  readonly diagnostics: Diagnostics
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | FailedAttempt

/**
 * Runs one step of a resource; a refusal or failure of the API comes back as findings. Anything else that is thrown is a
 * bug, and thrown on.
 */
export async function attempt<T>(tenant: Tenant, doing: string, step: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await step() }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { ok: false, error, diagnostics: apiFindings(error, doing, tenant) }
  }
}

/** What failed about a client that the state has: one that is not found was deleted since, and its id is right. */
export function findingsSincePlan(
  { error, diagnostics }: FailedAttempt,
  doing: string,
  tenant: Tenant,
): Diagnostics {
  return error.code === 'QLIK_NOT_FOUND' ? apiFindings(error, doing, tenant, GONE_SINCE_PLAN) : diagnostics
}

export function tenantName({ name, host }: Tenant): string {
  return name === undefined ? host : `"${name}" (${host})`
}

/** What an import id begins with for objects of this tenant. */
export function importPrefix({ name }: Tenant): string {
  return name === undefined ? '' : `${name}:`
}
