import { ConnectionFault } from './connection-fault'
import { encodeFrame, FLAG, FRAME, type Frame, SETTING } from './frame'
import { FrameReader } from './frame-reader'
import { HeaderDecoder } from './header-decoder'
import { contentOf, settingsOf, sizedPayload } from './payload'
import type { Receive, Reception } from './reception'
import { Sender } from './sender'
import { DEFAULT_WINDOW_BYTES, MAX_WINDOW_BYTES } from './window'

/** What may come in before the peer is told that it may send as much again. */
const WINDOW_STEP_BYTES = 16 * 1024 * 1024

const HEADERS_MAX_BYTES = 64 * 1024

/** A request whose body is still coming in. */
interface Incoming {
  readonly reception: Extract<Reception, { readonly kind: 'awaited' }>
  readonly parts: Buffer[]
  bytes: number
}

/** A header block that continues in the next frame. */
interface OpenBlock {
  readonly streamId: number
  readonly endsStream: boolean
  readonly parts: readonly Buffer[]
}

/**
 * The server's end of an HTTP/2 connection (RFC 9113), as far as gRPC needs it: no pushes, no priorities. Bytes come in
 * by `read` and go out by `write`; a peer that breaks the protocol makes `read` throw a {@link ConnectionFault}.
 */
export class Http2Connection {
  private readonly write: (bytes: Buffer) => void
  private readonly receive: Receive
  private readonly frames = new FrameReader()
  private readonly headers = new HeaderDecoder()
  private readonly sender: Sender
  private readonly incoming = new Map<number, Incoming>()
  private openBlock: OpenBlock | undefined
  private isSettled = false
  private unreported = 0
  /** The highest stream that the peer has opened. */
  lastStreamId = 0

  constructor(write: (bytes: Buffer) => void, receive: Receive) {
    this.write = write
    this.receive = receive
    this.sender = new Sender(write)
    const setting = Buffer.alloc(6)
    setting.writeUInt16BE(SETTING.initialWindowSize, 0)
    // As large as can be: a body has a bound of its own.
    setting.writeUInt32BE(MAX_WINDOW_BYTES, 2)
    write(encodeFrame({ type: FRAME.settings, flags: 0, streamId: 0, payload: setting }))
    this.widen(MAX_WINDOW_BYTES - DEFAULT_WINDOW_BYTES)
  }

  read(chunk: Buffer): void {
    this.frames.read(chunk, (frame) => {
      this.take(frame)
    })
  }

  private take(frame: Frame): void {
    if (!this.isSettled && frame.type !== FRAME.settings) {
      throw new ConnectionFault('protocolError', 'the first frame does not hold settings')
    }
    if (this.openBlock !== undefined && frame.type !== FRAME.continuation) {
      throw new ConnectionFault('protocolError', 'a header block is not continued')
    }
    switch (frame.type) {
      case FRAME.data:
        return this.takeData(frame)
      case FRAME.headers:
        return this.takeHeaders(frame)
      case FRAME.continuation:
        return this.takeContinuation(frame)
      case FRAME.resetStream:
        this.incoming.delete(frame.streamId)
        return this.sender.close(frame.streamId)
      case FRAME.settings:
        return this.takeSettings(frame)
      case FRAME.ping:
        return this.takePing(frame)
      case FRAME.windowUpdate:
        return this.sender.widen(frame.streamId, sizedPayload(frame, 4).readUInt32BE(0) & 0x7fffffff)
      case FRAME.pushPromise:
        throw new ConnectionFault('protocolError', 'a client pushes nothing')
      default:
        // GOAWAY and PRIORITY change nothing for us, and unknown frames are to be ignored (section 4.1).
        return
    }
  }

  private takeHeaders(frame: Frame): void {
    this.continueBlock(
      {
        streamId: frame.streamId,
        endsStream: (frame.flags & FLAG.endStream) !== 0,
        parts: [contentOf(frame)],
      },
      frame,
    )
  }

