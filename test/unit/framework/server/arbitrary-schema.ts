import fc from 'fast-check'
import {
  type Attribute,
  type Attributes,
  BOOL,
  Decimal,
  known,
  listOf,
  mapOf,
  type Mode,
  type Nested,
  NULL,
  NUMBER,
  setOf,
  STRING,
  type Type,
  UNKNOWN,
  type Value,
} from '../../../../src/framework'
import { fingerprint } from './terraform-rules'

/*
 * Random schemas, and random values of them. Small on purpose: few names and few values make collisions likely.
 */

const PLAIN_TYPES: readonly Type[] = [STRING, BOOL, NUMBER, listOf(STRING), setOf(NUMBER), mapOf(BOOL)]
const KEY: Attribute = { type: STRING, mode: 'required', description: 'Tells the elements of a set apart.' }

export function arbitraryAttributes(depth = 2): fc.Arbitrary<Attributes> {
  return fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), arbitraryAttribute(depth), {
    minKeys: 1,
    maxKeys: 4,
    noNullPrototype: true,
  })
}

function arbitraryAttribute(depth: number): fc.Arbitrary<Attribute> {
  const type =
    depth === 0 ? fc.constantFrom(...PLAIN_TYPES) : fc.oneof(fc.constantFrom(...PLAIN_TYPES), nested(depth))
  const modes: readonly Mode[] = ['required', 'optional', 'computed', 'optional+computed']
  return fc
    .tuple(type, fc.constantFrom(...modes), fc.boolean(), fc.boolean())
    .chain(([type, mode, one, two]) => {
      const attribute: Attribute = {
        type,
        mode,
        description: 'For tests.',
        ...(mode === 'optional' && one && two && { writeOnly: true }),
        ...(mode === 'computed' && one && { onUpdate: 'unknown' as const }),
      }
      return mode === 'optional+computed' && one && type.kind !== 'nested'
        ? knownOf(type).map((content): Attribute => ({ ...attribute, default: content }))
        : fc.constant(attribute)
    })
}

function nested(depth: number): fc.Arbitrary<Nested> {
  return fc
    .tuple(fc.constantFrom('single', 'list', 'set', 'map'), arbitraryAttributes(depth - 1))
    .map(([nesting, attributes]): Nested => ({
      kind: 'nested',
      nesting,
      attributes: nesting === 'set' ? { ...attributes, key: KEY } : attributes,
    }))
}

/** What a role may hold: a configuration no computed-only values, a state no unknowns and nothing write-only. */
export type Role = 'config' | 'known config' | 'plan' | 'state'

export function arbitraryObject(attributes: Attributes, role: Role): fc.Arbitrary<Value> {
  return fc
    .record(
      Object.fromEntries(
        Object.entries(attributes).map(([name, attribute]) => [name, arbitraryMember(attribute, role)]),
      ),
      { noNullPrototype: true },
    )
    .map(known)
}

function arbitraryMember(attribute: Attribute, role: Role): fc.Arbitrary<Value> {
  const isConfig = role === 'config' || role === 'known config'
  if (isConfig && attribute.mode === 'computed') return fc.constant(NULL)
  if (!isConfig && attribute.writeOnly === true) return fc.constant(NULL)
  const content = attribute.type.kind === 'nested' ? nestedOf(attribute.type, role) : knownOf(attribute.type)
  const mayBeNull = attribute.mode !== 'required'
  const mayBeUnknown = (role === 'config' || role === 'plan') && attribute !== KEY
  return fc.oneof(
    { arbitrary: content, weight: 4 },
    { arbitrary: fc.constant(NULL), weight: mayBeNull ? 2 : 0 },
    { arbitrary: fc.constant(UNKNOWN), weight: mayBeUnknown ? 1 : 0 },
  )
}

function nestedOf({ nesting, attributes }: Nested, role: Role): fc.Arbitrary<Value> {
  const element = arbitraryObject(attributes, role)
  switch (nesting) {
    case 'single':
      return element
    case 'list':
      return fc.array(element, { maxLength: 3 }).map(known)
    case 'set':
      return fc.uniqueArray(element, { maxLength: 3, selector: keyOf }).map(known)
    case 'map':
      return fc.dictionary(KEYS, element, { maxKeys: 3, noNullPrototype: true }).map(known)
  }
}

const keyOf = (element: Value) =>
  element.kind === 'known'
    ? JSON.stringify(Object.entries(element.value).find(([name]) => name === 'key'))
    : ''
const KEYS = fc.constantFrom('x', 'y', 'constructor')

export function knownOf(type: Type): fc.Arbitrary<Value> {
  switch (type.kind) {
    case 'bool':
      return fc.boolean().map(known)
    case 'number':
      return fc.constantFrom(0, 1, 0.5).map((number) => known(Decimal.of(number)))
    case 'list':
      return fc.array(knownOf(type.element), { maxLength: 3 }).map(known)
    case 'set':
      return fc
        .uniqueArray(knownOf(type.element), {
          maxLength: 3,
          selector: (value) => fingerprint(type.element, value),
        })
        .map(known)
    case 'map':
      return fc.dictionary(KEYS, knownOf(type.element), { maxKeys: 3, noNullPrototype: true }).map(known)
    default:
      return fc.constantFrom('', 'p', 'q').map(known)
  }
}
