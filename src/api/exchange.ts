import { answerError } from './answer-error'
import { ApiError } from './api-error'
import type { Request } from './api-error'
import type { ApiRequest } from './api-request'
import type { Admission, Bucket, Rejection, Turn } from './bucket'
import { tierOf } from './call-tiers'
import { loadWire } from './load-wire'
import type { Clock, LogEntry } from './qlik-client'
import type { Quota } from './quota'
import type { Redactor } from './redactor'
import { POLICY_OF_METHOD, delayMs, retryAfterMs } from './retry'
import type { RawResponse, Transport } from './transport'
import { abortedError } from './wait-for'

export interface Exchange {
  /** Sends a request, again where its policy says so, and reads the answer. */
  send<T>(request: ApiRequest<T>, signal: AbortSignal, authorization?: string): Promise<T>
  /** How far the server's clock is ahead of ours, as its answers tell, and how far that may be wrong. */
  readonly serverClock: () => { readonly aheadMs: number; readonly marginMs: number }
}

export interface ExchangeParts {
  readonly transport: Transport
  readonly origin: string
  readonly userAgent: string
  readonly maxWaitMs: number
  readonly quota: Quota
  readonly clock: Clock
  readonly random: () => number
  readonly log: (entry: LogEntry) => void
  readonly redactor: Redactor
}

/**
 * The release of the API that the schemas in `wire` were written for. Qlik's own SDK pins the same.
 * A release that is no longer known falls back to the oldest supported one.
 */
const API_VERSION = '2026-08'
/** `Date` counts whole seconds, and both clocks may be on the move. */
const KNOWN_CLOCK_MARGIN_MS = 5_000
/** How far the clock of an unsynchronized machine may reasonably be off. */
const UNKNOWN_CLOCK_MARGIN_MS = 300_000
const NEVER_ABORTED = new AbortController().signal

interface Failed {
  readonly error: ApiError
  readonly retryAfterMs: number | undefined
}

export function createExchange(parts: ExchangeParts): Exchange {
  const { transport, clock, redactor } = parts
  const tenant = new URL(parts.origin).host
  let serverAheadMs: number | undefined

  async function attempt<T>(
    request: ApiRequest<T>,
    signal: AbortSignal,
    authorization: string | undefined,
  ): Promise<{ readonly value: T; readonly status: number } | Failed> {
    const wire = await loadWire()
    const body = request.body?.(wire)
    const headers = {
      accept: 'application/json',
      'user-agent': parts.userAgent,
      'qlik-api-version': API_VERSION,
      ...(body === undefined ? {} : { 'content-type': body.type }),
      ...(authorization === undefined ? {} : { authorization }),
      ...request.headers,
    }
    const { method, path } = request
    if (signal.aborted) return { error: abortedError(request), retryAfterMs: undefined }
    // A write under way is not cut off: that would lose its answer and not its effect. The timeout still ends it.
    const stop = method === 'GET' ? signal : NEVER_ABORTED
    let answer: RawResponse
    try {
      answer = await transport.send(
        { method, path: path + (request.query ?? ''), headers, body: body?.text },
        stop,
      )
    } catch (error) {
      return {
        error: stop.aborted ? abortedError(request) : ApiError.from(error, request),
        retryAfterMs: undefined,
      }
    }
    const nowMs = clock.now()
    const date = Date.parse(answer.headers.get('date') ?? '')
    if (!Number.isNaN(date)) serverAheadMs = date - nowMs

    const json = parseJson(answer.body)
    if (answer.status < 200 || answer.status >= 300) {
      const error = answerError(request, answer, wire.readFailure(json.ok ? json.value : undefined), redactor)
      return {
        error,
        retryAfterMs: retryAfterMs(answer.headers.get('retry-after'), nowMs + (serverAheadMs ?? 0)),
      }
    }
    const fit = json.ok
      ? request.read(wire, json.value, answer)
      : ({ ok: false, misfit: notJson(answer) } as const)
    return fit.ok
      ? { value: fit.value, status: answer.status }
      : { error: unreadable(request, answer, fit.misfit), retryAfterMs: undefined }
  }

  return {
    send: async (request, signal, authorization) => {
      const policy = request.policy ?? POLICY_OF_METHOD[request.method]
      const { tier, first } = tierOf(request)
      const bucket = parts.quota.bucket(tier)
      const turn = bucket.turn(parts.maxWaitMs, first)
      const startedMs = clock.now()
      let last: ApiError | undefined
      for (let number = 1; ; number++) {
        const admission = await enter(bucket, turn, signal, request)
        if (!admission.admitted) {
          const wait = { spentMs: clock.now() - startedMs, waitMs: admission.opensMs - clock.now() }
          throw last === undefined
            ? neverSent(request, admission, bucket, { ...wait, maxWaitMs: parts.maxWaitMs })
            : outOfTime(last, { ...wait, maxWaitMs: parts.maxWaitMs })
        }
        const result = await attempt(request, signal, authorization).finally(admission.end)
        const about = { method: request.method, path: request.path, tenant, attempt: number }
        if (!('error' in result)) {
          parts.log({ level: 'debug', message: 'answered', fields: { ...about, status: result.status } })
          return result.value
        }
        const { error } = result
        const fields = { ...about, ...present({ status: error.status, traceId: error.traceId }) }
        const waitMs = delayMs(
          policy,
          { fault: error.fault, attempt: number, retryAfterMs: result.retryAfterMs },
          parts.random,
        )
        if (waitMs === undefined) {
          parts.log({ level: 'debug', message: 'failed', fields })
          throw afterAttempts(error, number, clock.now() - startedMs)
        }
        // It is refused for the whole tier: the next one to wait would only be refused as well.
        if (error.fault === 'rate-limited') bucket.shut(clock.now() + waitMs)
        const spentMs = clock.now() - startedMs
        if (spentMs + waitMs > parts.maxWaitMs)
          throw outOfTime(error, { spentMs, waitMs, maxWaitMs: parts.maxWaitMs })
        parts.log({ level: 'warn', message: 'failed and will be repeated', fields: { ...fields, waitMs } })
        if (error.fault !== 'rate-limited') await pause(clock, waitMs, signal, request)
        last = error
      }
    },
    serverClock: () => ({
      aheadMs: serverAheadMs ?? 0,
      marginMs: serverAheadMs === undefined ? UNKNOWN_CLOCK_MARGIN_MS : KNOWN_CLOCK_MARGIN_MS,
    }),
  }
}

