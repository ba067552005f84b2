import fc from 'fast-check'
import {
  Decimal,
  DYNAMIC,
  known,
  listOf,
  mapOf,
  NULL,
  NUMBER,
  objectOf,
  setOf,
  STRING,
  type Type,
  UNKNOWN,
  type Value,
} from '../../../../src/framework'
import { equalValues } from '../../../../src/framework/server/equal-values'
import { structureOf } from '../../../../src/framework/server/structure'
import { valueKey } from '../../../../src/framework/server/value-key'
import { arbitraryAttributes, arbitraryObject } from './arbitrary-schema'
import { lift, type Plain } from './lift'
import { fingerprint } from './terraform-rules'

const dynamic = (type: Type, plain: Plain): Value => known({ type, value: lift(plain) })
const TUPLE: Type = { kind: 'tuple', elements: [STRING, NUMBER] }

test.each<{ title: string; type: Type; left: Value; right: Value; equal: boolean }>([
  { title: 'unknown and unknown', type: STRING, left: UNKNOWN, right: { kind: 'unknown' }, equal: true },
  { title: 'null and null', type: STRING, left: NULL, right: { kind: 'null' }, equal: true },
  { title: 'null and unknown', type: STRING, left: NULL, right: UNKNOWN, equal: false },
  { title: 'null and an empty text', type: STRING, left: NULL, right: lift(''), equal: false },
  {
    title: 'numbers of other spelling',
    type: NUMBER,
    left: known(Decimal.parse('1e2') ?? Decimal.of(0)),
    right: lift(100),
    equal: true,
  },
  {
    title: 'numbers that JavaScript confuses',
    type: NUMBER,
    left: known(Decimal.of(9007199254740993n)),
    right: known(Decimal.of(9007199254740992n)),
    equal: false,
  },
  {
    title: 'lists in another order',
    type: listOf(STRING),
    left: lift(['a', 'b']),
    right: lift(['b', 'a']),
    equal: false,
  },
  {
    title: 'sets in another order',
    type: setOf(STRING),
    left: lift(['a', 'b']),
    right: lift(['b', 'a']),
    equal: true,
  },
  {
    title: 'sets of sets in another order',
    type: setOf(setOf(STRING)),
    left: lift([['a', 'b'], ['c']]),
    right: lift([['c'], ['b', 'a']]),
    equal: true,
  },
  {
    title: 'sets with as many elements but others',
    type: setOf(STRING),
    left: lift(['a', 'b']),
    right: lift(['c', 'a']),
    equal: false,
  },
  {
    title: 'maps in another order',
    type: mapOf(STRING),
    left: lift({ a: 'x', b: 'y' }),
    right: lift({ b: 'y', a: 'x' }),
    equal: true,
  },
  {
    title: 'maps of other keys',
    type: mapOf(STRING),
    left: lift({ toString: 'x' }),
    right: lift({ a: 'x' }),
    equal: false,
  },
  { title: 'tuples', type: TUPLE, left: lift(['a', 1]), right: lift(['a', 1]), equal: true },
  {
    title: 'tuples of other elements',
    type: TUPLE,
    left: lift(['a', 1]),
    right: lift(['a', 2]),
    equal: false,
  },
  {
    title: 'dynamic values of one type',
    type: DYNAMIC,
    left: dynamic(setOf(STRING), ['a', 'b']),
    right: dynamic(setOf(STRING), ['b', 'a']),
    equal: true,
  },
  {
    title: 'dynamic values of two types',
    type: DYNAMIC,
    left: dynamic(listOf(STRING), ['a']),
    right: dynamic(setOf(STRING), ['a']),
    equal: false,
  },
  {
    title: 'dynamic objects with attributes in another order',
    type: setOf(DYNAMIC),
    left: known([dynamic(objectOf({ a: STRING, b: NUMBER }), { a: 'x', b: 1 }), dynamic(TUPLE, ['a', 1])]),
    right: known([dynamic(TUPLE, ['a', 1]), dynamic(objectOf({ b: NUMBER, a: STRING }), { a: 'x', b: 1 })]),
    equal: true,
  },
])('$title: $equal', ({ type, left, right, equal }) => {
  const structure = structureOf(type)

  expect(equalValues(structure, left, right)).toBe(equal)
  expect(equalValues(structure, right, left)).toBe(equal)
  expect(valueKey(structure, left) === valueKey(structure, right)).toBe(equal)
})

test('agrees with a second writing of the rule, both ways round, and with keys', () => {
  const cases = arbitraryAttributes(1).chain((attributes) =>
    fc.record({
      type: fc.constant({ kind: 'nested', nesting: 'single', attributes } as const),
      left: arbitraryObject(attributes, 'plan'),
      right: arbitraryObject(attributes, 'plan'),
    }),
  )
  fc.assert(
    fc.property(cases, ({ type, left, right }) => {
      const structure = structureOf(type)
      const expected = fingerprint(type, left) === fingerprint(type, right)

      expect(equalValues(structure, left, right)).toBe(expected)
      expect(equalValues(structure, right, left)).toBe(expected)
      expect(valueKey(structure, left) === valueKey(structure, right)).toBe(expected)
      expect(equalValues(structure, left, structuredCopy(left))).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

/** Equal, but no object in common, and every set-like array reversed only if it may be. */
function structuredCopy(value: Value): Value {
  if (value.kind !== 'known') return { kind: value.kind }
  const content = value.value
  if (typeof content !== 'object') return known(content)
  if (content instanceof Decimal) return known(Decimal.parse(content.text) ?? content)
  if (Array.isArray(content)) return known(content.map(structuredCopy))
  // Neither a list nor a number, so an object or map; the schemas here have no dynamic attributes.
  const entries = Object.entries(content as Readonly<Record<string, Value>>)
  return known(Object.fromEntries(entries.reverse().map(([name, inner]) => [name, structuredCopy(inner)])))
}
