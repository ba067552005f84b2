import type { Request } from './api-error'
import type { ApiErrorCode } from './error-codes'
import type { Wire } from './load-wire'
import type { RetryPolicy } from './retry'
import type { Method, RawResponse } from './transport'
import type { Fit } from './wire'

/** One call to the API, as data: what to send, and how to read the answer. */
export interface ApiRequest<T> extends Request {
  readonly method: Method
  /** Without query; it appears in messages and in the log. */
  readonly path: string
  /** With its question mark. @default "" */
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Made anew for each attempt, since an assertion may be used once only. */
  readonly body?: (wire: Wire) => Body
  /** @default - that of the method. */
  readonly policy?: RetryPolicy
  /** What a status means here, where that is not the general meaning. */
  readonly codes?: ReadonlyMap<number, ApiErrorCode>
  /** Reads a success. The body is parsed JSON, or `undefined` when there is none. */
  readonly read: (wire: Wire, body: unknown, answer: RawResponse) => Fit<T>
}

export interface Body {
  readonly type: 'application/json' | 'application/x-www-form-urlencoded'
  readonly text: string
}

export const jsonBody = (value: unknown): Body => ({ type: 'application/json', text: JSON.stringify(value) })

/** For answers that say nothing. */
export const readNothing = (): Fit<undefined> => ({ ok: true, value: undefined })
