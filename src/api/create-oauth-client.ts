import type { ApiError, CreateCandidate } from './api-error'
import { jsonBody } from './api-request'
import type { ClientList } from './client-list'
import type { Exchange } from './exchange'
import type { InTurn } from './in-turn'
import type { CreateOAuthClientRequest, OAuthClient } from './oauth-client'
import { CLIENTS_PATH } from './paths'
import type { CreatedOAuthClient } from './qlik-client'
import { Secret } from './secret'
import { sendOnce } from './send-once'
import type { Sight } from './send-once'
import type { Send } from './session'

export interface CreateParts {
  readonly send: Send
  readonly list: ClientList
  readonly serverClock: Exchange['serverClock']
  readonly now: () => number
  readonly inTurn: InTurn
  readonly pause: (signal: AbortSignal) => Promise<void>
}

const CREATE_REQUEST = { method: 'POST', path: CLIENTS_PATH } as const

/**
 * Creates a client. When the answer is lost, the client is looked for by what is known of it, and adopted if there is
 * exactly one that can be it.
 *
 * Two creates with the same name do not run at once, since neither could tell its client from the other's.
 */
export async function createOAuthClient(
  { send, list, serverClock, now, inTurn, pause }: CreateParts,
  request: CreateOAuthClientRequest,
  signal: AbortSignal,
): Promise<CreatedOAuthClient> {
  return inTurn(`create ${request.clientName}`, CREATE_REQUEST, signal, async () => {
    // As of now: while the request is under way, other readers of the list will see its client.
    const known = list.known()
    const sentMs = now()
    const created = await sendOnce<CreatedOAuthClient>({
      send: () => post(send, request, signal),
      look: async (lost) => {
        const unknown = (await list.fresh(signal)).filter((client) => !known.has(client.clientId))
        const { aheadMs, marginMs } = serverClock()
        const sinceMs = sentMs + aheadMs - marginMs
        const candidates = unknown.filter((client) => mayBe(client, request, sinceMs))
        return judge(lost, request, candidates)
      },
      pause: () => pause(signal),
      undecided: (lost) =>
        unclear(lost, [], `the client "${request.clientName}" may or may not have been created`),
    })
    list.note(created.client.clientId)
    return created
  })
}

async function post(
  send: Send,
  request: CreateOAuthClientRequest,
  signal: AbortSignal,
): Promise<CreatedOAuthClient> {
  const { client, clientSecret } = await send(
    {
      ...CREATE_REQUEST,
      body: (wire) => jsonBody(wire.createBody(request)),
      read: (wire, body) => wire.readCreated(body),
    },
    signal,
  )
  return {
    client,
    clientSecret: clientSecret === undefined ? undefined : Secret.of(clientSecret),
    adopted: false,
  }
}

/** Whether a client that was not there before may be the one that was asked for. */
function mayBe(client: OAuthClient, request: CreateOAuthClientRequest, sinceMs: number): boolean {
  const createdMs = Date.parse(client.createdAt ?? '')
  return (
    client.clientName === request.clientName &&
    client.appType === request.appType &&
    // Dynamic registration is another door.
    client.createdByType !== 'dcr' &&
    (Number.isNaN(createdMs) || createdMs >= sinceMs)
  )
}

function judge(
  lost: ApiError,
  request: CreateOAuthClientRequest,
  candidates: readonly OAuthClient[],
): Sight<CreatedOAuthClient> {
  const [client, ...others] = candidates
  if (client === undefined) return { kind: 'nothing' }
  if (others.length === 0 && client.createdAt !== undefined && resembles(client, request)) {
    return { kind: 'found', value: { client, clientSecret: undefined, adopted: true } }
  }
  const note = `the client "${request.clientName}" may be one of: ${candidates.map(described).join(', ')}`
  return { kind: 'settled', error: unclear(lost, candidates, note) }
}

const described = ({ clientId, createdAt }: CreateCandidate): string =>
  `${clientId} (created ${createdAt ?? 'at an unknown time'})`

/** Whether it was made from this request and not from another one with the same name, by someone else. */
function resembles(client: OAuthClient, request: CreateOAuthClientRequest): boolean {
  return (
    sameSet(client.redirectUris, request.redirectUris) &&
    sameSet(client.allowedOrigins, request.allowedOrigins) &&
    sameSet(client.allowedScopes, request.allowedScopes) &&
    sameSet(client.allowedGrantTypes, request.allowedGrantTypes)
  )
}

const sameSet = (left: readonly string[], right: readonly string[] = []): boolean =>
  [...new Set(left)].sort().join('\n') === [...new Set(right)].sort().join('\n')

function unclear(lost: ApiError, clients: readonly OAuthClient[], note: string): ApiError {
  const candidates = clients.map(({ clientId, clientName, createdAt }) => ({
    clientId,
    clientName,
    createdAt,
  }))
  return lost.restated({ code: 'QLIK_CREATE_UNCLEAR', note, candidates })
}
