/** The frames that this server knows (RFC 9113, section 6). Of the others it has no need. */
export const FRAME = {
  data: 0,
  headers: 1,
  resetStream: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goAway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const

export const FLAG = { endStream: 0x1, ack: 0x1, endHeaders: 0x4, padded: 0x8, priority: 0x20 } as const

export const SETTING = { initialWindowSize: 4, maxFrameSize: 5 } as const

export const FRAME_HEAD_BYTES = 9

/** The default, which neither side has to change. */
export const FRAME_MAX_BYTES = 16_384

export interface Frame {
  readonly type: number
  readonly flags: number
  readonly streamId: number
  readonly payload: Buffer
}

/** Writes a frame's head at an offset of a buffer that has room for it. */
export function writeHead(
  into: Buffer,
  at: number,
  { length, type, flags, streamId }: Omit<Frame, 'payload'> & { readonly length: number },
): void {
  into.writeUIntBE(length, at, 3)
  into.writeUInt8(type, at + 3)
  into.writeUInt8(flags, at + 4)
  into.writeUInt32BE(streamId, at + 5)
}

export function encodeFrame({ type, flags, streamId, payload }: Frame): Buffer {
  const frame = Buffer.allocUnsafe(FRAME_HEAD_BYTES + payload.length)
  writeHead(frame, 0, { length: payload.length, type, flags, streamId })
  frame.set(payload, FRAME_HEAD_BYTES)
  return frame
}
