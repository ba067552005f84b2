import type { HeaderField } from './static-table'

/** The largest length that its first byte holds. */
const SHORT_MAX = 126

/**
 * A header block of literals that no table remembers: a few bytes more than HPACK could do, and the same for every
 * answer, so that it is made once. Names and values are ASCII.
 */
export function encodeHeaders(fields: readonly HeaderField[]): Buffer {
  return Buffer.concat(fields.flatMap(([name, value]) => [LITERAL, ...string(name), ...string(value)]))
}

/** RFC 7541, section 6.2.2, with a new name. */
const LITERAL = Buffer.of(0)

function string(text: string): readonly Buffer[] {
  return [length(text.length), Buffer.from(text, 'latin1')]
}

/** RFC 7541, section 5.1, with a prefix of seven bits. */
function length(value: number): Buffer {
  if (value <= SHORT_MAX) return Buffer.of(value)
  const bytes = [SHORT_MAX + 1]
  let rest = value - SHORT_MAX - 1
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.of(...bytes, rest)
}
