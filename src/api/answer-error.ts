import { parseUrl } from './parse-url'
import { ApiError } from './api-error'
import type { ApiRequest } from './api-request'
import type { ApiErrorCode } from './error-codes'
import type { FaultKind } from './network-faults'
import type { Redactor } from './redactor'
import type { RawResponse } from './transport'
import type { Failure } from './wire'

interface StatusRow {
  readonly code: ApiErrorCode
  readonly fault: FaultKind
  readonly say: string
}

const ROW_OF_STATUS: ReadonlyMap<number, StatusRow> = new Map([
  [400, { code: 'QLIK_BAD_REQUEST', fault: 'refused', say: 'refused as invalid' }],
  [401, { code: 'QLIK_UNAUTHORIZED', fault: 'refused', say: 'not authorized' }],
  [403, { code: 'QLIK_FORBIDDEN', fault: 'refused', say: 'forbidden' }],
  [404, { code: 'QLIK_NOT_FOUND', fault: 'refused', say: 'not found' }],
  [409, { code: 'QLIK_CONFLICT', fault: 'refused', say: 'in conflict with the present state' }],
  [429, { code: 'QLIK_RATE_LIMITED', fault: 'rate-limited', say: 'rate limit reached' }],
])

const OTHER_STATUSES: readonly (readonly [from: number, row: StatusRow])[] = [
  [500, { code: 'QLIK_SERVER_ERROR', fault: 'unavailable', say: 'failed on the side of Qlik Cloud' }],
  [400, { code: 'QLIK_BAD_REQUEST', fault: 'refused', say: 'refused' }],
  [300, { code: 'QLIK_REDIRECTED', fault: 'refused', say: 'redirected, which is not followed' }],
  [0, { code: 'QLIK_UNEXPECTED_RESPONSE', fault: 'unreadable', say: 'answered with an unexpected status' }],
]

const rowOf = (status: number): StatusRow | undefined =>
  ROW_OF_STATUS.get(status) ?? OTHER_STATUSES.find(([from]) => status >= from)?.[1]

/** The error that an answer other than a success stands for. `failure` is its body, read. */
export function answerError(
  request: ApiRequest<unknown>,
  answer: RawResponse,
  failure: Failure,
  redactor: Redactor,
): ApiError {
  const row = rowOf(answer.status) ?? {
    code: 'QLIK_UNEXPECTED_RESPONSE',
    fault: 'unreadable',
    say: 'unexpected',
  }
  const detail = failure.detail === undefined ? undefined : redactor.redact(failure.detail)
  const code = notFromTheApi(answer)
    ? 'QLIK_UNEXPECTED_RESPONSE'
    : (request.codes?.get(answer.status) ?? row.code)
  const what = [`${row.say} (status ${answer.status})`, redirectTarget(answer), detail]
  return new ApiError(code, request, {
    message: what.filter((part) => part !== undefined).join(': '),
    status: answer.status,
    traceId: failure.traceId === undefined ? undefined : redactor.redact(failure.traceId),
    detail,
    fault: row.fault,
  })
}

/**
 * A 404 with a page of HTML is the word of a gateway and not of the API. It must not be taken for "this client is
 * gone", which would remove it from Terraform's state.
 */
function notFromTheApi(answer: RawResponse): boolean {
  return answer.status === 404 && answer.body.trim() !== '' && !/^\s*[{[]/.test(answer.body)
}

/** Only the origin; a path or query may hold a token. */
function redirectTarget(answer: RawResponse): string | undefined {
  const location = answer.headers.get('location')
  if (answer.status < 300 || answer.status >= 400 || location === undefined) return undefined
  const target = parseUrl(location)
  return target === undefined ? 'to another path' : `to ${target.origin}`
}