  private takeContinuation(frame: Frame): void {
    const open = this.openBlock
    if (open?.streamId !== frame.streamId) {
      throw new ConnectionFault('protocolError', 'a header block is continued that was not begun')
    }
    this.continueBlock({ ...open, parts: [...open.parts, frame.payload] }, frame)
  }

  private continueBlock(block: OpenBlock, { flags }: Frame): void {
    if (block.parts.reduce((bytes, part) => bytes + part.length, 0) > HEADERS_MAX_BYTES) {
      throw new ConnectionFault(
        'enhanceYourCalm',
        `headers have more than ${String(HEADERS_MAX_BYTES)} bytes`,
      )
    }
    const isWhole = (flags & FLAG.endHeaders) !== 0
    this.openBlock = isWhole ? undefined : block
    if (isWhole) this.begin(block)
  }

  private begin({ streamId, endsStream, parts }: OpenBlock): void {
    const [first, ...others] = parts
    // Decoded in any case: the table must stay the same on both sides.
    const headers = this.headers.decode(
      first !== undefined && others.length === 0 ? first : Buffer.concat(parts),
    )
    if (streamId % 2 === 0) throw new ConnectionFault('protocolError', "a client's streams have odd numbers")
    // Trailers, of which gRPC has none that a server reads.
    if (streamId <= this.lastStreamId) return endsStream ? this.finish(streamId) : undefined
    this.lastStreamId = streamId
    this.sender.open(streamId)
    const reception = this.receive(headers)
    switch (reception.kind) {
      case 'answered':
        return this.sender.send(streamId, reception.reply)
      case 'held-open':
        return this.sender.sendHeaders(streamId, reception.headers)
      case 'awaited':
        this.incoming.set(streamId, { reception, parts: [], bytes: 0 })
        return endsStream ? this.finish(streamId) : undefined
    }
  }

  private takeData(frame: Frame): void {
    const { streamId, payload, flags } = frame
    if (streamId === 0 || streamId > this.lastStreamId) {
      throw new ConnectionFault('protocolError', 'there is data for a stream that was never opened')
    }
    this.unreported += payload.length
    if (this.unreported >= WINDOW_STEP_BYTES) {
      this.widen(this.unreported)
      this.unreported = 0
    }
    const request = this.incoming.get(streamId)
    // Answered, or given up by the peer: what was under way is of no use any more.
    if (request === undefined) return
    const content = contentOf(frame)
    request.parts.push(content)
    request.bytes += content.length
    if (request.bytes > request.reception.maxBodyBytes) {
      this.incoming.delete(streamId)
      this.sender.send(streamId, request.reception.tooLarge)
    } else if ((flags & FLAG.endStream) !== 0) this.finish(streamId)
  }

  private finish(streamId: number): void {
    const request = this.incoming.get(streamId)
    if (request === undefined) return
    this.incoming.delete(streamId)
    const [first, ...others] = request.parts
    const body = first !== undefined && others.length === 0 ? first : Buffer.concat(request.parts)
    void request.reception.answer(body).then((reply) => {
      this.sender.send(streamId, reply)
    })
  }

  private takeSettings(frame: Frame): void {
    this.isSettled = true
    if ((frame.flags & FLAG.ack) !== 0) return
    const window = settingsOf(frame).get(SETTING.initialWindowSize)
    if (window !== undefined) this.sender.setInitialWindow(window)
    this.write(encodeFrame({ type: FRAME.settings, flags: FLAG.ack, streamId: 0, payload: Buffer.alloc(0) }))
  }

  private takePing(frame: Frame): void {
    const payload = sizedPayload(frame, 8)
    if ((frame.flags & FLAG.ack) !== 0) return
    this.write(encodeFrame({ type: FRAME.ping, flags: FLAG.ack, streamId: 0, payload }))
  }

  private widen(bytes: number): void {
    const payload = Buffer.alloc(4)
    payload.writeUInt32BE(bytes, 0)
    this.write(encodeFrame({ type: FRAME.windowUpdate, flags: 0, streamId: 0, payload }))
  }
}
