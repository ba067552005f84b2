import { encodeHeaders } from '../http2/encode-headers'
import type { Headers } from '../http2/header-decoder'
import type { Receive, Reply } from '../http2/reception'
import { frame, MAX_BODY_BYTES, tooLarge, unframe } from './frame'
import type { Method, Methods } from './method'
import { GrpcFailure, STATUS } from './status'

const CONTENT_TYPE = 'application/grpc'

const HEADERS = [
  [':status', '200'],
  ['content-type', CONTENT_TYPE],
] as const

/**
 * gRPC as Terraform uses it (PROTOCOL-HTTP2.md of github.com/grpc/grpc): unary calls without compression. A caller that
 * goes away does not stop the work it asked for, which may have changed something already; StopProvider does.
 */
export function receiveCalls(methods: Methods): Receive {
  const headers = encodeHeaders(HEADERS)
  const trailers = encodeHeaders([['grpc-status', String(STATUS.ok)]])
  const refusedAsTooLarge = failure(tooLarge())
  return (request) => {
    const method = find(request, methods)
    if (method instanceof GrpcFailure) return { kind: 'answered', reply: failure(method) }
    if (method.kind === 'held-open') return { kind: 'held-open', headers }
    return {
      kind: 'awaited',
      maxBodyBytes: MAX_BODY_BYTES,
      tooLarge: refusedAsTooLarge,
      async answer(body) {
        const answer = await answerUnary(method, body)
        return answer instanceof GrpcFailure
          ? failure(answer)
          : { headers, content: { body: frame(answer), trailers } }
      },
    }
  }
}

function find(headers: Headers, methods: Methods): Method | GrpcFailure {
  const path = headers.get(':path') ?? ''
  if (headers.get('content-type')?.startsWith(CONTENT_TYPE) !== true) {
    return new GrpcFailure('internal', `the content type is not ${CONTENT_TYPE}`)
  }
  return methods.get(path) ?? new GrpcFailure('unimplemented', `there is no method ${path}`)
}

async function answerUnary(
  method: Extract<Method, { readonly kind: 'unary' }>,
  body: Buffer,
): Promise<Uint8Array | GrpcFailure> {
  const message = unframe(body)
  if (message instanceof GrpcFailure) return message
  try {
    return await method.answer(message)
  } catch {
    // What was thrown may quote the request, which may hold a secret.
    return new GrpcFailure('internal', 'the request is not a message of this method')
  }
}

/** "Trailers-Only": the status comes in the headers, and nothing after them. */
function failure({ status, text }: GrpcFailure): Reply {
  return {
    headers: encodeHeaders([
      ...HEADERS,
      ['grpc-status', String(STATUS[status])],
      ['grpc-message', percentEncode(text)],
    ]),
  }
}

/** PROTOCOL-HTTP2.md, "Percent-Encoded": printable ASCII stays as it is, apart from the percent sign. */
function percentEncode(text: string): string {
  return Array.from(Buffer.from(text), (byte) =>
    byte >= 0x20 && byte <= 0x7e && byte !== 0x25
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('')
}
