import { ConnectionFault } from './connection-fault'
import { FRAME_HEAD_BYTES, FRAME_MAX_BYTES, type Frame } from './frame'

/** What a client says first (RFC 9113, section 3.4). */
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1')

/** Cuts what comes in into frames, whatever pieces it comes in. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0)
  private isGreeted = false

  /** Calls `take` with each frame that is complete, in order. */
  read(chunk: Buffer, take: (frame: Frame) => void): void {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    if (!this.isGreeted) {
      const given = bytes.subarray(0, PREFACE.length)
      if (!given.equals(PREFACE.subarray(0, given.length))) {
        throw new ConnectionFault(
          'protocolError',
          'the connection does not begin with the greeting of HTTP/2',
        )
      }
      if (given.length < PREFACE.length) {
        this.rest = bytes
        return
      }
      this.isGreeted = true
      bytes = bytes.subarray(PREFACE.length)
    }
    while (bytes.length >= FRAME_HEAD_BYTES) {
      const length = bytes.readUIntBE(0, 3)
      if (length > FRAME_MAX_BYTES) {
        const reason = `a frame has ${String(length)} bytes, where ${String(FRAME_MAX_BYTES)} were agreed`
        throw new ConnectionFault('frameSizeError', reason)
      }
      const end = FRAME_HEAD_BYTES + length
      if (bytes.length < end) break
      take({
        type: bytes.readUInt8(3),
        flags: bytes.readUInt8(4),
        // The first bit is reserved.
        streamId: bytes.readUInt32BE(5) & 0x7fffffff,
        payload: bytes.subarray(FRAME_HEAD_BYTES, end),
      })
      bytes = bytes.subarray(end)
    }
    this.rest = bytes
  }
}
