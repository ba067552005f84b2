import { type Content, Decimal, NULL, type ObjectContent, type Type, type Value } from '../../framework'
import { type Misfit, pathOf, type Place } from './misfit'
import { MsgpackWriter } from './msgpack-writer'
import { typeToJson } from './type-json'
import { uniqueElements } from './unique-elements'

export interface EncodedValue {
  readonly msgpack: Uint8Array
  /** Where the value is not of its type, and null was written in its place: the rest of an object is never lost. */
  readonly misfits: readonly Misfit[]
  /** The msgpack says exactly what the value does: nothing was left out of it. */
  readonly isFaithful: boolean
}

/** A value as msgpack, in the form that its type demands. */
export function encodeValue(type: Type, value: Value): EncodedValue {
  const encoding: Encoding = { writer: new MsgpackWriter(), misfits: [], hasRepetitions: false }
  encode(type, value, undefined, encoding)
  const { writer, misfits, hasRepetitions } = encoding
  return { msgpack: writer.finish(), misfits, isFaithful: misfits.length === 0 && !hasRepetitions }
}

interface Encoding {
  readonly writer: MsgpackWriter
  readonly misfits: Misfit[]
  /** A set held an element more than once. */
  hasRepetitions: boolean
}

function encode(type: Type, value: Value, place: Place, encoding: Encoding): void {
  if (value.kind === 'null') encoding.writer.nil()
  else if (value.kind === 'unknown') encoding.writer.unknown()
  else if (!encodeContent(type, value.value, place, encoding))
    blame(place, `is not of type ${type.kind}`, encoding)
}

function blame(place: Place, reason: string, { writer, misfits }: Encoding): void {
  misfits.push({ path: pathOf(place), reason })
  writer.nil()
}

/** False, with nothing written, when the content is not of the type's kind. */
function encodeContent(type: Type, content: Content, place: Place, encoding: Encoding): boolean {
  const { writer } = encoding
  switch (type.kind) {
    case 'string':
      return typeof content === 'string' && done(writer.text(content))
    case 'bool':
      return typeof content === 'boolean' && done(writer.bool(content))
    case 'number':
      return content instanceof Decimal && done(encodeNumber(content, writer))
    case 'list':
      return isElements(content) && done(encodeList(type.element, content, place, encoding))
    case 'set':
      return isElements(content) && done(encodeSet(type.element, content, place, encoding))
    case 'tuple':
      return isElements(content) && encodeTuple(type.elements, content, place, encoding)
    case 'map':
      return isEntries(content) && done(encodeMap(type.element, content, place, encoding))
    case 'object':
      return isEntries(content) && done(encodeObject(type.attributes, content, place, encoding))
    case 'dynamic':
      return isEntries(content) && encodeDynamic(content, place, encoding)
  }
}

const done = (_written: void): true => true

function isElements(content: Content): content is readonly Value[] {
  return Array.isArray(content)
}

function isEntries(content: Content): content is ObjectContent {
  return typeof content === 'object' && !Array.isArray(content) && !(content instanceof Decimal)
}

const MIN_INT64 = -(2n ** 63n)
const MAX_UINT64 = 2n ** 64n - 1n

/** Text is always exact: Terraform reads it with 512 bits, and a double only where it happens to be enough. */
function encodeNumber({ text }: Decimal, writer: MsgpackWriter): void {
  const integer = text.length <= 20 && !text.includes('.') ? BigInt(text) : undefined
  if (integer !== undefined && integer >= MIN_INT64 && integer <= MAX_UINT64) writer.integer(integer)
  else writer.text(text)
}

function encodeList(element: Type, values: readonly Value[], place: Place, encoding: Encoding): void {
  encoding.writer.array(values.length)
  values.forEach((value, index) => {
    encode(element, value, { within: place, step: index }, encoding)
  })
}

/** Elements of sets have no step of their own. */
function encodeSet(element: Type, values: readonly Value[], place: Place, encoding: Encoding): void {
  const unique = uniqueElements(values)
  if (unique.length < values.length) encoding.hasRepetitions = true
  encoding.writer.array(unique.length)
  for (const value of unique) encode(element, value, place, encoding)
}

function encodeTuple(
  elements: readonly Type[],
  values: readonly Value[],
  place: Place,
  encoding: Encoding,
): boolean {
  if (values.length !== elements.length) return false
  encoding.writer.array(values.length)
  elements.forEach((element, index) => {
    encode(element, values[index] ?? NULL, { within: place, step: index }, encoding)
  })
  return true
}

function encodeMap(element: Type, content: ObjectContent, place: Place, encoding: Encoding): void {
  const entries = Object.entries(content)
  encoding.writer.map(entries.length)
  for (const [key, value] of entries) {
    encoding.writer.text(key)
    encode(element, value, { within: place, step: { key } }, encoding)
  }
}

function encodeObject(
  attributes: Readonly<Record<string, Type>>,
  content: ObjectContent,
  place: Place,
  encoding: Encoding,
): void {
  const entries = sortedEntries(attributes)
  encoding.writer.map(entries.length)
  for (const [name, type] of entries) {
    const value = Object.hasOwn(content, name) ? content[name] : undefined
    encoding.writer.text(name)
    if (value === undefined) blame({ within: place, step: name }, 'is missing', encoding)
    else encode(type, value, { within: place, step: name }, encoding)
  }
  for (const name of Object.keys(content)) {
    if (!Object.hasOwn(attributes, name)) {
      encoding.misfits.push({
        path: pathOf({ within: place, step: name }),
        reason: 'is not an attribute of the schema',
      })
    }
  }
}

const sorted = new WeakMap<object, readonly (readonly [string, Type])[]>()

/**
 * In the order of Terraform's own msgpack: what it sends back are then the bytes that it got. Sorted once per type,
 * since each instance is encoded by the same.
 */
function sortedEntries(attributes: Readonly<Record<string, Type>>): readonly (readonly [string, Type])[] {
  const known = sorted.get(attributes)
  if (known !== undefined) return known
  const entries = Object.entries(attributes).sort(([left], [right]) => (left < right ? -1 : 1))
  sorted.set(attributes, entries)
  return entries
}

function encodeDynamic(content: object, place: Place, encoding: Encoding): boolean {
  if (!('type' in content && 'value' in content)) return false
  // True because the content of a known dynamic value is a DynamicContent.
  const { type, value } = content as { readonly type: Type; readonly value: Value }
  encoding.writer.array(2)
  encoding.writer.binary(typeToJson(type))
  encode(type, value, place, encoding)
  return true
}
