import { type Content, Decimal, known, NULL, type Type, UNKNOWN, type Value } from '../../framework'
import { type Misfit, pathOf, type Place } from './misfit'
import { parseJson } from './parse-json'
import { typeFromJson } from './type-json'
import { uniqueElements } from './unique-elements'
import type { WireValue } from './wire-value'

export type DecodedValue =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly misfits: readonly Misfit[] }

/**
 * `exact`: an object has exactly the attributes of its type, as Terraform sends it.
 * `stored`: an older version of a provider wrote it, so an attribute may be absent, which reads as null.
 */
export type Form = 'exact' | 'stored'

/** Gives what came over the wire the meaning that its type has, and reports all places where the two differ. */
export function decodeValue(type: Type, wire: WireValue, form: Form): DecodedValue {
  const misfits: Misfit[] = []
  const value = decode(type, wire, undefined, {
    form,
    blame: (place, reason) => {
      misfits.push({ path: pathOf(place), reason })
      return NULL
    },
  })
  return misfits.length === 0 ? { ok: true, value } : { ok: false, misfits }
}

interface Decoding {
  readonly form: Form
  readonly blame: (place: Place, reason: string) => Value
}

function decode(type: Type, wire: WireValue, place: Place, decoding: Decoding): Value {
  if (wire.kind === 'null') return NULL
  if (wire.kind === 'unknown') return UNKNOWN
  const content = contentOf(type, wire, place, decoding)
  return content === undefined
    ? decoding.blame(place, `is ${NAMES[wire.kind]} where ${NAMES[type.kind]} belongs`)
    : known(content)
}

const NAMES: Readonly<Record<WireValue['kind'] | Type['kind'], string>> = {
  null: 'null',
  unknown: 'unknown',
  bool: 'a bool',
  number: 'a number',
  string: 'a string',
  binary: 'binary',
  array: 'an array',
  dynamic: 'a value with its type',
  list: 'a list',
  set: 'a set',
  map: 'a map',
  tuple: 'a tuple',
  object: 'an object',
}

/** Undefined when the two are of different kinds. */
function contentOf(type: Type, wire: WireValue, place: Place, decoding: Decoding): Content | undefined {
  switch (type.kind) {
    case 'string':
      return wire.kind === 'string' ? wire.value : undefined
    case 'bool':
      return wire.kind === 'bool' ? wire.value : undefined
    case 'number':
      return numberOf(wire)
    case 'list':
      return wire.kind === 'array'
        ? wire.items.map((item, index) =>
            decode(type.element, item, { within: place, step: index }, decoding),
          )
        : undefined
    case 'set':
      // Elements of sets have no step of their own.
      return wire.kind === 'array'
        ? uniqueElements(wire.items.map((item) => decode(type.element, item, place, decoding)))
        : undefined
    case 'map':
      return wire.kind === 'map' ? mapOf(type.element, wire.entries, place, decoding) : undefined
    case 'tuple':
      return wire.kind === 'array' && wire.items.length === type.elements.length
        ? type.elements.map((element, index) =>
            decode(element, wire.items[index] ?? { kind: 'null' }, { within: place, step: index }, decoding),
          )
        : undefined
    case 'object':
      return wire.kind === 'map' ? objectOf(type.attributes, wire.entries, place, decoding) : undefined
    case 'dynamic':
      return dynamicOf(wire, place, decoding)
  }
}

/** Numbers that no double holds come as text. */
function numberOf(wire: WireValue): Decimal | undefined {
  if (wire.kind === 'number') return wire.value
  return wire.kind === 'string' ? Decimal.parse(wire.value) : undefined
}

function mapOf(
  element: Type,
  entries: ReadonlyMap<string, WireValue>,
  place: Place,
  decoding: Decoding,
): Content {
  return Object.fromEntries(
    [...entries].map(([key, item]) => [
      key,
      decode(element, item, { within: place, step: { key } }, decoding),
    ]),
  )
}

function objectOf(
  attributes: Readonly<Record<string, Type>>,
  entries: ReadonlyMap<string, WireValue>,
  place: Place,
  decoding: Decoding,
): Content {
  for (const name of entries.keys()) {
    if (Object.hasOwn(attributes, name)) continue
    decoding.blame({ within: place, step: name }, 'is not an attribute of the schema')
  }
  const members = Object.entries(attributes).map(([name, type]): [string, Value] => {
    const item = entries.get(name)
    const within = { within: place, step: name }
    if (item !== undefined) return [name, decode(type, item, within, decoding)]
    return [name, decoding.form === 'stored' ? NULL : decoding.blame(within, 'is missing')]
  })
  return Object.fromEntries(members)
}

/** In msgpack the pair `[type, value]` with the type as JSON text, in JSON the object `{"type": …, "value": …}`. */
function dynamicOf(wire: WireValue, place: Place, decoding: Decoding): Content | undefined {
  const [typeJson, item] =
    wire.kind === 'map' ? [wire.entries.get('type'), wire.entries.get('value')] : pairOf(wire)
  const type = typeJson && typeFromJson(typeJson)
  if (type === undefined || item === undefined) return undefined
  return { type, value: decode(type, item, place, decoding) }
}

function pairOf(wire: WireValue): readonly [WireValue?, WireValue?] {
  if (wire.kind !== 'array' || wire.items.length !== 2) return []
  const [type, item] = wire.items
  if (type?.kind !== 'binary') return []
  const parsed = parseJson(Buffer.from(type.value).toString('utf8'))
  return parsed.ok && item !== undefined ? [parsed.value, item] : []
}
