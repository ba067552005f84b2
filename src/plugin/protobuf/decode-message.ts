import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import type { Field, FieldType, Message, Received, Scalar } from './message'
import { string } from './message'

/**
 * Reads a message by its table. Fields that the table doesn't have are skipped, as protobuf demands: a newer Terraform
 * sends more than this server knows. Throws on bytes that are no protobuf message.
 */
export function decodeMessage<M extends Message>(table: M, bytes: Uint8Array): Received<M> {
  // True because `readFields` gives every row of the table the content that the row's type and rule say.
  return readFields(table, new BinaryReader(bytes), bytes.length) as Received<M>
}

interface Row {
  readonly name: string
  readonly field: Field
}

const rowsByTable = new WeakMap<Message, ReadonlyMap<number, Row>>()

function rowsOf(table: Message): ReadonlyMap<number, Row> {
  const existing = rowsByTable.get(table)
  if (existing !== undefined) return existing
  const rows = new Map(Object.entries(table).map(([name, field]) => [field.number, { name, field }]))
  rowsByTable.set(table, rows)
  return rows
}

function readFields(table: Message, reader: BinaryReader, end: number): Record<string, unknown> {
  const rows = rowsOf(table)
  const content: Record<string, unknown> = {}
  for (const { name, field } of rows.values()) content[name] = whenAbsent(field)
  while (reader.pos < end) {
    const [number, wireType] = reader.tag()
    const row = rows.get(number)
    if (row?.field === undefined || wireType !== wireTypeOf(row.field)) reader.skip(wireType, number)
    else store(content, row, reader)
  }
  if (reader.pos > end) throw new RangeError('a field ends after its message')
  return content
}

function store(content: Record<string, unknown>, { name, field }: Row, reader: BinaryReader): void {
  const present = content[name]
  if (field.rule === 'map' && present instanceof Map) {
    const { key, value } = readEntry(field.type, reader)
    present.set(key, value)
  } else if (field.rule === 'repeated' && Array.isArray(present)) {
    present.push(readOne(field.type, reader))
  } else {
    content[name] = readOne(field.type, reader)
  }
}

/** A map is sent as repeated messages of a key and a value. */
function readEntry(type: FieldType, reader: BinaryReader): { key: unknown; value: unknown } {
  const entry: Message = { key: string(1), value: { number: 2, type, rule: 'singular' } }
  const { key, value } = readFields(entry, reader, end(reader))
  return {
    key,
    value: value ?? (typeof type === 'string' ? DEFAULTS[type] : readFields(type, reader, reader.pos)),
  }
}

function readOne(type: FieldType, reader: BinaryReader): unknown {
  return typeof type === 'string' ? READ[type](reader) : readFields(type, reader, end(reader))
}

function end(reader: BinaryReader): number {
  const length = reader.uint32()
  if (reader.pos + length > reader.len) throw new RangeError('a message ends before its own length')
  return reader.pos + length
}

const READ: Readonly<Record<Scalar, (reader: BinaryReader) => unknown>> = {
  string: (reader) => reader.string(),
  bytes: (reader) => reader.bytes(),
  bool: (reader) => reader.bool(),
  integer: (reader) => Number(reader.int64()),
}

const DEFAULTS: Readonly<Record<Scalar, unknown>> = {
  string: '',
  bytes: new Uint8Array(0),
  bool: false,
  integer: 0,
}

function whenAbsent(field: Field): unknown {
  switch (field.rule) {
    case 'repeated':
      return []
    case 'map':
      return new Map<string, unknown>()
    case 'optional':
      return undefined
    case 'singular':
      return typeof field.type === 'string' ? DEFAULTS[field.type] : undefined
  }
}

function wireTypeOf({ type, rule }: Field): WireType {
  return rule !== 'map' && (type === 'bool' || type === 'integer')
    ? WireType.Varint
    : WireType.LengthDelimited
}
