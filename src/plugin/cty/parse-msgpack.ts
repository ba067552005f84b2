import { Decimal } from '../../framework'
import { exactDecimal } from './exact-decimal'
import { MsgpackCursor } from './msgpack-cursor'
import type { Parsed, WireValue } from './wire-value'

/** Nested deeper than any schema, and shallow enough for the stack. */
const MAX_DEPTH = 500

/**
 * Reads one msgpack value (https://github.com/msgpack/msgpack/blob/master/spec.md). Every extension is an unknown value,
 * whatever its code: Terraform adds refinements under new codes (12 so far), and ignoring them is always right.
 */
export function parseMsgpack(bytes: Uint8Array): Parsed {
  const cursor = new MsgpackCursor(bytes)
  const value = readValue(cursor, 0)
  if (cursor.failure !== undefined) return { ok: false, reason: `not msgpack: ${cursor.failure}` }
  if (!cursor.atEnd) return { ok: false, reason: 'not msgpack: more bytes follow the value' }
  return { ok: true, value }
}

const NULL_VALUE: WireValue = { kind: 'null' }
const UNKNOWN_VALUE: WireValue = { kind: 'unknown' }

function readValue(cursor: MsgpackCursor, depth: number): WireValue {
  const head = cursor.byte()
  if (head <= 0x7f) return { kind: 'number', value: Decimal.of(head) }
  if (head <= 0x8f) return readMap(cursor, head & 0x0f, depth)
  if (head <= 0x9f) return readArray(cursor, head & 0x0f, depth)
  if (head <= 0xbf) return { kind: 'string', value: cursor.text(head & 0x1f) }
  if (head >= 0xe0) return { kind: 'number', value: Decimal.of(head - 0x100) }
  const read = READ_BY_HEAD.get(head)
  if (read !== undefined) return read(cursor, depth)
  cursor.fail(`the byte 0x${head.toString(16)} begins no value`)
  return NULL_VALUE
}

type Read = (cursor: MsgpackCursor, depth: number) => WireValue

const READ_BY_HEAD: ReadonlyMap<number, Read> = new Map<number, Read>([
  [0xc0, () => NULL_VALUE],
  [0xc2, () => ({ kind: 'bool', value: false })],
  [0xc3, () => ({ kind: 'bool', value: true })],
  [0xc4, (cursor) => ({ kind: 'binary', value: cursor.bytes(cursor.uint(1)) })],
  [0xc5, (cursor) => ({ kind: 'binary', value: cursor.bytes(cursor.uint(2)) })],
  [0xc6, (cursor) => ({ kind: 'binary', value: cursor.bytes(cursor.uint(4)) })],
  [0xc7, (cursor) => readExtension(cursor, cursor.uint(1))],
  [0xc8, (cursor) => readExtension(cursor, cursor.uint(2))],
  [0xc9, (cursor) => readExtension(cursor, cursor.uint(4))],
  [0xca, (cursor) => readFloat(cursor, cursor.float(4))],
  [0xcb, (cursor) => readFloat(cursor, cursor.float(8))],
  [0xcc, (cursor) => readInteger(cursor.uint(1))],
  [0xcd, (cursor) => readInteger(cursor.uint(2))],
  [0xce, (cursor) => readInteger(cursor.uint(4))],
  [0xcf, (cursor) => readInteger(cursor.uint64())],
  [0xd0, (cursor) => readInteger(cursor.int(1))],
  [0xd1, (cursor) => readInteger(cursor.int(2))],
  [0xd2, (cursor) => readInteger(cursor.int(4))],
  [0xd3, (cursor) => readInteger(cursor.int64())],
  [0xd4, (cursor) => readExtension(cursor, 1)],
  [0xd5, (cursor) => readExtension(cursor, 2)],
  [0xd6, (cursor) => readExtension(cursor, 4)],
  [0xd7, (cursor) => readExtension(cursor, 8)],
  [0xd8, (cursor) => readExtension(cursor, 16)],
  [0xd9, (cursor) => ({ kind: 'string', value: cursor.text(cursor.uint(1)) })],
  [0xda, (cursor) => ({ kind: 'string', value: cursor.text(cursor.uint(2)) })],
  [0xdb, (cursor) => ({ kind: 'string', value: cursor.text(cursor.uint(4)) })],
  [0xdc, (cursor, depth) => readArray(cursor, cursor.uint(2), depth)],
  [0xdd, (cursor, depth) => readArray(cursor, cursor.uint(4), depth)],
  [0xde, (cursor, depth) => readMap(cursor, cursor.uint(2), depth)],
  [0xdf, (cursor, depth) => readMap(cursor, cursor.uint(4), depth)],
])

function readInteger(value: number | bigint): WireValue {
  return { kind: 'number', value: Decimal.of(value) }
}

function readFloat(cursor: MsgpackCursor, double: number): WireValue {
  const value = exactDecimal(double)
  if (value !== undefined) return { kind: 'number', value }
  cursor.fail('a number is infinite or not a number')
  return NULL_VALUE
}

function readExtension(cursor: MsgpackCursor, length: number): WireValue {
  cursor.bytes(1 + length)
  return UNKNOWN_VALUE
}

function readArray(cursor: MsgpackCursor, length: number, depth: number): WireValue {
  if (depth >= MAX_DEPTH) cursor.fail('the value is nested too deeply')
  const items: WireValue[] = []
  for (let index = 0; index < length && cursor.failure === undefined; index += 1) {
    items.push(readValue(cursor, depth + 1))
  }
  return { kind: 'array', items }
}

function readMap(cursor: MsgpackCursor, length: number, depth: number): WireValue {
  if (depth >= MAX_DEPTH) cursor.fail('the value is nested too deeply')
  const entries = new Map<string, WireValue>()
  for (let index = 0; index < length && cursor.failure === undefined; index += 1) {
    const key = readValue(cursor, depth + 1)
    const value = readValue(cursor, depth + 1)
    if (key.kind === 'string') entries.set(key.value, value)
    else cursor.fail('the key of a map is not a string')
  }
  return { kind: 'map', entries }
}
