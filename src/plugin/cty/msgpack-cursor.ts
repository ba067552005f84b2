/**
 * Reads numbers and texts one after the other. The first failure is kept and ends the bytes, and everything read after
 * it is zero or empty, so that callers ask once, at the end.
 */
export class MsgpackCursor {
  failure: string | undefined
  private readonly source: Buffer
  private at = 0

  constructor(bytes: Uint8Array) {
    this.source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get atEnd(): boolean {
    return this.at === this.source.length
  }

  fail(reason: string): void {
    this.failure ??= reason
    this.at = this.source.length
  }

  byte(): number {
    return this.uint(1)
  }

  uint(size: 1 | 2 | 4): number {
    const at = this.take(size)
    return at === undefined ? 0 : this.source.readUIntBE(at, size)
  }

  int(size: 1 | 2 | 4): number {
    const at = this.take(size)
    return at === undefined ? 0 : this.source.readIntBE(at, size)
  }

  uint64(): bigint {
    const at = this.take(8)
    return at === undefined ? 0n : this.source.readBigUInt64BE(at)
  }

  int64(): bigint {
    const at = this.take(8)
    return at === undefined ? 0n : this.source.readBigInt64BE(at)
  }

  float(size: 4 | 8): number {
    const at = this.take(size)
    if (at === undefined) return 0
    return size === 4 ? this.source.readFloatBE(at) : this.source.readDoubleBE(at)
  }

  bytes(length: number): Uint8Array {
    const at = this.take(length)
    return at === undefined ? new Uint8Array(0) : this.source.subarray(at, at + length)
  }

  text(length: number): string {
    const at = this.take(length)
    return at === undefined ? '' : this.source.toString('utf8', at, at + length)
  }

  private take(length: number): number | undefined {
    const at = this.at
    if (this.failure === undefined && at + length <= this.source.length) {
      this.at = at + length
      return at
    }
    this.fail('the bytes end too early')
    return undefined
  }
}
