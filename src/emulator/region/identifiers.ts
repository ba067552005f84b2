import type { Clock } from './clock'

/**
 * The names and stamps that the region gives out, from its clock and its source of random bytes. What has to be unique also
 * holds a count, so that it is so with a test's source of bytes, too.
 */
export interface Identifiers {
  /** Version 7 UUID (RFC 9562 section 5.7) without dashes, as recent client ids look. */
  clientId(): string
  /** 64 hexadecimal characters. */
  secret(): string
  /** 5 characters that are not yet taken; not cut from the secret, because which part Qlik shows is not documented. */
  hint(taken: readonly string[]): string
  /** 32 hexadecimal characters. */
  id(): string
  /** RFC 3339 with nanoseconds, as live answers carry. Of two stamps the later one sorts higher, within a millisecond too. */
  timestamp(): string
}

const HINTS = 16 ** 5

export function createIdentifiers(clock: Clock, random: (bytes: number) => Uint8Array): Identifiers {
  const hex = (bytes: number): string => Buffer.from(random(bytes)).toString('hex')
  const counted = (count: number, digits: number): string => count.toString(16).padStart(digits, '0')
  let ids = 0
  let clientIds = 0
  let stamps = 0
  return {
    clientId() {
      clientIds = (clientIds + 1) % 0x1000
      return `${counted(clock.now().getTime(), 12)}7${counted(clientIds, 3)}a${hex(8).slice(1)}`
    },
    secret: () => hex(32),
    hint(taken) {
      let value = Number.parseInt(hex(3), 16) % HINTS
      while (taken.includes(counted(value, 5))) value = (value + 1) % HINTS
      return counted(value, 5)
    },
    id() {
      ids += 1
      return `${hex(12)}${counted(ids, 8)}`
    },
    timestamp() {
      stamps = (stamps + 1) % 1_000_000
      return clock
        .now()
        .toISOString()
        .replace('Z', `${String(stamps).padStart(6, '0')}Z`)
    },
  }
}
