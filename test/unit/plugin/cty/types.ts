import fc from 'fast-check'
import {
  BOOL,
  Decimal,
  DYNAMIC,
  known,
  NULL,
  NUMBER,
  STRING,
  type Type,
  UNKNOWN,
  type Value,
} from '../../../../src/framework'

/** Any type that a schema can have. */
export const anyType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Type>(STRING, BOOL, NUMBER, DYNAMIC),
    fc.record({ kind: fc.constantFrom('list', 'set', 'map'), element: tie('type') }),
    fc.record({ kind: fc.constant('tuple'), elements: fc.array(tie('type'), { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('object'),
      attributes: fc.dictionary(fc.string({ minLength: 1 }), tie('type'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    }),
  ),
})).type

const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: -40, max: 40 }))
  .map(([digits, exponent]) => Decimal.parse(`${String(digits)}e${String(exponent)}`) ?? Decimal.of(0))

/** Any value of a type; sets with one element at most, because their order means nothing. */
export function anyValueOf(type: Type): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 6, arbitrary: anyContentOf(type).map((content) => known(content)) },
    { weight: 1, arbitrary: fc.constant(NULL) },
    { weight: 1, arbitrary: fc.constant(UNKNOWN) },
  )
}

function anyContentOf(type: Type): fc.Arbitrary<Extract<Value, { kind: 'known' }>['value']> {
  switch (type.kind) {
    case 'string':
      return fc.string({ unit: 'grapheme' })
    case 'bool':
      return fc.boolean()
    case 'number':
      return anyDecimal
    case 'list':
      return fc.array(anyValueOf(type.element), { maxLength: 20 })
    case 'set':
      return fc.array(anyValueOf(type.element), { maxLength: 1 })
    case 'map':
      return fc.dictionary(fc.string(), anyValueOf(type.element), { maxKeys: 20, noNullPrototype: true })
    case 'tuple':
      return fc.tuple(...type.elements.map(anyValueOf))
    case 'object':
      return fc.tuple(...Object.values(type.attributes).map(anyValueOf)).map((values) => {
        const names = Object.keys(type.attributes)
        return Object.fromEntries(names.map((name, index) => [name, values[index] ?? NULL]))
      })
    case 'dynamic':
      return fc
        .constantFrom<Type>(STRING, NUMBER, BOOL)
        .chain((inner) => anyValueOf(inner).map((value) => ({ type: inner, value })))
  }
}
