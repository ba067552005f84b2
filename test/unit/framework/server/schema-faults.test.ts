import {
  type Attribute,
  BOOL,
  DYNAMIC,
  known,
  listOf,
  mapOf,
  NULL,
  providerFaults,
  schemaFaults,
  STRING,
} from '../../../../src/framework'
import { type FixtureProvider, PROVIDER_BLOCK, WIDGET } from './fixture'

const SOUND: Attribute = { type: STRING, mode: 'optional', description: 'For tests.' }
const inSet = (attribute: Attribute): Attribute => ({
  ...SOUND,
  type: { kind: 'nested', nesting: 'set', attributes: { inner: attribute } },
})

test('a sound schema has none', () => {
  expect(schemaFaults(WIDGET)).toEqual([])
  expect(schemaFaults(PROVIDER_BLOCK)).toEqual([])
})

test.each<{ title: string; attribute: Attribute; name?: string; problem: string }>([
  {
    title: 'a name in camel case',
    attribute: SOUND,
    name: 'clientId',
    problem: 'has a name that is not lower case letters, digits and underscores',
  },
  {
    title: "a name of Terraform's",
    attribute: SOUND,
    name: 'count',
    problem: "has a name that is Terraform's own",
  },
  { title: 'no description', attribute: { ...SOUND, description: ' ' }, problem: 'has no description' },
  {
    title: 'a default of what is only optional',
    attribute: { ...SOUND, default: known('x') },
    problem: 'has a default, so it must be "optional+computed"',
  },
  {
    title: 'a default of another type',
    attribute: { ...SOUND, type: BOOL, mode: 'optional+computed', default: known('true') },
    problem: 'has a default that is not a known value of its type',
  },
  {
    title: 'a default of null',
    attribute: { ...SOUND, mode: 'optional+computed', default: NULL },
    problem: 'has a default that is not a known value of its type',
  },
  {
    title: 'write-only and computed',
    attribute: { ...SOUND, mode: 'optional+computed', writeOnly: true },
    problem: 'is write-only, so it can not be computed',
  },
  {
    title: 'write-only as a reason to replace',
    attribute: { ...SOUND, writeOnly: true, requiresReplace: true },
    problem: 'is write-only, so no change of it can be seen that would require replacement',
  },
  {
    title: 'a computed reason to replace',
    attribute: { ...SOUND, mode: 'computed', requiresReplace: true },
    problem: 'is computed only, so no configuration can require replacement by it',
  },
  {
    title: 'an update rule of what is not computed',
    attribute: { ...SOUND, onUpdate: 'unknown' },
    problem: 'has "onUpdate", but is not computed',
  },
  {
    title: 'unknown on update beside a default',
    attribute: { ...SOUND, mode: 'optional+computed', default: known('x'), onUpdate: 'unknown' },
    problem: 'has a default, so it is never unknown on update',
  },
  {
    title: 'a collection of dynamic elements',
    attribute: { ...SOUND, type: listOf(mapOf(DYNAMIC)) },
    problem: 'has a collection with dynamic elements, which Terraform does not support',
  },
])('$title is one', ({ attribute, name = 'thing', problem }) => {
  const schema = { version: 0, description: 'For tests.', attributes: { [name]: attribute } }

  expect(schemaFaults(schema)).toEqual([{ path: [name], problem }])
})

test.each<{ title: string; attribute: Attribute; problem: string }>([
  {
    title: 'write-only',
    attribute: { ...SOUND, writeOnly: true },
    problem: 'is write-only within a set, which Terraform refuses',
  },
  {
    title: 'a secret',
    attribute: { ...SOUND, sensitive: true },
    problem:
      'is sensitive within a set, of which Terraform then shows nothing in any plan: say so on the set',
  },
  {
    title: 'a reason to replace',
    attribute: { ...SOUND, requiresReplace: true },
    problem: 'requires replacement within a set, whose elements have no path: say so on the set',
  },
])('$title within a set is one', ({ attribute, problem }) => {
  const schema = { version: 0, description: 'For tests.', attributes: { things: inSet(inSet(attribute)) } }

  expect(schemaFaults(schema)).toEqual([{ path: ['things', 'inner', 'inner'], problem }])
})

test("Terraform's own names are free within nested attributes", () => {
  const nested: Attribute = {
    ...SOUND,
    type: { kind: 'nested', nesting: 'single', attributes: { count: SOUND } },
  }

  expect(schemaFaults({ version: 0, description: 'For tests.', attributes: { nested } })).toEqual([])
})

test.each([-1, 1.5, Number.NaN])('a version of %p is one', (version) => {
  expect(schemaFaults({ version, description: 'For tests.', attributes: {} })).toEqual([
    { path: [], problem: 'has a version that is not a whole number from 0' },
  ])
})

test('of a provider are listed by where they are', () => {
  const bad = { version: 0, description: 'For tests.', attributes: { Bad: SOUND } }
  const provider: FixtureProvider = {
    schema: PROVIDER_BLOCK,
    resources: new Map(),
    dataSources: new Map([
      ['lookup', { schema: bad, read: async () => ({ state: undefined, diagnostics: [] }) }],
    ]),
    ephemeralResources: new Map(),
    functions: new Map(),
    configure: async () => ({ configured: undefined, diagnostics: [] }),
  }

  expect(providerFaults(provider)).toEqual([
    'lookup.Bad: has a name that is not lower case letters, digits and underscores',
  ])
})
