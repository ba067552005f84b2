import { ConnectionFault } from './connection-fault'

/** What a peer may send at first, on a connection and on each stream (RFC 9113, section 6.9.2). */
export const DEFAULT_WINDOW_BYTES = 65_535
/** RFC 9113, section 6.9.1. */
export const MAX_WINDOW_BYTES = 2 ** 31 - 1

export function widened(window: number, bytes: number): number {
  if (window + bytes > MAX_WINDOW_BYTES) {
    throw new ConnectionFault('flowControlError', `a window has more than ${String(MAX_WINDOW_BYTES)} bytes`)
  }
  return window + bytes
}
