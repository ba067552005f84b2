import type { ApiErrorCode } from './error-codes'

/**
 * How a single attempt failed, as far as repeating it is concerned.
 *
 * - `unsent`: the request surely did not reach the API; another attempt may do better.
 * - `hopeless`: the same, and another attempt would not do better.
 * - `broken`, `timeout`: sent, at least in part; nobody knows whether it had an effect.
 * - `rate-limited`: answered 429; nothing was done.
 * - `unavailable`: answered 5xx; nobody knows whether it had an effect.
 * - `refused`: answered with another status; nothing was done.
 * - `unreadable`: a success whose body cannot be read. It had its effect.
 * - `aborted`: stopped by the caller.
 */
export type FaultKind =
  | 'unsent'
  | 'hopeless'
  | 'broken'
  | 'timeout'
  | 'rate-limited'
  | 'unavailable'
  | 'refused'
  | 'unreadable'
  | 'aborted'

interface NetworkFault {
  readonly code: ApiErrorCode
  readonly fault: FaultKind
  /** Follows "METHOD PATH: ". */
  readonly say: string
}

const unsent = (say: string): NetworkFault => ({ code: 'QLIK_UNREACHABLE', fault: 'unsent', say })
const hopeless = (say: string): NetworkFault => ({ code: 'QLIK_UNREACHABLE', fault: 'hopeless', say })
const broken = (say: string): NetworkFault => ({ code: 'QLIK_UNREACHABLE', fault: 'broken', say })
const timeout = (say: string): NetworkFault => ({ code: 'QLIK_TIMEOUT', fault: 'timeout', say })
const certificate = (say: string): NetworkFault => ({ code: 'QLIK_CERTIFICATE', fault: 'hopeless', say })
const unreadable = (say: string): NetworkFault => ({
  code: 'QLIK_UNEXPECTED_RESPONSE',
  fault: 'unreadable',
  say,
})

/**
 * The codes of Node and of undici that a request can end with.
 *
 * @see https://nodejs.org/api/errors.html#common-system-errors
 * @see https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const FAULT_OF_CODE: ReadonlyMap<string, NetworkFault> = new Map([
  ['ECONNREFUSED', unsent('the connection was refused; nothing listens at that address')],
  ['EHOSTUNREACH', unsent('the host cannot be reached')],
  ['EHOSTDOWN', unsent('the host cannot be reached')],
  ['ENETUNREACH', unsent('the network cannot be reached')],
  ['ENETDOWN', unsent('the network is down')],
  ['EADDRNOTAVAIL', unsent('no local address is left for the connection')],
  ['EAI_AGAIN', unsent('the host name could not be looked up for now')],
  ['UND_ERR_CONNECT_TIMEOUT', unsent('no connection within the time allowed')],
  ['ENOTFOUND', hopeless('the host name does not exist')],
  ['EAI_FAIL', hopeless('the host name could not be looked up')],
  ['EACCES', hopeless('the operating system does not permit the connection')],
  ['EPERM', hopeless('the operating system does not permit the connection')],
  // The proxy agent fails like this when the proxy answers CONNECT with another status than 200.
  ['UND_ERR_ABORTED', hopeless('the proxy named in the environment refused the connection')],
  ['UND_ERR_PRX_TLS', hopeless('the secure connection to the proxy named in the environment failed')],
  // The tenant's own address was parsed before; only a proxy's was not.
  ['ERR_INVALID_URL', hopeless('the proxy named in the environment is not a URL')],
  ['EPROTO', hopeless('the other side does not speak TLS as expected')],
  ['UND_ERR_INVALID_ARG', hopeless('the request cannot be sent as it is')],
  ['UND_ERR_DESTROYED', hopeless('the client was closed before')],
  ['UND_ERR_CLOSED', hopeless('the client was closed before')],
  ['ECONNRESET', broken('the connection was reset before an answer came')],
  ['ECONNABORTED', broken('the connection was aborted before an answer came')],
  ['EPIPE', broken('the connection was closed while sending')],
  ['UND_ERR_SOCKET', broken('the connection was closed before an answer came')],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', broken('the connection was closed in the middle of the answer')],
  ['ETIMEDOUT', timeout('the connection timed out')],
  ['UND_ERR_HEADERS_TIMEOUT', timeout('no answer within the time allowed')],
  ['UND_ERR_BODY_TIMEOUT', timeout('the answer stopped half-way')],
  ['UND_ERR_HEADERS_OVERFLOW', unreadable('the headers of the answer are too long')],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', unreadable('the answer is too long')],
  ['CERT_HAS_EXPIRED', certificate('the certificate of the other side has expired')],
  ['CERT_NOT_YET_VALID', certificate('the certificate of the other side is not valid yet')],
  ['CERT_REVOKED', certificate('the certificate of the other side was revoked')],
  ['CERT_UNTRUSTED', certificate('the certificate of the other side is not trusted')],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', certificate('the certificate of the other side is self-signed')],
  [
    'SELF_SIGNED_CERT_IN_CHAIN',
    certificate('the certificate of the other side comes from an unknown authority'),
  ],
  [
    'UNABLE_TO_GET_ISSUER_CERT',
    certificate('the certificate of the other side comes from an unknown authority'),
  ],
  [
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    certificate('the certificate of the other side comes from an unknown authority'),
  ],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', certificate('the certificate of the other side cannot be verified')],
  ['ERR_TLS_CERT_ALTNAME_INVALID', certificate('the certificate of the other side is for another host')],
])

/** Families of codes, by how they begin. */
const FAULT_OF_PREFIX: readonly (readonly [prefix: string, fault: NetworkFault])[] = [
  ['ERR_SSL_', hopeless('the other side does not speak TLS as expected')],
  ['HPE_', unreadable('the answer is not HTTP')],
]

