import { ApiError } from './api-error'
import type { ApiRequest } from './api-request'
import type { Credentials } from './credentials'
import type { ApiErrorCode } from './error-codes'
import type { Exchange } from './exchange'
import type { Clock } from './qlik-client'
import type { Redactor } from './redactor'
import { REPEATABLE } from './retry'
import { Secret } from './secret'
import type { TokenAnswer } from './wire'

export interface TokenParts {
  readonly credentials: Credentials
  readonly origin: string
  readonly exchange: Exchange
  readonly clock: Clock
  readonly redactor: Redactor
}

/** A token that was just issued. */
export interface IssuedToken {
  readonly value: Secret
  readonly type: string | undefined
  /** From the moment of the answer. */
  readonly lifetimeMs: number
}

/** Asks for a token; without scopes, for all that the client is allowed, save those that have to be asked for. */
export type RequestToken = (scopes: readonly string[], signal: AbortSignal) => Promise<IssuedToken>

const TOKEN_PATH = '/oauth/token'
export const TOKEN_REQUEST = { method: 'POST', path: TOKEN_PATH } as const

/** Should an answer not say how long its token lives. Qlik's live six hours. */
const UNSTATED_LIFETIME_MS = 300_000

const CODES: ReadonlyMap<number, ApiErrorCode> = new Map([
  [400, 'QLIK_CREDENTIALS_REJECTED'],
  [401, 'QLIK_CREDENTIALS_REJECTED'],
  [403, 'QLIK_CREDENTIALS_REJECTED'],
  // Whatever answers there is not a tenant.
  [404, 'QLIK_UNEXPECTED_RESPONSE'],
  [405, 'QLIK_UNEXPECTED_RESPONSE'],
])

/** Asks by client_credentials (RFC 6749, section 4.4), each time anew. */
export function createTokenRequest({
  credentials,
  origin,
  exchange,
  clock,
  redactor,
}: TokenParts): RequestToken {
  const serverNowMs = (): number => clock.now() + exchange.serverClock().aheadMs
  let form: (() => Record<string, string>) | undefined

  return async (scopes, signal) => {
    form ??= await tokenForm({ credentials, origin, redactor, serverNowMs })
    const makeForm = form
    const request: ApiRequest<TokenAnswer> = {
      ...TOKEN_REQUEST,
      // A second token does no harm.
      policy: REPEATABLE,
      codes: CODES,
      body: () => ({
        type: 'application/x-www-form-urlencoded',
        text: new URLSearchParams({ ...makeForm(), ...scopeField(scopes) }).toString(),
      }),
      read: (wire, body) => wire.readToken(body),
    }
    const answer = await exchange.send(request, signal)
    const value = Secret.of(answer.accessToken)
    redactor.add(value)
    return { value, type: answer.tokenType, lifetimeMs: lifetimeMs(answer, serverNowMs()) }
  }
}

function scopeField(scopes: readonly string[]): Record<string, string> {
  return scopes.length === 0 ? {} : { scope: scopes.join(' ') }
}

function lifetimeMs(answer: TokenAnswer, serverNowMs: number): number {
  if (answer.expiresInSeconds !== undefined) return answer.expiresInSeconds * 1000
  return answer.expiresAtMs === undefined ? UNSTATED_LIFETIME_MS : answer.expiresAtMs - serverNowMs
}

interface FormParts {
  readonly credentials: Credentials
  readonly origin: string
  readonly redactor: Redactor
  readonly serverNowMs: () => number
}

/**
 * The form for each request, scopes left out: without any, the server grants all that the client is allowed.
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

export function unusable(reason: string): ApiError {
  return new ApiError('QLIK_CREDENTIALS_UNUSABLE', TOKEN_REQUEST, { message: reason, fault: 'hopeless' })
}
