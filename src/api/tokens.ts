import { ApiError } from './api-error'
import type { ApiKeyCredentials } from './credentials'
import type { Secret } from './secret'
import { singleFlight } from './single-flight'
import { createTokenRequest, TOKEN_REQUEST, unusable } from './token-request'
import type { TokenParts } from './token-request'

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

/** A token is renewed this long before it ends, or at nine tenths of a short life. */
const RENEWAL_MARGIN_MS = 60_000
const RENEWAL_MARGIN_SHARE = 0.1
/** A refused log-in is not repeated for each of a hundred resources. */
const REFUSAL_KEPT_MS = 30_000

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

function cachedSource(parts: TokenParts): TokenSource {
  const { clock } = parts
  const request = createTokenRequest(parts)
  let current: { readonly value: Secret; readonly renewAtMs: number } | undefined
  let refusal: { readonly error: ApiError; readonly untilMs: number } | undefined

  const obtain = singleFlight(TOKEN_REQUEST, async (signal) => {
    try {
      const { value, lifetimeMs } = await request([], signal)
      current = { value, renewAtMs: clock.now() + lifetimeMs - renewalMarginMs(lifetimeMs) }
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

/** How long before its end a token is renewed. */
function renewalMarginMs(lifetimeMs: number): number {
  return Math.min(RENEWAL_MARGIN_MS, lifetimeMs * RENEWAL_MARGIN_SHARE)
}
