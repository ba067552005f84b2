import type { Socket } from 'node:net'
import { ConnectionFault, ERROR_CODES } from './connection-fault'
import { encodeFrame, FRAME } from './frame'
import { Http2Connection } from './http2-connection'
import type { Receive } from './reception'

/** Speaks HTTP/2 with the peer at the other end of a socket, until one of the two has enough. */
export function serveHttp2(socket: Socket, receive: Receive): void {
  const connection = new Http2Connection(together(socket), receive)
  const take = (chunk: Buffer): void => {
    try {
      connection.read(chunk)
    } catch (fault) {
      if (!(fault instanceof ConnectionFault)) throw fault
      socket.off('data', take).resume()
      socket.write(goAway(connection.lastStreamId, fault))
      socket.destroySoon()
    }
  }
  socket.on('data', take)
}

/** What is written in one turn of the event loop goes out as one: each write is a TLS record and a system call. */
function together(socket: Socket): (bytes: Buffer) => void {
  let waiting: Buffer[] = []
  const flush = (): void => {
    const bytes = waiting.length === 1 ? waiting[0] : Buffer.concat(waiting)
    waiting = []
    if (bytes !== undefined && socket.writable) socket.write(bytes)
  }
  return (bytes) => {
    if (waiting.push(bytes) === 1) process.nextTick(flush)
  }
}

function goAway(lastStreamId: number, { code, message }: ConnectionFault): Buffer {
  const reason = Buffer.from(message)
  const payload = Buffer.alloc(8 + reason.length)
  payload.writeUInt32BE(lastStreamId, 0)
  payload.writeUInt32BE(ERROR_CODES[code], 4)
  payload.set(reason, 8)
  return encodeFrame({ type: FRAME.goAway, flags: 0, streamId: 0, payload })
}
