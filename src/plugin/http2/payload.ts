import { ConnectionFault } from './connection-fault'
import { FLAG, FRAME, type Frame } from './frame'

const PRIORITY_BYTES = 5
const SETTING_BYTES = 6

/** What DATA and HEADERS hold besides padding and priority (RFC 9113, sections 6.1 and 6.2). */
export function contentOf({ type, flags, payload }: Frame): Buffer {
  const isPadded = (flags & FLAG.padded) !== 0
  const hasPriority = type === FRAME.headers && (flags & FLAG.priority) !== 0
  const from = (isPadded ? 1 : 0) + (hasPriority ? PRIORITY_BYTES : 0)
  const to = payload.length - (isPadded ? (payload[0] ?? 0) : 0)
  if (from > to) throw new ConnectionFault('protocolError', 'a frame has more padding than bytes')
  return payload.subarray(from, to)
}

/** The payload of a frame that always has the same size. */
export function sizedPayload({ payload }: Frame, bytes: number): Buffer {
  if (payload.length !== bytes) {
    const reason = `a frame has ${String(payload.length)} bytes, where ${String(bytes)} belong`
    throw new ConnectionFault('frameSizeError', reason)
  }
  return payload
}

/** The settings of a SETTINGS frame, by their numbers. */
export function settingsOf({ payload, streamId }: Frame): ReadonlyMap<number, number> {
  if (streamId !== 0)
    throw new ConnectionFault('protocolError', 'settings are for a connection, not a stream')
  if (payload.length % SETTING_BYTES !== 0) {
    throw new ConnectionFault('frameSizeError', 'a frame of settings ends in the middle of one')
  }
  const settings = new Map<number, number>()
  for (let at = 0; at < payload.length; at += SETTING_BYTES) {
    settings.set(payload.readUInt16BE(at), payload.readUInt32BE(at + 2))
  }
  return settings
}
