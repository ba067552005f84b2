import { Decimal, known, NULL, type Schema, type Type, UNKNOWN, type Value } from '../../../../src/framework'

export { UNKNOWN }

/** A value as a test reads best: `{ client_name: 'a', redirect_uris: ['https://a'], client_id: UNKNOWN, description: null }`. */
export type Plain = string | boolean | number | null | typeof UNKNOWN | readonly Plain[] | PlainObject
export interface PlainObject {
  readonly [name: string]: Plain
}

export function lift(plain: Plain): Value {
  if (plain === null) return NULL
  if (isSequence(plain)) return known(plain.map(lift))
  if (isObject(plain)) {
    return known(Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, lift(value)])))
  }
  if (typeof plain === 'number') return known(Decimal.of(plain))
  return typeof plain === 'object' ? UNKNOWN : known(plain)
}

/** An object with every attribute of a schema: null where not given, in nested objects too. */
export function objectOf(schema: Pick<Schema, 'attributes'>, given: PlainObject): Value {
  for (const name of Object.keys(given)) {
    if (!(name in schema.attributes)) throw new Error(`An argument named "${name}" is not expected here.`)
  }
  return known(
    Object.fromEntries(
      Object.entries(schema.attributes).map(([name, { type }]) => {
        const plain = given[name] ?? null
        return [name, type.kind === 'nested' ? nestedOf(type, plain) : lift(plain)]
      }),
    ),
  )
}

type Nested = Extract<Schema['attributes'][string]['type'], { readonly kind: 'nested' }>

function nestedOf(nested: Nested, plain: Plain): Value {
  if (!isObject(plain) && !isSequence(plain)) return lift(plain)
  const element = (item: Plain): Value => (isObject(item) ? objectOf(nested, item) : lift(item))
  if (isSequence(plain)) return known(plain.map(element))
  if (nested.nesting === 'single') return element(plain)
  return known(Object.fromEntries(Object.entries(plain).map(([key, item]) => [key, element(item)])))
}

/** The way back; sets are sorted, so that two equal values look the same. */
export function lower(type: Type, value: Value): Plain {
  if (value.kind === 'null') return null
  if (value.kind === 'unknown') return UNKNOWN
  const { value: content } = value
  switch (type.kind) {
    case 'list':
      return elements(content).map((element) => lower(type.element, element))
    case 'set':
      return sorted(elements(content).map((element) => lower(type.element, element)))
    case 'map':
      return Object.fromEntries(
        Object.entries(members(content)).map(([key, element]) => [key, lower(type.element, element)]),
      )
    case 'object':
      return Object.fromEntries(
        Object.entries(type.attributes).map(([name, attribute]) => {
          const member = members(content)[name]
          if (member === undefined) throw new Error(`The attribute "${name}" is missing.`)
          return [name, lower(attribute, member)]
        }),
      )
    default:
      if (content instanceof Decimal) return content.toNumber() ?? content.text
      if (typeof content === 'string' || typeof content === 'boolean') return content
      throw new Error(`A ${type.kind} holds ${typeof content}.`)
  }
}

export function sorted(plain: readonly Plain[]): readonly Plain[] {
  return [...plain].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
}

export function isObject(plain: Plain | undefined): plain is PlainObject {
  return typeof plain === 'object' && plain !== null && plain !== UNKNOWN && !Array.isArray(plain)
}

function isSequence(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain)
}

function elements(content: unknown): readonly Value[] {
  if (!Array.isArray(content)) throw new Error('Not a list or set.')
  // The framework has checked the elements against their type.
  return content as readonly Value[]
}

function members(content: unknown): Readonly<Record<string, Value>> {
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new Error('Not an object.')
  // The framework has checked the members against their types.
  return content as Readonly<Record<string, Value>>
}

/** A text of a state, to be put into an expected message. */
export function show(plain: unknown): string {
  if (typeof plain !== 'string') throw new Error('Not a text.')
  return plain
}
