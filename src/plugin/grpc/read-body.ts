import type { ServerHttp2Stream } from 'node:http2'
import { MAX_MESSAGE_BYTES, tooLarge } from './frame'
import type { GrpcFailure } from './status'

/** Undefined when the peer broke off. */
export function readBody(stream: ServerHttp2Stream): Promise<Buffer | GrpcFailure | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= MAX_MESSAGE_BYTES) chunks.push(chunk)
      else resolve(tooLarge())
    })
    stream.on('end', () => {
      resolve(Buffer.concat(chunks))
    })
    stream.on('close', () => {
      resolve(undefined)
    })
  })
}
