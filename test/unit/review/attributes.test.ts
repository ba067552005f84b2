import type { Attributes } from '../../../src/framework'
import { qlikCloudProvider } from '../../../src/provider/provider'
import { ATTRIBUTES, RESOURCE_TYPES, SECRET_NAMES } from '../../../src/review/attributes/attributes'
import { BARE_MACHINE } from '../provider/harness/region'

const { resources, schema } = qlikCloudProvider(BARE_MACHINE, 'test')

test('every resource of the provider can be reviewed', () => {
  expect([...resources.keys()].sort()).toEqual([...RESOURCE_TYPES].sort())
})

test.each(RESOURCE_TYPES)('every attribute of %s has a row, and what is sensitive is never shown', (type) => {
  const attributes = Object.entries(resources.get(type)?.schema.attributes ?? {})
  expect(ATTRIBUTES[type].map(({ name }) => name).sort()).toEqual(attributes.map(([name]) => name).sort())
  for (const [name, { sensitive }] of attributes) {
    if (sensitive === true) expect([...SECRET_NAMES]).toContain(name)
  }
})

test('what is computed and nothing else is a result, but for the id of the client that a resource belongs to', () => {
  for (const type of RESOURCE_TYPES) {
    const computed = Object.entries(resources.get(type)?.schema.attributes ?? {}).filter(
      ([, { mode }]) => mode === 'computed',
    )
    const results = ATTRIBUTES[type].filter(({ role }) => role === 'result').map(({ name }) => name)
    expect(results.filter((name) => name !== 'client_id').sort()).toEqual(
      computed
        .map(([name]) => name)
        .filter((name) => name !== 'client_id')
        .sort(),
    )
  }
})

test('what is sensitive in the provider block is never shown', () => {
  const attributes: Attributes = schema.attributes
  const names = Object.entries(attributes).flatMap(([name, { sensitive }]) =>
    sensitive === true ? [name] : [],
  )
  expect(names.length).toBeGreaterThan(0)
  expect([...SECRET_NAMES]).toEqual(expect.arrayContaining(names))
})
