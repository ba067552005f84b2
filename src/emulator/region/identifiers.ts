import type { Clock } from './clock'

/** The names and stamps that the region gives out. All of them come from its clock and its source of random bytes. */
export interface Identifiers {
  /** Version 7 UUID without dashes, as recent client ids look. */
  clientId(): string
  /** 64 hexadecimal characters. */
  secret(): string
  /** At most 5 characters; not cut from the secret, because which part Qlik shows is not documented. */
  hint(): string
  /** 32 hexadecimal characters. */
  id(): string
  /** RFC 3339 with nanoseconds, as live answers carry. Two stamps never equal each other, and later ones sort higher. */
  timestamp(): string
}

export function createIdentifiers(clock: Clock, random: (bytes: number) => Uint8Array): Identifiers {
  const hex = (bytes: number): string => Buffer.from(random(bytes)).toString('hex')
  let stamps = 0
  return {
    clientId() {
      const time = clock.now().getTime().toString(16).padStart(12, '0')
      return `${time}7${hex(2).slice(1)}a${hex(8).slice(1)}`
    },
    secret: () => hex(32),
    hint: () => hex(3).slice(1),
    id: () => hex(16),
    timestamp() {
      stamps = (stamps + 1) % 1_000_000
      return clock
        .now()
        .toISOString()
        .replace('Z', `${String(stamps).padStart(6, '0')}Z`)
    },
  }
}
