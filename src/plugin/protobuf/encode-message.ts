import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { Field, FieldType, Message, Scalar, ScalarContent, Sent } from './message'

/** Writes a message by its table, fields in the table's order. */
export function encodeMessage<M extends Message>(table: M, content: Sent<M>): Uint8Array {
  const writer = new BinaryWriter()
  writeFields(table, content, writer)
  return writer.finish()
}

function writeFields(table: Message, content: Readonly<Record<string, unknown>>, writer: BinaryWriter): void {
  for (const [name, field] of Object.entries(table)) writeField(field, content[name], writer)
}

function writeField(field: Field, content: unknown, writer: BinaryWriter): void {
  if (content === undefined) return
  if (field.rule === 'repeated' && Array.isArray(content)) {
    for (const one of content) writeOne(field.number, field.type, one, writer)
  } else if (field.rule === 'map' && content instanceof Map) {
    for (const [key, value] of content) writeEntry(field, key, value, writer)
  } else if (field.rule === 'optional' || !isDefault(content)) {
    writeOne(field.number, field.type, content, writer)
  }
}

function writeEntry(field: Field, key: unknown, value: unknown, writer: BinaryWriter): void {
  writer.tag(field.number, WireType.LengthDelimited).fork()
  writeOne(1, 'string', key, writer)
  writeOne(2, field.type, value, writer)
  writer.join()
}

function writeOne(number: number, type: FieldType, content: unknown, writer: BinaryWriter): void {
  if (typeof type === 'string') {
    // True because the type `Sent` of the table demands a scalar of this type here.
    const write = WRITE[type] as (writer: BinaryWriter, number: number, content: unknown) => void
    write(writer, number, content)
    return
  }
  writer.tag(number, WireType.LengthDelimited).fork()
  // True because the type `Sent` of the table demands a message of this type here.
  writeFields(type, content as Readonly<Record<string, unknown>>, writer)
  writer.join()
}

const WRITE: {
  readonly [S in Scalar]: (writer: BinaryWriter, number: number, content: ScalarContent[S]) => void
} = {
  string: (writer, number, content) => writer.tag(number, WireType.LengthDelimited).string(content),
  bytes: (writer, number, content) => writer.tag(number, WireType.LengthDelimited).bytes(content),
  bool: (writer, number, content) => writer.tag(number, WireType.Varint).bool(content),
  integer: (writer, number, content) => writer.tag(number, WireType.Varint).int64(content),
}

function isDefault(content: unknown): boolean {
  if (content instanceof Uint8Array) return content.length === 0
  return content === '' || content === 0 || content === false
}
