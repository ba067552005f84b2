import { ConnectionFault } from './connection-fault'

/**
 * How many bits each byte has, 0 to 255, and the end mark as the last (RFC 7541, appendix B). The code is canonical:
 * codes of one length count up in the order of their bytes, so that the lengths are all there is to know.
 */
const LENGTHS: readonly number[] = [
  ...[13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28],
  ...[28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28],
  ...[6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6],
  ...[5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10],
  ...[13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
  ...[7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6],
  ...[15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5],
  ...[6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28],
  ...[20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23],
  ...[24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24],
  ...[22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23],
  ...[21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23],
  ...[26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25],
  ...[19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27],
  ...[20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23],
  ...[26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26],
  30,
]

const END_MARK = LENGTHS.length - 1
const MAX_LENGTH = 30
/** A string is filled up to a whole byte with the beginning of the end mark, which is all ones. */
const MAX_PADDING = 7

/** The codes of one length: the first of them, and what they stand for. */
interface Codes {
  readonly first: number
  readonly symbols: readonly number[]
}

let codes: readonly Codes[] | undefined

/** By length. Made when the first compressed string comes. */
function codesByLength(): readonly Codes[] {
  const made: Codes[] = []
  let next = 0
  for (let length = 0; length <= MAX_LENGTH; length += 1) {
    const symbols = LENGTHS.flatMap((one, symbol) => (one === length ? [symbol] : []))
    made.push({ first: next, symbols })
    next = (next + symbols.length) * 2
  }
  return made
}

/** The bytes of a compressed string, as characters. */
export function decodeHuffman(bytes: Uint8Array): string {
  codes ??= codesByLength()
  const decoded: number[] = []
  let code = 0
  let length = 0
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      code = code * 2 + ((byte >> bit) & 1)
      length += 1
      const { first, symbols } = codes[length] ?? { first: 0, symbols: [] }
      const symbol = symbols[code - first]
      if (symbol === undefined) continue
      if (symbol === END_MARK) throw misread()
      decoded.push(symbol)
      code = 0
      length = 0
    }
  }
  if (length > MAX_PADDING || code !== 2 ** length - 1) throw misread()
  return String.fromCharCode(...decoded)
}

function misread(): ConnectionFault {
  return new ConnectionFault('compressionError', 'a header is not in the Huffman code')
}
