import { Decimal, known, NULL, type Schema, UNKNOWN, type Value } from '../../../../src/framework'

export type Plain =
  | string
  | boolean
  | number
  | null
  | typeof UNKNOWN
  | readonly Plain[]
  | { readonly [name: string]: Plain }

/** Writes values as a test reads best: `lift({ name: 'a', size: 1, id: UNKNOWN, color: null })`. */
export function lift(plain: Plain): Value {
  if (plain === null) return NULL
  if (isUnknown(plain)) return UNKNOWN
  if (typeof plain === 'number') return known(Decimal.of(plain))
  if (typeof plain !== 'object') return known(plain)
  if (isList(plain)) return known(plain.map(lift))
  return known(Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, lift(value)])))
}

function isUnknown(plain: Plain): plain is typeof UNKNOWN {
  return plain === UNKNOWN
}

function isList(plain: object): plain is readonly Plain[] {
  return Array.isArray(plain)
}

/** An object with all attributes of a schema, null where not given. */
export function objectOf(schema: Schema, given: { readonly [name: string]: Plain } = {}): Value {
  const absent = Object.fromEntries(Object.keys(schema.attributes).map((name) => [name, null]))
  return lift({ ...absent, ...given })
}

/** A member of a known object. */
export function member(value: Value, name: string): Value | undefined {
  // The caller knows that the value is an object.
  return value.kind === 'known' ? (value.value as Readonly<Record<string, Value>>)[name] : undefined
}
