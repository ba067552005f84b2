import type { ClientList } from './client-list'
import { readConnectionConfig } from './connection-config'
import type { OAuthClient } from './oauth-client'
import { toClient } from './paths'
import type { Send } from './session'
import { unless } from './unless'

/** From the shared list; by id when it is not there. */
export async function readOAuthClient(
  send: Send,
  list: ClientList,
  clientId: string,
  signal: AbortSignal,
): Promise<OAuthClient | undefined> {
  const listed = (await list.get(signal)).find((client) => client.clientId === clientId)
  return listed === undefined
    ? readOAuthClientFresh(send, clientId, signal)
    : withConsent(send, listed, signal)
}

/** By id, past the list. */
export async function readOAuthClientFresh(
  send: Send,
  clientId: string,
  signal: AbortSignal,
): Promise<OAuthClient | undefined> {
  const client = await readSingle(send, clientId, signal)
  return client === undefined ? undefined : withConsent(send, client, signal)
}

/** The single read, as it is; the consent may be missing. */
export async function readSingle(
  send: Send,
  clientId: string,
  signal: AbortSignal,
): Promise<OAuthClient | undefined> {
  const request = toClient('GET', clientId)
  return unless(
    ['QLIK_NOT_FOUND'],
    send({ ...request, read: (wire, body) => wire.readOAuthClient(body) }, signal),
  )
}

/** The API is not said to give the consent with a single client; it has a place of its own. */
async function withConsent(send: Send, client: OAuthClient, signal: AbortSignal): Promise<OAuthClient> {
  if (client.consentMethod !== undefined) return client
  // Not every app type has such a configuration, and it is not said how the API answers for the others.
  const config = await unless(['QLIK_BAD_REQUEST'], readConnectionConfig(send, client.clientId, signal))
  if (config === undefined) return client
  return {
    ...client,
    consentMethod: config.consentMethod,
    connectionStatus: config.status ?? client.connectionStatus,
    deletedByOwner: config.deletedByOwner ?? client.deletedByOwner,
  }
}