/** Waits by the clock; a stop is QLIK_ABORTED. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal, request: Request): Promise<void> {
  await unlessStopped(clock.sleep(ms, signal), signal, request)
}

function enter(
  bucket: Bucket,
  turn: Turn,
  signal: AbortSignal,
  request: Request,
): Promise<Admission | Rejection> {
  return unlessStopped(bucket.enter(turn, signal), signal, request)
}

async function unlessStopped<T>(waiting: Promise<T>, signal: AbortSignal, request: Request): Promise<T> {
  try {
    return await waiting
  } catch (error) {
    if (signal.aborted) throw abortedError(request)
    throw error
  }
}

function afterAttempts(error: ApiError, attempts: number, spentMs: number): ApiError {
  if (attempts === 1) return error
  // Whatever stood in the way before, such as a rate limit, what was refused is not asked again.
  const verb = error.fault === 'refused' ? 'answered' : 'gave up'
  return error.restated({ note: `${verb} after ${attempts} attempts in ${seconds(spentMs)}` })
}

interface Wait {
  readonly spentMs: number
  /** Until the next attempt. */
  readonly waitMs: number
  readonly maxWaitMs: number
}

function outOfTime(error: ApiError, { spentMs, waitMs, maxWaitMs }: Wait): ApiError {
  return error.restated({
    note: `gave up after ${seconds(spentMs)}, because the next attempt is due in ${seconds(waitMs)} and a call may take ${seconds(maxWaitMs)} in all`,
  })
}

function neverSent(
  request: Request,
  { because }: Rejection,
  { size }: Bucket,
  { spentMs, waitMs, maxWaitMs }: Wait,
): ApiError {
  const reason = {
    refused: 'the tenant has refused further calls for their number',
    spent: `the ${String(size)} calls a minute of its kind are taken by those before it`,
  }[because]
  return new ApiError('QLIK_RATE_LIMITED', request, {
    message: `not sent, after it has waited ${seconds(spentMs)}: ${reason}, its turn would come in ${seconds(waitMs)}, and a call may take ${seconds(maxWaitMs)} in all`,
    fault: 'rate-limited',
  })
}

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`

function parseJson(body: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (body.trim() === '') return { ok: true, value: undefined }
  try {
    return { ok: true, value: JSON.parse(body) }
  } catch {
    // The message of a SyntaxError repeats a piece of the text, which may hold a secret.
    return { ok: false }
  }
}

function notJson(answer: RawResponse): string {
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(answer.headers.get('content-type') ?? '')?.[0]
  return `expected JSON${type === undefined ? '' : `, got ${type}`}`
}

function unreadable(request: ApiRequest<unknown>, answer: RawResponse, misfit: string): ApiError {
  return new ApiError('QLIK_UNEXPECTED_RESPONSE', request, {
    message: `the answer (status ${answer.status}) is not as described: ${misfit}`,
    status: answer.status,
    fault: 'unreadable',
  })
}

function present(
  fields: Readonly<Record<string, string | number | undefined>>,
): Record<string, string | number> {
  const kept: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value
  return kept
}
