import type { Readable } from 'node:stream'
import { TEXT_MAX_BYTES } from './run-program'
import { UserError } from './user-error'

/** All text of a stream, once it has ended. */
export async function readInput(stream: Readable, maxBytes = TEXT_MAX_BYTES): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    // What comes without an encoding comes in buffers.
    const bytes = Buffer.from(piece as Buffer)
    size += bytes.length
    if (size > maxBytes)
      throw new UserError(`what comes in has more than ${maxBytes} bytes, and no more can be read`)
    pieces.push(bytes)
  }
  return Buffer.concat(pieces).toString('utf8')
}
