import { readNothing } from './api-request'
import type { ApiRequest } from './api-request'
import { createClientList } from './client-list'
import { createClientSecret, deleteClientSecret } from './client-secrets'
import { deleteConnectionConfig, patchConnectionConfig, readConnectionConfig } from './connection-config'
import { createOAuthClient } from './create-oauth-client'
import type { Credentials } from './credentials'
import { createExchange, pause } from './exchange'
import { createInTurn } from './in-turn'
import type { OAuthConfiguration } from './oauth-client'
import { CLIENTS_PATH, toClient } from './paths'
import { patchOAuthClient } from './patch-oauth-client'
import { publishOAuthClient } from './publish-oauth-client'
import type { QlikClient, QlikClientOptions } from './qlik-client'
import { readOAuthClient, readOAuthClientFresh } from './read-oauth-client'
import { createQuota } from './quota'
import { createRedactor } from './redactor'
import type { Redactor } from './redactor'
import type { Secret } from './secret'
import { LOOK_AGAIN_MS } from './send-once'
import { createSend } from './session'
import { sleep } from './sleep'
import { revokeToken } from './revoke-token'
import { createTokenRequest } from './token-request'
import { createSockets } from './sockets'
import { createTokenSource } from './tokens'
import { createTransport } from './transport'
import { unless } from './unless'

const DEFAULT_REQUEST_TIMEOUT_MS = 30_000
const DEFAULT_MAX_WAIT_MS = 120_000
const DEFAULT_USER_AGENT = 'cdktf-provider-qlikcloud'

const CONFIGURATION_REQUEST: ApiRequest<OAuthConfiguration> = {
  method: 'GET',
  path: '/.well-known/oauth-authorization-server',
  read: (wire, body) => wire.readOAuthConfiguration(body),
}

/** The client for one tenant. Nothing is loaded, opened or sent before the first call. */
export function createQlikClient(options: QlikClientOptions): QlikClient {
  const { origin, credentials, log = () => undefined } = options
  const clock = options.clock ?? { now: Date.now, sleep }
  const redactor = redactorFor(credentials)
  const transport = createTransport({
    origin,
    timeoutMs: options.requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS,
    environment: process.env,
    warn: (message) => log({ level: 'warn', message, fields: {} }),
    sockets: options.sockets ?? createSockets(),
  })
  const quota = createQuota(options.quotaShare ?? 1, clock)
  const exchange = createExchange({
    transport,
    origin,
    userAgent: options.userAgent ?? DEFAULT_USER_AGENT,
    maxWaitMs: options.maxWaitMs ?? DEFAULT_MAX_WAIT_MS,
    quota,
    clock,
    random: options.random ?? Math.random,
    log,
    redactor,
  })
  const tokenParts = { credentials, origin, exchange, clock, redactor }
  const requestToken = createTokenRequest(tokenParts)
  const send = createSend(exchange, createTokenSource(tokenParts))
  const list = createClientList(origin, send, () => clock.now())
  const parts = {
    send,
    list,
    serverClock: exchange.serverClock,
    now: () => clock.now(),
    inTurn: createInTurn(),
    pause: (signal: AbortSignal) =>
      pause(clock, LOOK_AGAIN_MS, signal, { method: 'GET', path: CLIENTS_PATH }),
  }

  /** Before, so that nobody who asks meanwhile is given the old list for good; after, because the list has changed. */
  async function writing<T>(write: () => Promise<T>): Promise<T> {
    list.drop()
    try {
      return await write()
    } finally {
      list.drop()
    }
  }

  return {
    origin,
    clientId: credentials.kind === 'api-key' ? undefined : credentials.clientId,
    listOAuthClients: ({ signal }) => list.get(signal),
    readOAuthClient: (clientId, { signal }) => readOAuthClient(send, list, clientId, signal),
    readOAuthClientFresh: (clientId, { signal }) => readOAuthClientFresh(send, clientId, signal),
    createOAuthClient: (request, { signal }) => writing(() => createOAuthClient(parts, request, signal)),
    patchOAuthClient: (clientId, changes, { signal }) =>
      writing(() => patchOAuthClient(parts, clientId, changes, signal)),
    deleteOAuthClient: (clientId, { signal }) =>
      writing(async () => {
        // The id once more, by which the API wants to be sure that the client is meant.
        const headers = { 'qlik-confirm-delete': clientId }
        await unless(
          ['QLIK_NOT_FOUND'],
          send({ ...toClient('DELETE', clientId), headers, read: readNothing }, signal),
        )
      }),
    publishOAuthClient: (clientId, { signal }) =>
      writing(() => publishOAuthClient(send, clientId, signal, parts.pause)),
    createClientSecret: (clientId, { signal }) => writing(() => createClientSecret(parts, clientId, signal)),
    deleteClientSecret: (clientId, hint, { signal }) =>
      writing(() => deleteClientSecret(send, clientId, hint, signal)),
    readConnectionConfig: (clientId, { signal }) => readConnectionConfig(send, clientId, signal),
    patchConnectionConfig: (clientId, consentMethod, { signal }) =>
      writing(() => patchConnectionConfig(send, clientId, consentMethod, signal)),
    deleteConnectionConfig: (clientId, { signal }) =>
      writing(() => deleteConnectionConfig(send, clientId, signal)),
    readOAuthConfiguration: ({ signal }) => exchange.send(CONFIGURATION_REQUEST, signal),
    issueToken: (scopes, { signal }) => requestToken(scopes, signal),
    revokeToken: (token, { signal }) => revokeToken(exchange, token, signal),
    tenantTime: () => clock.now() + exchange.serverClock().aheadMs,
    sleep: (ms, { signal }) => pause(clock, ms, signal, { method: 'GET', path: CLIENTS_PATH }),
    close: () => {
      const summary = quota.summary()
      const tenant = new URL(origin).host
      if (summary !== undefined) log({ level: 'debug', message: 'closed', fields: { tenant, ...summary } })
      return transport.close()
    },
  }
}

function redactorFor(credentials: Credentials): Redactor {
  const redactor = createRedactor()
  redactor.add(secretOf(credentials))
  return redactor
}

function secretOf(credentials: Credentials): Secret {
  switch (credentials.kind) {
    case 'client-secret':
      return credentials.clientSecret
    case 'private-key':
      return credentials.privateKey
    case 'api-key':
      return credentials.apiKey
  }
}
