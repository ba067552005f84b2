/*
 * The few forms of ASN.1's distinguished encoding rules (X.690) that a certificate needs.
 */

const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

export function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(TAG.sequence, Buffer.concat(parts))
}

export function set(...parts: readonly Buffer[]): Buffer {
  return tagged(TAG.set, Buffer.concat(parts))
}

export const TRUE = tagged(TAG.boolean, Buffer.from([0xff]))

/** Not negative, big-endian. */
export function integer(magnitude: Buffer): Buffer {
  const first = magnitude.findIndex((byte) => byte !== 0)
  const shortest = first < 0 ? Buffer.from([0]) : magnitude.subarray(first)
  const sign = (shortest[0] ?? 0) >= 0x80 ? [Buffer.from([0])] : []
  return tagged(TAG.integer, Buffer.concat([...sign, shortest]))
}

/** From dotted decimals; the first two share a byte. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number)
  return tagged(TAG.oid, Buffer.from([40 * first + second, ...others.flatMap(base128)]))
}

function base128(number: number): readonly number[] {
  const groups = [number & 0x7f]
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) groups.unshift(0x80 | (rest & 0x7f))
  return groups
}

export function utf8String(text: string): Buffer {
  return tagged(TAG.utf8String, Buffer.from(text))
}

export function octetString(content: Buffer): Buffer {
  return tagged(TAG.octetString, content)
}

/** `unusedBits` are those at the end of the last byte that don't belong to it. */
export function bitString(content: Buffer, unusedBits = 0): Buffer {
  return tagged(TAG.bitString, Buffer.concat([Buffer.from([unusedBits]), content]))
}

/** To the second. Two digits of year up to 2049, four from 2050 (RFC 5280, section 4.1.2.5). */
export function time(milliseconds: number): Buffer {
  const digits = `${new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`
  return Number(digits.slice(0, 4)) < 2050
    ? tagged(TAG.utcTime, Buffer.from(digits.slice(2)))
    : tagged(TAG.generalizedTime, Buffer.from(digits))
}

/** `[number]` around an encoding. */
export function explicit(number: number, content: Buffer): Buffer {
  return tagged(0xa0 | number, content)
}

/** `[number]` in place of the tag of a primitive. */
export function implicit(number: number, content: Buffer): Buffer {
  return tagged(0x80 | number, content)
}

function tagged(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length]
  return length < 0x100 ? [0x81, length] : [0x82, length >>> 8, length & 0xff]
}
