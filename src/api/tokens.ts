import { ApiError } from './api-error'
import type { ApiRequest } from './api-request'
import type { ApiKeyCredentials, Credentials } from './credentials'
import type { ApiErrorCode } from './error-codes'
import type { Exchange } from './exchange'
import type { Clock } from './qlik-client'
import type { Redactor } from './redactor'
import { REPEATABLE } from './retry'
import { Secret } from './secret'
import { singleFlight } from './single-flight'
import type { TokenAnswer } from './wire'

/** What proves to the API who is calling. */
export interface BearerToken {
  readonly value: Secret
  /** Whether it was obtained for this very call, so that a refusal cannot be a matter of age. */
  readonly fresh: boolean
}

export interface TokenSource {
  get(signal: AbortSignal): Promise<BearerToken>
  /** Replaces a token that the API refused; who comes second gets what the first one has obtained. */
  renew(refused: Secret, signal: AbortSignal): Promise<BearerToken>
}

export interface TokenParts {
  readonly credentials: Credentials
  readonly origin: string
  readonly exchange: Exchange
  readonly clock: Clock
  readonly redactor: Redactor
}

export const TOKEN_PATH = '/oauth/token'
const TOKEN_REQUEST = { method: 'POST', path: TOKEN_PATH } as const

/** A token is renewed this long before it ends, or at nine tenths of a short life. */
const RENEWAL_MARGIN_MS = 60_000
const RENEWAL_MARGIN_SHARE = 0.1
/** Should an answer not say how long its token lives. Qlik's live six hours. */
const UNSTATED_LIFETIME_MS = 300_000
/** A refused log-in is not repeated for each of a hundred resources. */
const REFUSAL_KEPT_MS = 30_000

const CODES: ReadonlyMap<number, ApiErrorCode> = new Map([
  [400, 'QLIK_CREDENTIALS_REJECTED'],
  [401, 'QLIK_CREDENTIALS_REJECTED'],
  [403, 'QLIK_CREDENTIALS_REJECTED'],
  // Whatever answers there is not a tenant.
  [404, 'QLIK_UNEXPECTED_RESPONSE'],
  [405, 'QLIK_UNEXPECTED_RESPONSE'],
])

export function createTokenSource(parts: TokenParts): TokenSource {
  return parts.credentials.kind === 'api-key' ? keySource(parts.credentials) : cachedSource(parts)
}

function keySource({ apiKey }: ApiKeyCredentials): TokenSource {
  const get = async (): Promise<BearerToken> => {
    // A line break, copied along, would end the header.
    if (!/^[\x21-\x7e]+$/.test(apiKey.reveal()))
      throw unusable('the API key is empty, or holds a space or a line break')
    return { value: apiKey, fresh: true }
  }
  return { get, renew: get }
}

function cachedSource({ credentials, origin, exchange, clock, redactor }: TokenParts): TokenSource {
  let current: { readonly value: Secret; readonly renewAtMs: number } | undefined
  let refusal: { readonly error: ApiError; readonly untilMs: number } | undefined
  const serverNowMs = (): number => clock.now() + exchange.serverClock().aheadMs
  let form: (() => Record<string, string>) | undefined

  const obtain = singleFlight(TOKEN_REQUEST, async (signal) => {
    form ??= await tokenForm({ credentials, origin, redactor, serverNowMs })
    const makeForm = form
    const request: ApiRequest<TokenAnswer> = {
      ...TOKEN_REQUEST,
      // A second token does no harm.
      policy: REPEATABLE,
      codes: CODES,
      body: () => ({
        type: 'application/x-www-form-urlencoded',
        text: new URLSearchParams(makeForm()).toString(),
      }),
      read: (wire, body) => wire.readToken(body),
    }
    try {
      const answer = await exchange.send(request, signal)
      const value = Secret.of(answer.accessToken)
      redactor.add(value)
      current = { value, renewAtMs: renewAtMs(answer, clock.now(), serverNowMs()) }
      return value
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code === 'QLIK_CREDENTIALS_REJECTED')
        refusal = { error, untilMs: clock.now() + REFUSAL_KEPT_MS }
      // Of the call that needs the token, nothing was sent.
      throw error.restated({ note: '', fault: error.fault === 'aborted' ? 'aborted' : 'hopeless' })
    }
  })

  const get = async (signal: AbortSignal): Promise<BearerToken> => {
    if (current !== undefined && clock.now() < current.renewAtMs)
      return { value: current.value, fresh: false }
    if (refusal !== undefined && clock.now() < refusal.untilMs) throw refusal.error
    return { value: await obtain.join(signal), fresh: true }
  }
  return {
    get,
    renew: async (refused, signal) => {
      if (current?.value === refused) current = undefined
      return get(signal)
    },
  }
}

function renewAtMs(answer: TokenAnswer, nowMs: number, serverNowMs: number): number {
  const lifetimeMs =
    answer.expiresInSeconds !== undefined
      ? answer.expiresInSeconds * 1000
      : answer.expiresAtMs !== undefined
        ? answer.expiresAtMs - serverNowMs
        : UNSTATED_LIFETIME_MS
  return nowMs + lifetimeMs - Math.min(RENEWAL_MARGIN_MS, lifetimeMs * RENEWAL_MARGIN_SHARE)
}

interface FormParts {
  readonly credentials: Credentials
  readonly origin: string
  readonly redactor: Redactor
  readonly serverNowMs: () => number
}

/**
 * The form for each request. No scope is asked for: the server then grants all that the client is allowed.
 *
 * @see https://qlik.dev/authenticate/oauth/scopes
 */
async function tokenForm({
  credentials,
  origin,
  redactor,
  serverNowMs,
}: FormParts): Promise<() => Record<string, string>> {
  switch (credentials.kind) {
    case 'client-secret':
      return () => ({
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret.reveal(),
      })
    case 'private-key': {
      const { readSigningKey, signAssertion } = await import('./assertion')
      const signing = readSigningKey(credentials)
      if (!signing.ok) throw unusable(signing.reason)
      return () => {
        const assertion = signAssertion(signing, {
          clientId: credentials.clientId,
          keyId: credentials.keyId,
          audience: `${origin}${TOKEN_PATH}`,
          nowMs: serverNowMs(),
        })
        redactor.add(Secret.of(assertion))
        return {
          grant_type: 'client_credentials',
          client_id: credentials.clientId,
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        }
      }
    }
    case 'api-key':
      throw new Error('An API key is not exchanged for a token.')
  }
}

function unusable(reason: string): ApiError {
  return new ApiError('QLIK_CREDENTIALS_UNUSABLE', TOKEN_REQUEST, { message: reason, fault: 'hopeless' })
}
