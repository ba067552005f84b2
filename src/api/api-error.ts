import type { ApiErrorCode } from './error-codes'
import { networkFault } from './network-faults'
import type { FaultKind } from './network-faults'
import type { ClientSecretHint } from './oauth-client'

/** Which request failed. `path` is without query; it holds no secret. */
export interface Request {
  readonly method: string
  readonly path: string
}

/** A client that may be the result of a create whose answer was lost. */
export interface CreateCandidate {
  readonly clientId: string
  readonly clientName: string
  readonly createdAt: string | undefined
}

export interface ApiErrorFacts {
  /** What happened, without method and path, without a full stop. */
  readonly message: string
  readonly status?: number | undefined
  readonly traceId?: string | undefined
  readonly detail?: string | undefined
  readonly fault?: FaultKind | undefined
  readonly candidates?: readonly CreateCandidate[] | undefined
  readonly secrets?: readonly ClientSecretHint[] | undefined
  readonly cause?: unknown
}

/**
 * The one error of this folder. The message names method, path and what happened; no header and no body is kept,
 * save the title and detail of the vendor's error, from which the credentials in use are blanked out.
 *
 * @example
 * function isForbidden(error: unknown): boolean {
 *   return error instanceof ApiError && error.code === 'QLIK_FORBIDDEN'
 * }
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ApiErrorCode
  readonly method: string
  readonly path: string
  readonly status: number | undefined
  /** Qlik's id of the request, for their support. */
  readonly traceId: string | undefined
  /** Title and detail from the vendor's error body. */
  readonly detail: string | undefined
  /** With QLIK_CREATE_UNCLEAR: the clients that may be the new one. Empty when none was found or none could be looked for. */
  readonly candidates: readonly CreateCandidate[]
  /** With QLIK_SECRET_UNCLEAR: the secrets that appeared. Empty when they could not be looked for. */
  readonly secrets: readonly ClientSecretHint[]
  /** How the single attempt failed; decides whether it may be repeated and whether it may have had an effect. */
  readonly fault: FaultKind

  constructor(code: ApiErrorCode, request: Request, facts: ApiErrorFacts) {
    super(
      `${request.method} ${request.path}: ${facts.message}`,
      facts.cause === undefined ? undefined : { cause: facts.cause },
    )
    this.code = code
    this.method = request.method
    this.path = request.path
    this.status = facts.status
    this.traceId = facts.traceId
    this.detail = facts.detail
    this.candidates = facts.candidates ?? []
    this.secrets = facts.secrets ?? []
    this.fault = facts.fault ?? 'refused'
  }

  /** The only door for errors that others throw: those of Node, of undici, and of an aborted signal. */
  static from(error: unknown, request: Request): ApiError {
    if (error instanceof ApiError) return error
    const { code, fault, say, cause } = networkFault(error)
    return new ApiError(code, request, { message: say, fault, cause })
  }

  /** The same failure with more words, or seen as another one. */
  restated(change: {
    readonly code?: ApiErrorCode
    readonly note: string
    readonly fault?: FaultKind
    readonly candidates?: readonly CreateCandidate[]
    readonly secrets?: readonly ClientSecretHint[]
  }): ApiError {
    const told = this.message.slice(`${this.method} ${this.path}: `.length)
    return new ApiError(change.code ?? this.code, this, {
      message: change.note === '' ? told : `${told}; ${change.note}`,
      status: this.status,
      traceId: this.traceId,
      detail: this.detail,
      fault: change.fault ?? this.fault,
      candidates: change.candidates ?? this.candidates,
      secrets: change.secrets ?? this.secrets,
      cause: this.cause,
    })
  }

  get hints(): readonly string[] {
    return this.secrets.map(({ hint }) => hint)
  }

  /** Whether the request may have had its effect although it failed. */
  get unclear(): boolean {
    return (
      this.fault === 'broken' ||
      this.fault === 'timeout' ||
      this.fault === 'unavailable' ||
      this.fault === 'unreadable'
    )
  }

  toJSON(): Record<string, unknown> {
    return {
      name: this.name,
      code: this.code,
      message: this.message,
      status: this.status,
      traceId: this.traceId,
      candidates: this.candidates,
      hints: this.hints,
    }
  }
}
