import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Secret, createQlikClient } from '../../../src/api'
import type { Clock, LogEntry, QlikClient, QlikClientOptions } from '../../../src/api'

/** What a tenant got. */
export interface Received {
  readonly method: string
  /** With its query. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What a tenant answers: an answer, a cut connection, or nothing at all. */
export type Reply =
  | {
      readonly status: number
      readonly json?: unknown
      readonly text?: string
      readonly headers?: Record<string, string>
    }
  | 'cut'
  | 'hang'

export interface ScriptedTenant {
  readonly origin: string
  readonly received: Received[]
  /** "METHOD url" of everything received but requests for tokens. */
  calls(): readonly string[]
  stop(): Promise<void>
}

export const TOKEN = 'canary-access-token'
export const CLIENT_SECRET = 'canary-client-secret'
export const NOW_MS = Date.UTC(2026, 10, 23, 12)

/** A tenant on a free port that answers by a script. Whatever the script leaves out is a token, or a 404. */
export async function startTenant(script: (request: Received) => Reply | undefined): Promise<ScriptedTenant> {
  const received: Received[] = []
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const seen = { method, url, headers, body: Buffer.concat(chunks).toString() }
      received.push(seen)
      play(script(seen) ?? defaultReply(url), request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    origin: `http://acme.localhost:${port}`,
    received,
    calls: () =>
      received.filter(({ url }) => url !== '/oauth/token').map(({ method, url }) => `${method} ${url}`),
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function defaultReply(url: string): Reply {
  return url === '/oauth/token'
    ? { status: 200, json: { access_token: TOKEN, token_type: 'bearer', expires_in: 21_600 } }
    : { status: 404, json: { errors: [{ code: 'X-404', title: 'Not found' }] } }
}

function play(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply === 'hang') return
  if (reply === 'cut') {
    request.socket.destroy()
    return
  }
  const body = reply.text ?? (reply.json === undefined ? '' : JSON.stringify(reply.json))
  response.writeHead(reply.status, {
    date: new Date(NOW_MS).toUTCString(),
    ...(reply.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...reply.headers,
  })
  response.end(body)
}

/** A clock that stands still, save that waiting moves it. */
export function fakeClock(): Clock & { readonly waits: number[]; advance(ms: number): void } {
  const waits: number[] = []
  let nowMs = NOW_MS
  return {
    waits,
    now: () => nowMs,
    advance: (ms) => {
      nowMs += ms
    },
    sleep: async (ms, signal) => {
      signal.throwIfAborted()
      waits.push(ms)
      nowMs += ms
    },
  }
}

/** A client for the tenant, with a clock that doesn't wait and back-off without chance. */
export function clientFor(
  tenant: Pick<ScriptedTenant, 'origin'>,
  options: Partial<QlikClientOptions> = {},
): { readonly client: QlikClient; readonly log: LogEntry[]; readonly clock: ReturnType<typeof fakeClock> } {
  const clock = fakeClock()
  const log: LogEntry[] = []
  const client = createQlikClient({
    origin: tenant.origin,
    credentials: { kind: 'client-secret', clientId: 'self', clientSecret: Secret.of(CLIENT_SECRET) },
    clock,
    random: () => 1,
    log: (entry) => log.push(entry),
    ...options,
  })
  return { client, log, clock }
}

/** A call that nobody stops. */
export const UNSTOPPED = { signal: new AbortController().signal }

/** Replies one after the other, the last one for good. */
export function sequence(...replies: readonly (Reply | undefined)[]): () => Reply | undefined {
  let next = 0
  return () => replies[Math.min(next++, replies.length - 1)]
}

/** A client as the API shows it. */
export const wireClient = (fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  clientId: 'c1',
  appType: 'web',
  clientName: 'Portal',
  createdAt: new Date(NOW_MS).toISOString(),
  connectionConfig: { consentMethod: 'required' },
  ...fields,
})

export const listOf = (...clients: readonly unknown[]): Reply => ({
  status: 200,
  json: { data: clients, links: {} },
})
