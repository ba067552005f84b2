import { GrpcFailure } from './status'

/** A compression flag and the length, big-endian. */
const HEAD_BYTES = 5

/** Far above what Terraform sends (a state of 80 MB was seen), and low enough to survive. */
export const MAX_MESSAGE_BYTES = 256 * 1024 * 1024

/** What a unary call sends at most. */
export const MAX_BODY_BYTES = HEAD_BYTES + MAX_MESSAGE_BYTES

/** https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md, "Length-Prefixed-Message" */
export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(HEAD_BYTES + message.length)
  framed.writeUInt8(0, 0)
  framed.writeUInt32BE(message.length, 1)
  framed.set(message, HEAD_BYTES)
  return framed
}

/** The one message of a unary call. */
export function unframe(body: Buffer): Uint8Array | GrpcFailure {
  if (body.length < HEAD_BYTES) return new GrpcFailure('internal', 'the request has no message')
  if (body.readUInt8(0) !== 0)
    return new GrpcFailure('unimplemented', 'compressed messages are not supported')
  const length = body.readUInt32BE(1)
  if (length > MAX_MESSAGE_BYTES) return tooLarge()
  const message = body.subarray(HEAD_BYTES)
  if (message.length !== length) {
    return new GrpcFailure(
      'internal',
      `the request announces ${String(length)} bytes and has ${String(message.length)}`,
    )
  }
  return message
}

export function tooLarge(): GrpcFailure {
  return new GrpcFailure('resourceExhausted', `a message has at most ${String(MAX_MESSAGE_BYTES)} bytes`)
}
