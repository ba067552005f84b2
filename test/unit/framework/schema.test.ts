import {
  type Attribute,
  BOOL,
  contentOf,
  hasError,
  known,
  knownOrNull,
  listOf,
  mapOf,
  NULL,
  objectOf,
  setOf,
  STRING,
  type Type,
  typeOfAttribute,
  typeOfSchema,
  UNKNOWN,
  warningDiagnostic,
  errorDiagnostic,
} from '../../../src/framework'

const attributes = { on: { type: BOOL, mode: 'optional', description: 'For tests.' } } as const
const object = objectOf({ on: BOOL })

test.each<{ nesting: 'single' | 'list' | 'set' | 'map'; type: Type }>([
  { nesting: 'single', type: object },
  { nesting: 'list', type: listOf(object) },
  { nesting: 'set', type: setOf(object) },
  { nesting: 'map', type: mapOf(object) },
])('a nested attribute of nesting $nesting has the type that the wire carries', ({ nesting, type }) => {
  expect(typeOfAttribute({ kind: 'nested', nesting, attributes })).toEqual(type)
})

test('the type of a schema has its attributes, nested ones included', () => {
  const inner: Attribute = {
    type: { kind: 'nested', nesting: 'list', attributes },
    mode: 'optional',
    description: 'For tests.',
  }

  expect(typeOfSchema({ attributes: { ...attributes, inner, name: { ...inner, type: STRING } } })).toEqual(
    objectOf({ on: BOOL, inner: listOf(object), name: STRING }),
  )
})

test('absent becomes null, and null and unknown have no content', () => {
  expect([knownOrNull(undefined), knownOrNull('')]).toEqual([NULL, known('')])
  expect([contentOf(NULL), contentOf(UNKNOWN), contentOf(known(false))]).toEqual([
    undefined,
    undefined,
    false,
  ])
})

test('a warning is no error', () => {
  expect(hasError([warningDiagnostic('Hm', 'Wait.')])).toBe(false)
  expect(hasError([warningDiagnostic('Hm', 'Wait.'), errorDiagnostic('No', 'Stop.')])).toBe(true)
})
