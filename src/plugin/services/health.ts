import type { Method } from '../grpc/method'
import { GrpcFailure } from '../grpc/status'
import { decodeMessage } from '../protobuf/decode-message'
import { encodeMessage } from '../protobuf/encode-message'
import { integer, string } from '../protobuf/message'

/** https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
const CHECK = { request: { service: string(1) }, response: { status: integer(1) } }
const SERVING = 1

/** The server as a whole, and the name under which go-plugin asks. */
const SERVICES = new Set(['', 'plugin'])

export const CHECK_HEALTH: Method = {
  kind: 'unary',
  async answer(request) {
    const { service } = decodeMessage(CHECK.request, request)
    return SERVICES.has(service)
      ? encodeMessage(CHECK.response, { status: SERVING })
      : new GrpcFailure('notFound', 'there is no service of this name')
  },
}
