import { setFlagsFromString } from 'node:v8'
import type { Dispatcher } from 'undici'

import { isLoopbackName, loopbackLookup } from './loopback'
import { nextTurn } from './sleep'

export interface RawRequest {
  readonly method: Method
  /** With its query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

export interface RawResponse {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

export interface Transport {
  /** One request, one answer, whatever its status. Rejects with what Node or undici threw. */
  send(request: RawRequest, signal: AbortSignal): Promise<RawResponse>
  close(): Promise<void>
}

export interface TransportOptions {
  readonly origin: string
  readonly timeoutMs: number
  readonly environment: NodeJS.ProcessEnv
  readonly warn: (message: string) => void
}

/** A page of 100 clients with every field at its limit takes about 2 MiB. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024
/** Terraform's default parallelism is 10. */
const MAX_CONNECTIONS = 16
/** Below the time for the whole request, so that "no connection" can be told from "no answer". */
const CONNECT_TIMEOUT_MAX_MS = 10_000
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']

/**
 * The connections to one origin; the only module that knows undici, which is loaded with the first request. Redirects
 * are not followed (undici's default), so credentials go to this origin alone.
 */
export function createTransport(options: TransportOptions): Transport {
  let opened: Promise<Connections> | undefined
  return {
    send: async (request, signal) => {
      opened ??= open(options)
      const { dispatcher, send } = await opened
      signal.throwIfAborted()
      const answer = await send.call(dispatcher, {
        origin: options.origin,
        method: request.method,
        path: request.path,
        headers: { ...request.headers },
        body: request.body ?? null,
        signal: AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs)]),
      })
      const body = await answer.body.text()
      // The pool takes the connection back a turn later. Whoever asks at once would open, and encrypt, another one.
      await nextTurn()
      return { status: answer.statusCode, headers: plainHeaders(answer.headers), body }
    },
    close: async () => {
      // What could not be opened need not be closed.
      const connections = await opened?.catch(() => undefined)
      await connections?.dispatcher.close()
    },
  }
}

interface Connections {
  readonly dispatcher: Dispatcher
  readonly send: (this: Dispatcher, options: Dispatcher.RequestOptions) => Promise<Dispatcher.ResponseData>
}

async function open({ origin, timeoutMs, environment, warn }: TransportOptions): Promise<Connections> {
  // undici parses HTTP with WebAssembly. Optimizing that code takes 25 MB for a moment, and gains nothing in the few
  // requests that a command makes.
  setFlagsFromString('--liftoff-only')
  const { default: send } = await import('undici/lib/api/api-request.js')
  const loopback = isLoopbackName(new URL(origin).hostname)
  const tls = await trust(environment, warn)
  const common = {
    connections: MAX_CONNECTIONS,
    maxResponseSize: MAX_RESPONSE_BYTES,
    // The signal of the request bounds all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      ...tls,
      ...(loopback ? { lookup: loopbackLookup } : {}),
      timeout: Math.min(CONNECT_TIMEOUT_MAX_MS, Math.ceil(timeoutMs / 2)),
    },
  }
  const { default: Pool } = await import('undici/lib/dispatcher/pool.js')
  const proxied = !loopback && PROXY_VARIABLES.some((name) => (environment[name] ?? '') !== '')
  if (!proxied) return { dispatcher: new Pool(origin, common), send }

  const { default: EnvHttpProxyAgent } = await import('undici/lib/dispatcher/env-http-proxy-agent.js')
  const { default: connect } = await import('undici/lib/api/api-connect.js')
  // The main entry of undici gives every dispatcher its `connect`; here the one that needs it gets it.
  const clientFactory = (url: URL, options: object): Dispatcher =>
    Object.assign(new Pool(url, options), { connect })
  return {
    dispatcher: new EnvHttpProxyAgent({ ...common, clientFactory, proxyTls: tls, requestTls: tls }),
    send,
  }
}

/** The authorities to trust in addition, if the environment names some. */
async function trust(
  environment: NodeJS.ProcessEnv,
  warn: (message: string) => void,
): Promise<{ readonly ca?: string[] }> {
  const file = environment['QLIKCLOUD_EXTRA_CA_CERTS'] ?? ''
  if (file === '') return {}
  const { withExtraCertificates } = await import('./extra-certificates')
  const ca = withExtraCertificates(file)
  if (ca === undefined) warn('the file named in QLIKCLOUD_EXTRA_CA_CERTS cannot be read and is ignored')
  return ca === undefined ? {} : { ca }
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): ReadonlyMap<string, string> {
  const plain = new Map<string, string>()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined)
      plain.set(name.toLowerCase(), typeof value === 'string' ? value : value.join(', '))
  }
  return plain
}
