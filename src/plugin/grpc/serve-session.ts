import type { IncomingHttpHeaders, ServerHttp2Session, ServerHttp2Stream } from 'node:http2'
import { frame, unframe } from './frame'
import type { Method, Methods } from './method'
import { readBody } from './read-body'
import { GrpcFailure, STATUS } from './status'

/** How much a peer may send before it waits for us. The default of 64 kB would make a large state crawl. */
const SESSION_WINDOW_BYTES = 64 * 1024 * 1024

const CONTENT_TYPE = 'application/grpc'

/**
 * gRPC as Terraform uses it, on one HTTP/2 connection: unary calls without compression. A caller that goes away does
 * not stop the work it asked for, which may have changed something already; StopProvider does.
 */
export function serveSession(session: ServerHttp2Session, methods: Methods): void {
  session.setLocalWindowSize(SESSION_WINDOW_BYTES)
  session.on('error', ignore)
  session.on('stream', (stream, headers) => {
    stream.on('error', ignore)
    void serveStream(stream, headers, methods)
  })
}

/** A connection or stream that fails is closed by node, and Terraform sees that. */
function ignore(): void {
  // Nothing is left to do.
}

async function serveStream(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  methods: Methods,
): Promise<void> {
  const method = find(headers, methods)
  if (method instanceof GrpcFailure) {
    stream.resume()
    fail(stream, method)
  } else if (method.kind === 'held-open') {
    stream.resume()
    if (!stream.destroyed) stream.respond(HEADERS)
  } else {
    const answer = await answerUnary(stream, method)
    if (answer instanceof GrpcFailure) fail(stream, answer)
    else if (answer !== undefined) succeed(stream, answer)
  }
}

function find(headers: IncomingHttpHeaders, methods: Methods): Method | GrpcFailure {
  const path = headers[':path'] ?? ''
  if (headers['content-type']?.startsWith(CONTENT_TYPE) !== true) {
    return new GrpcFailure('internal', `the content type is not ${CONTENT_TYPE}`)
  }
  return methods.get(path) ?? new GrpcFailure('unimplemented', `there is no method ${path}`)
}

/** Undefined when nobody is left to be answered. */
async function answerUnary(
  stream: ServerHttp2Stream,
  method: Extract<Method, { readonly kind: 'unary' }>,
): Promise<Uint8Array | GrpcFailure | undefined> {
  const body = await readBody(stream)
  if (body === undefined || body instanceof GrpcFailure) return body
  const message = unframe(body)
  if (message instanceof GrpcFailure) return message
  try {
    return await method.answer(message)
  } catch {
    // What was thrown may quote the request, which may hold a secret.
    return new GrpcFailure('internal', 'the request is not a message of this method')
  }
}

const HEADERS = { ':status': 200, 'content-type': CONTENT_TYPE }
const ANSWERED = { waitForTrailers: true, sendDate: false }
const SUCCEEDED = { 'grpc-status': String(STATUS.ok) }

function succeed(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (stream.destroyed) return
  stream.respond(HEADERS, ANSWERED)
  stream.on('wantTrailers', () => {
    stream.sendTrailers(SUCCEEDED)
  })
  stream.end(frame(message))
}

/** "Trailers-Only": the status comes in the headers, and nothing after them. */
function fail(stream: ServerHttp2Stream, { status, text }: GrpcFailure): void {
  if (stream.destroyed) return
  const trailers = { 'grpc-status': String(STATUS[status]), 'grpc-message': percentEncode(text) }
  stream.respond({ ...HEADERS, ...trailers }, { endStream: true })
}

/** PROTOCOL-HTTP2.md, "Percent-Encoded": printable ASCII stays as it is, apart from the percent sign. */
function percentEncode(text: string): string {
  return Array.from(Buffer.from(text), (byte) =>
    byte >= 0x20 && byte <= 0x7e && byte !== 0x25
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('')
}
