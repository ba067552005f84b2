import { ConnectionFault } from './connection-fault'
import { decodeHuffman } from './huffman'
import { STATIC_TABLE, type HeaderField } from './static-table'

export type Headers = ReadonlyMap<string, string>

/** What the table of a connection holds at most: the default of RFC 9113, since we announce no other size. */
const TABLE_MAX_BYTES = 4096

/** What an entry counts beyond its characters (RFC 7541, section 4.1). */
const ENTRY_BYTES = 32

/** Above what any length or index of ours takes, and far below what a double cannot count. */
const MAX_INTEGER = 2 ** 28

/** HPACK (RFC 7541) as a receiver needs it. One for each connection, whose table it keeps. */
export class HeaderDecoder {
  /** The newest first. */
  private readonly table: HeaderField[] = []
  private tableBytes = 0
  private maxTableBytes = TABLE_MAX_BYTES
  private block: Uint8Array = new Uint8Array(0)
  private at = 0

  /** Of a repeated name the last value counts: gRPC repeats none that we look at. */
  decode(block: Uint8Array): Headers {
    this.block = block
    this.at = 0
    const headers = new Map<string, string>()
    while (this.at < block.length) {
      const field = this.field()
      if (field !== undefined) headers.set(field[0], field[1])
    }
    return headers
  }

  /** Undefined for an instruction that carries no field. */
  private field(): HeaderField | undefined {
    const first = this.block[this.at] ?? 0
    // The forms of RFC 7541, section 6, by their first bits.
    if (first >= 0b1000_0000) return this.indexed(this.integer(7))
    if (first >= 0b0100_0000) return this.remember(this.literal(6))
    if (first >= 0b0010_0000) return this.resize(this.integer(5))
    return this.literal(4)
  }

  private literal(prefixBits: number): HeaderField {
    const index = this.integer(prefixBits)
    const name = index === 0 ? this.string() : this.indexed(index)[0]
    return [name, this.string()]
  }

  private indexed(index: number): HeaderField {
    const field = STATIC_TABLE[index - 1] ?? this.table[index - 1 - STATIC_TABLE.length]
    if (field === undefined) throw malformed('names an entry that the table does not have')
    return field
  }

  private remember(field: HeaderField): HeaderField {
    this.table.unshift(field)
    this.tableBytes += bytesOf(field)
    this.evict()
    return field
  }

  private resize(maxBytes: number): undefined {
    if (maxBytes > TABLE_MAX_BYTES) throw malformed('makes the table larger than was agreed')
    this.maxTableBytes = maxBytes
    this.evict()
  }

  private evict(): void {
    while (this.tableBytes > this.maxTableBytes) {
      const oldest = this.table.pop()
      if (oldest === undefined) return
      this.tableBytes -= bytesOf(oldest)
    }
  }

  /** RFC 7541, section 5.1: in the low bits of the first byte, or else in groups of seven bits behind it. */
  private integer(prefixBits: number): number {
    const full = 2 ** prefixBits - 1
    let value = this.byte() & full
    if (value < full) return value
    for (let scale = 1; ; scale *= 128) {
      const next = this.byte()
      value += (next & 0b0111_1111) * scale
      if (value > MAX_INTEGER || scale > MAX_INTEGER) throw malformed('has a number that is too large')
      if (next < 0b1000_0000) return value
    }
  }

  private string(): string {
    const isCompressed = (this.block[this.at] ?? 0) >= 0b1000_0000
    const length = this.integer(7)
    const end = this.at + length
    if (end > this.block.length) throw malformed('ends in the middle of a string')
    const bytes = this.block.subarray(this.at, end)
    this.at = end
    return isCompressed ? decodeHuffman(bytes) : String.fromCharCode(...bytes)
  }

  private byte(): number {
    const byte = this.block[this.at]
    if (byte === undefined) throw malformed('ends in the middle of a number')
    this.at += 1
    return byte
  }
}

function bytesOf([name, value]: HeaderField): number {
  return name.length + value.length + ENTRY_BYTES
}

function malformed(reason: string): ConnectionFault {
  return new ConnectionFault('compressionError', `a header block ${reason}`)
}
