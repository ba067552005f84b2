import type { SecureContext } from 'node:tls'
import { setFlagsFromString } from 'node:v8'
import type { Dispatcher } from 'undici'
import send from 'undici/lib/api/api-request.js'
import Pool from 'undici/lib/dispatcher/pool.js'
import { isLoopbackName, loopbackLookup } from './loopback'
import { MAX_SOCKETS_PER_TENANT } from './sockets'
import type { TransportOptions } from './transport'

/** A page of 100 clients with every field at its limit takes about 2 MiB. */
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024
/** An idle connection is closed after this time, or after what the tenant says of it, but not later than the second. */
const IDLE_MS = 10_000
const IDLE_MAX_MS = 30_000
/** Below the time for the whole request, so that "no connection" can be told from "no answer". */
const CONNECT_TIMEOUT_MAX_MS = 10_000
/**
 * How long one address of a host is tried before the next. Node takes 250 ms, which is less than the way to a tenant on the
 * other side of the world and back, and less than a packet that is lost and sent once more (nodejs/node#54359).
 */
const ADDRESS_TIMEOUT_MS = 2_000
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY']

export interface Connections {
  readonly dispatcher: Dispatcher
  readonly send: (this: Dispatcher, options: Dispatcher.RequestOptions) => Promise<Dispatcher.ResponseData>
}

/**
 * Connections to one origin, by undici, which no other module knows. Redirects are not followed (undici's default), so
 * credentials go to this origin alone.
 */
export async function openConnections({
  origin,
  timeoutMs,
  environment,
  warn,
}: TransportOptions): Promise<Connections> {
  // undici parses HTTP with WebAssembly. Optimizing that code takes 25 MB for a moment, and gains nothing in the few
  // requests that a command makes.
  setFlagsFromString('--liftoff-only')
  const { protocol, hostname } = new URL(origin)
  const loopback = isLoopbackName(hostname)
  // Without TLS there is nobody to trust, and to parse a system's authorities takes 100 ms.
  const tls = protocol === 'https:' ? await trust(environment, warn) : {}
  const common = {
    connections: MAX_SOCKETS_PER_TENANT,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MAX_MS,
    maxResponseSize: MAX_RESPONSE_BYTES,
    // The signal of the request bounds all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      ...tls,
      ...(loopback ? { lookup: loopbackLookup } : {}),
      timeout: Math.min(CONNECT_TIMEOUT_MAX_MS, Math.ceil(timeoutMs / 2)),
      autoSelectFamilyAttemptTimeout: ADDRESS_TIMEOUT_MS,
    },
  }
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
): Promise<{ readonly secureContext?: SecureContext }> {
  const file = environment['QLIKCLOUD_EXTRA_CA_CERTS'] ?? ''
  if (file === '') return {}
  const { withExtraCertificates } = await import('./extra-certificates')
  const secureContext = withExtraCertificates(file)
  if (secureContext === undefined)
    warn('the file named in QLIKCLOUD_EXTRA_CA_CERTS cannot be read and is ignored')
  return secureContext === undefined ? {} : { secureContext }
}
