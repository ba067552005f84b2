import { parseUrl } from './parse-url'
import { ApiError } from './api-error'
import type { ApiRequest } from './api-request'
import type { OAuthClient } from './oauth-client'
import { CLIENTS_PATH } from './paths'
import type { Send } from './session'
import { singleFlight } from './single-flight'
import type { Page } from './wire'

/** All clients of the tenant, read once and shared until something is written. */
export interface ClientList {
  get(signal: AbortSignal): Promise<readonly OAuthClient[]>
  /** Reads all pages anew, for the caller alone. */
  fresh(signal: AbortSignal): Promise<readonly OAuthClient[]>
  /** Nothing read so far counts any more, nor does a list that is being read. */
  drop(): void
  /** The ids of all clients that were seen here so far; unlike the list, this outlives a write. A copy. */
  known(): ReadonlySet<string>
  /** Notes a client that was just created. */
  note(clientId: string): void
}

const LIST_REQUEST = { method: 'GET', path: CLIENTS_PATH } as const
/** The most that the API gives at once. */
const PAGE_SIZE = 100
/** A tenant that is down is not asked again for each of its resources, with all repetitions. */
const FAILURE_KEPT_MS = 30_000
/** Far beyond any tenant (Qlik allows 200 clients); ends a list that never does. */
const MAX_PAGES = 1_000

export function createClientList(origin: string, send: Send, now: () => number): ClientList {
  const known = new Set<string>()
  let kept: readonly OAuthClient[] | undefined
  let failure: { readonly error: ApiError; readonly untilMs: number } | undefined
  let generation = 0

  const fresh = async (signal: AbortSignal): Promise<readonly OAuthClient[]> => {
    // By id: a client may be on two pages when others are created or deleted between them.
    const clients = new Map<string, OAuthClient>()
    const seen = new Set<string>()
    let query: string | undefined = `?limit=${PAGE_SIZE}`
    while (query !== undefined) {
      if (seen.has(query) || seen.size === MAX_PAGES) throw unexpected('the pages of the list do not end')
      seen.add(query)
      const page: Page = await send(pageRequest(query), signal)
      for (const client of page.clients) {
        clients.set(client.clientId, client)
        known.add(client.clientId)
      }
      query = page.next === undefined ? undefined : queryOf(page.next, origin)
    }
    return [...clients.values()]
  }

  const shared = singleFlight(LIST_REQUEST, async (signal) => {
    const begun = generation
    try {
      const clients = await fresh(signal)
      if (generation === begun) kept = clients
      return clients
    } catch (error) {
      if (error instanceof ApiError && error.fault !== 'aborted' && generation === begun)
        failure = { error, untilMs: now() + FAILURE_KEPT_MS }
      throw error
    }
  })

  return {
    get: async (signal) => {
      if (kept !== undefined) return kept
      if (failure !== undefined && now() < failure.untilMs) throw failure.error
      return shared.join(signal)
    },
    fresh,
    drop: () => {
      generation += 1
      kept = undefined
      failure = undefined
      shared.forget()
    },
    known: () => new Set(known),
    note: (clientId) => known.add(clientId),
  }
}

const pageRequest = (query: string): ApiRequest<Page> => ({
  ...LIST_REQUEST,
  query,
  read: (wire, body) => wire.readPage(body),
})

/** The query of a link to the next page. The token must not follow a link to anywhere else. */
function queryOf(href: string, origin: string): string {
  const url = parseUrl(href, origin)
  if (url === undefined) throw unexpected('the link to the next page is not a URL')
  if (url.origin !== origin) {
    throw unexpected(
      `the next page is at ${url.origin} and not at ${origin}; if that is a host of the same tenant, give it as the tenant URL`,
    )
  }
  if (url.pathname !== CLIENTS_PATH) throw unexpected('the link to the next page leads out of the list')
  return url.search
}

const unexpected = (message: string): ApiError =>
  new ApiError('QLIK_UNEXPECTED_RESPONSE', LIST_REQUEST, { message })