/** Sending is the cautious reading of a failure that nobody has described: it may have had an effect. */
const UNKNOWN_FAULT = broken('the connection failed')

const ABORTED: NetworkFault = { code: 'QLIK_ABORTED', fault: 'aborted', say: 'stopped by the caller' }
const TIMED_OUT = timeout('no complete answer within the time allowed')

export type TranslatedFault = NetworkFault & { readonly cause: unknown }

/** What an error of Node or undici means. Walks the chain of causes, and the parts of an AggregateError. */
export function networkFault(error: unknown): TranslatedFault {
  for (const link of chainOf(error)) {
    const name = textOf(link, 'name')
    if (name === 'TimeoutError') return { ...TIMED_OUT, cause: undefined }
    if (name === 'AbortError' && textOf(link, 'code') !== 'UND_ERR_ABORTED')
      return { ...ABORTED, cause: undefined }
    const code = textOf(link, 'code')
    const found = code === undefined ? undefined : faultOf(code, link)
    if (found !== undefined) return { ...found, say: `${found.say} (${code})`, cause: bare(link) }
  }
  return { ...UNKNOWN_FAULT, cause: bare(error) }
}

function faultOf(code: string, link: object): NetworkFault | undefined {
  // The one code whose meaning depends on what was being done.
  if (code === 'ETIMEDOUT' && wasConnecting(link)) return FAULT_OF_CODE.get('UND_ERR_CONNECT_TIMEOUT')
  return FAULT_OF_CODE.get(code) ?? FAULT_OF_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1]
}

/** Where a host has several addresses, node puts the errors of the attempts into one that has the code of the first. */
function wasConnecting(link: object): boolean {
  const attempts: unknown = Reflect.get(link, 'errors')
  const errors: readonly unknown[] = Array.isArray(attempts) ? attempts : [link]
  return errors.every(
    (error) => typeof error === 'object' && error !== null && textOf(error, 'syscall') === 'connect',
  )
}

/** The error, its causes, and the parts of each; each one once, so that a circle ends. */
function chainOf(error: unknown): readonly object[] {
  const chain: object[] = []
  const open: unknown[] = [error]
  for (let link = open.shift(); link !== undefined; link = open.shift()) {
    if (typeof link !== 'object' || link === null || chain.includes(link)) continue
    chain.push(link)
    const parts: unknown = Reflect.get(link, 'errors')
    if (Array.isArray(parts)) for (const part of parts) open.push(part)
    if ('cause' in link) open.push(link.cause)
  }
  return chain
}

/**
 * What is kept of a foreign error: name, code, and where it was thrown. Its message and further fields may hold a piece
 * of an answer (those of undici's parser do), and an answer may hold a secret.
 */
function bare(error: unknown): Error {
  if (typeof error !== 'object' || error === null) return new Error('not an error')
  const code = textOf(error, 'code')
  const kept = new Error((textOf(error, 'name') ?? 'Error') + (code === undefined ? '' : ` (${code})`))
  const message = textOf(error, 'message') ?? ''
  const stack = textOf(error, 'stack') ?? ''
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n')
  kept.stack = [`Error: ${kept.message}`, ...frames.filter((line) => /^\s+at /.test(line))].join('\n')
  return kept
}

function textOf(object: object, key: string): string | undefined {
  const value: unknown = Reflect.get(object, key)
  return typeof value === 'string' ? value : undefined
}
