import { ApiError } from './api-error'
import type { ApiRequest } from './api-request'
import type { Exchange } from './exchange'
import type { TokenSource } from './tokens'

/** Sends requests in the name of the logged-in caller. */
export type Send = <T>(request: ApiRequest<T>, signal: AbortSignal) => Promise<T>

/**
 * Adds the bearer token. When the API refuses a token that was kept from before, it may have been revoked or have
 * ended early: it is renewed, and the request, of which nothing was done, is sent once more.
 */
export function createSend(exchange: Exchange, tokens: TokenSource): Send {
  return async (request, signal) => {
    const token = await tokens.get(signal)
    try {
      return await exchange.send(request, signal, `Bearer ${token.value.reveal()}`)
    } catch (error) {
      if (token.fresh || !(error instanceof ApiError) || error.code !== 'QLIK_UNAUTHORIZED') throw error
    }
    const renewed = await tokens.renew(token.value, signal)
    return exchange.send(request, signal, `Bearer ${renewed.value.reveal()}`)
  }
}
