const FIRST_SIZE = 256

/** Appends msgpack to a buffer that grows, each thing in its shortest form. */
export class MsgpackWriter {
  private buffer = Buffer.allocUnsafe(FIRST_SIZE)
  private length = 0

  finish(): Uint8Array {
    return this.buffer.subarray(0, this.length)
  }

  nil(): void {
    this.head(0xc0)
  }

  /** Extension 0 with one byte of content, which is Terraform's form of an unknown value. */
  unknown(): void {
    this.head(0xd4)
    this.head(0)
    this.head(0)
  }

  bool(value: boolean): void {
    this.head(value ? 0xc3 : 0xc2)
  }

  integer(value: bigint): void {
    if (value >= 0n && value <= 0x7fn) this.head(Number(value))
    else if (value < 0n && value >= -0x20n) this.head(Number(value) + 0x100)
    else if (value >= 0n) this.unsigned(value)
    else this.signed(value)
  }

  text(value: string): void {
    const length = Buffer.byteLength(value)
    if (length <= 0x1f) this.head(0xa0 | length)
    else if (length <= 0xff) this.headAndNumber(0xd9, 1, length)
    else if (length <= 0xffff) this.headAndNumber(0xda, 2, length)
    else this.headAndNumber(0xdb, 4, length)
    this.reserve(length)
    this.length += this.buffer.write(value, this.length)
  }

  binary(value: Uint8Array): void {
    if (value.length <= 0xff) this.headAndNumber(0xc4, 1, value.length)
    else if (value.length <= 0xffff) this.headAndNumber(0xc5, 2, value.length)
    else this.headAndNumber(0xc6, 4, value.length)
    this.reserve(value.length)
    this.buffer.set(value, this.length)
    this.length += value.length
  }

  array(length: number): void {
    if (length <= 0x0f) this.head(0x90 | length)
    else if (length <= 0xffff) this.headAndNumber(0xdc, 2, length)
    else this.headAndNumber(0xdd, 4, length)
  }

  map(length: number): void {
    if (length <= 0x0f) this.head(0x80 | length)
    else if (length <= 0xffff) this.headAndNumber(0xde, 2, length)
    else this.headAndNumber(0xdf, 4, length)
  }

  private unsigned(value: bigint): void {
    const number = Number(value)
    if (value <= 0xffn) this.headAndNumber(0xcc, 1, number)
    else if (value <= 0xffffn) this.headAndNumber(0xcd, 2, number)
    else if (value <= 0xffffffffn) this.headAndNumber(0xce, 4, number)
    else this.sized(0xcf, 8, (at) => this.buffer.writeBigUInt64BE(value, at))
  }

  private signed(value: bigint): void {
    const number = Number(value)
    if (value >= -0x80n) this.sized(0xd0, 1, (at) => this.buffer.writeInt8(number, at))
    else if (value >= -0x8000n) this.sized(0xd1, 2, (at) => this.buffer.writeInt16BE(number, at))
    else if (value >= -0x80000000n) this.sized(0xd2, 4, (at) => this.buffer.writeInt32BE(number, at))
    else this.sized(0xd3, 8, (at) => this.buffer.writeBigInt64BE(value, at))
  }

  private head(byte: number): void {
    this.reserve(1)
    this.buffer[this.length] = byte
    this.length += 1
  }

  private headAndNumber(head: number, size: 1 | 2 | 4, number: number): void {
    this.sized(head, size, (at) => this.buffer.writeUIntBE(number, at, size))
  }

  private sized(head: number, size: number, write: (at: number) => void): void {
    this.head(head)
    this.reserve(size)
    write(this.length)
    this.length += size
  }

  private reserve(size: number): void {
    const needed = this.length + size
    if (needed <= this.buffer.length) return
    const grown = Buffer.allocUnsafe(Math.max(needed, 2 * this.buffer.length))
    this.buffer.copy(grown, 0, 0, this.length)
    this.buffer = grown
  }
}
