import { ConnectionFault } from './connection-fault'
import { encodeFrame, FLAG, FRAME, FRAME_HEAD_BYTES, FRAME_MAX_BYTES, writeHead } from './frame'
import type { Reply } from './reception'
import { DEFAULT_WINDOW_BYTES, widened } from './window'

/** The part of an answer that waits until the peer has room for it. */
interface Waiting {
  readonly streamId: number
  readonly body: Buffer
  readonly trailers: Buffer
  sent: number
}

/** Sends answers, no faster than the peer allows: a connection and each stream have a window of bytes. */
export class Sender {
  private readonly write: (bytes: Buffer) => void
  private readonly windows = new Map<number, number>()
  private connectionWindow = DEFAULT_WINDOW_BYTES
  private initialWindow = DEFAULT_WINDOW_BYTES
  private waiting: readonly Waiting[] = []

  constructor(write: (bytes: Buffer) => void) {
    this.write = write
  }

  /** To be called when a request has come, before anything is sent for it. */
  open(streamId: number): void {
    this.windows.set(streamId, this.initialWindow)
  }

  /** The peer has lost interest, or everything was sent. */
  close(streamId: number): void {
    this.windows.delete(streamId)
    if (this.waiting.length > 0) this.waiting = this.waiting.filter((one) => one.streamId !== streamId)
  }

  sendHeaders(streamId: number, headers: Buffer): void {
    this.write(encodeFrame({ type: FRAME.headers, flags: FLAG.endHeaders, streamId, payload: headers }))
  }

  /** Does nothing when the stream is closed. */
  send(streamId: number, { headers, content }: Reply): void {
    const window = this.windows.get(streamId)
    if (window === undefined) return
    if (content === undefined) {
      this.write(last(streamId, headers))
      this.close(streamId)
      return
    }
    const { body, trailers } = content
    const fits = body.length <= Math.min(FRAME_MAX_BYTES, window, this.connectionWindow)
    if (fits && this.waiting.length === 0) {
      this.connectionWindow -= body.length
      this.write(whole(streamId, headers, body, trailers))
      this.close(streamId)
      return
    }
    this.sendHeaders(streamId, headers)
    this.waiting = [...this.waiting, { streamId, body, trailers, sent: 0 }]
    this.sendWaiting()
  }

  /** The peer has room for more: on one stream, or, with the id 0, on the connection. */
  widen(streamId: number, bytes: number): void {
    if (bytes === 0) throw new ConnectionFault('protocolError', 'a window is widened by nothing')
    if (streamId === 0) this.connectionWindow = widened(this.connectionWindow, bytes)
    else {
      const window = this.windows.get(streamId)
      if (window !== undefined) this.windows.set(streamId, widened(window, bytes))
    }
    this.sendWaiting()
  }

  /** The window that streams begin with; it also moves those of open ones (RFC 9113, section 6.9.2). */
  setInitialWindow(bytes: number): void {
    const difference = bytes - this.initialWindow
    this.initialWindow = widened(0, bytes)
    for (const [streamId, window] of this.windows) this.windows.set(streamId, widened(window, difference))
    this.sendWaiting()
  }

  private sendWaiting(): void {
    for (const one of this.waiting) this.sendPart(one)
  }

  private sendPart(one: Waiting): void {
    const { streamId, body, trailers } = one
    let window = this.windows.get(streamId) ?? 0
    while (one.sent < body.length) {
      const room = Math.min(FRAME_MAX_BYTES, body.length - one.sent, window, this.connectionWindow)
      if (room <= 0) break
      const payload = body.subarray(one.sent, one.sent + room)
      this.write(encodeFrame({ type: FRAME.data, flags: 0, streamId, payload }))
      one.sent += room
      window -= room
      this.connectionWindow -= room
    }
    this.windows.set(streamId, window)
    if (one.sent < body.length) return
    this.write(last(streamId, trailers))
    this.close(streamId)
  }
}

/** Headers or trailers that end the stream. */
function last(streamId: number, block: Buffer): Buffer {
  const flags = FLAG.endHeaders | FLAG.endStream
  return encodeFrame({ type: FRAME.headers, flags, streamId, payload: block })
}

/** Almost every answer: its three frames in one piece. */
function whole(streamId: number, headers: Buffer, body: Buffer, trailers: Buffer): Buffer {
  const bodyAt = FRAME_HEAD_BYTES + headers.length
  const trailersAt = bodyAt + FRAME_HEAD_BYTES + body.length
  const bytes = Buffer.allocUnsafe(trailersAt + FRAME_HEAD_BYTES + trailers.length)
  const { endHeaders, endStream } = FLAG
  writeHead(bytes, 0, { length: headers.length, type: FRAME.headers, flags: endHeaders, streamId })
  bytes.set(headers, FRAME_HEAD_BYTES)
  writeHead(bytes, bodyAt, { length: body.length, type: FRAME.data, flags: 0, streamId })
  bytes.set(body, bodyAt + FRAME_HEAD_BYTES)
  const flags = endHeaders | endStream
  writeHead(bytes, trailersAt, { length: trailers.length, type: FRAME.headers, flags, streamId })
  bytes.set(trailers, trailersAt + FRAME_HEAD_BYTES)
  return bytes
}
