import fc from 'fast-check'
import {
  type Attributes,
  createProviderServer,
  known,
  NULL,
  type Resource,
  type Schema,
  UNKNOWN,
  type Value,
} from '../../../../src/framework'
import { applyFaults } from '../../../../src/framework/server/apply-faults'
import { dynamicOf, elementsOf, entriesOf } from '../../../../src/framework/server/content'
import { planFaults } from '../../../../src/framework/server/plan-faults'
import { type Structure, structureOfAttributes } from '../../../../src/framework/server/structure'
import { arbitraryAttributes, arbitraryObject } from './arbitrary-schema'
import { NO_BYTES } from './fixture'
import { isKept, planObjections } from './terraform-rules'

const RUNS = { numRuns: 500 }

/** Plans through the whole server, as Terraform calls it. */
async function planned(attributes: Attributes, prior: Value, config: Value): Promise<Value> {
  const schema: Schema = { version: 0, description: 'For tests.', attributes }
  const never = () => Promise.reject(new Error('not asked'))
  const resource: Resource<unknown> = { schema, create: never, read: never, update: never, delete: never }
  const server = createProviderServer<unknown>(
    {
      schema: { version: 0, description: 'For tests.', attributes: {} },
      resources: new Map([['thing', resource]]),
      dataSources: new Map(),
      ephemeralResources: new Map(),
      functions: new Map(),
      configure: never,
    },
    { now: () => 0, random: () => 0, log: () => undefined },
    { bugReport: 'Report it.' },
  )
  const answer = await server.planResourceChange({
    typeName: 'thing',
    priorState: prior,
    proposedNewState: config,
    config,
    priorPrivate: NO_BYTES,
  })
  expect(answer.diagnostics).toEqual([])
  return answer.plannedState
}

/** What a provider may answer for each unknown: here null for some, and a value for the others. */
function answered(structure: Structure, value: Value, fill: (structure: Structure) => Value): Value {
  if (value.kind === 'unknown') return fill(structure)
  if (value.kind === 'null') return value
  const again = (at: Structure, inner: Value) => answered(at, inner, fill)
  switch (structure.kind) {
    case 'list':
    case 'set':
      return known(elementsOf(value.value).map((element) => again(structure.element, element)))
    case 'map':
      return known(
        Object.fromEntries(
          Object.entries(entriesOf(value.value)).map(([key, element]) => [
            key,
            again(structure.element, element),
          ]),
        ),
      )
    case 'object':
      return known(
        Object.fromEntries(
          structure.members.map(({ name, structure: at }) => [
            name,
            again(at, entriesOf(value.value)[name] ?? NULL),
          ]),
        ),
      )
    case 'dynamic':
      return dynamicOf(value.value).value
    default:
      return value
  }
}

const filler = fc.infiniteStream(fc.boolean()).map((choices) => (structure: Structure): Value => {
  if (choices.next().value === true) return NULL
  switch (structure.kind) {
    case 'string':
      return known('made')
    case 'bool':
      return known(true)
    case 'list':
    case 'set':
      return known([])
    case 'map':
      return known({})
    default:
      return NULL
  }
})

test('a second plan of the same configuration is the state itself', async () => {
  const cases = arbitraryAttributes().chain((attributes) =>
    fc.record({
      attributes: fc.constant(attributes),
      config: arbitraryObject(attributes, 'known config'),
      fill: filler,
    }),
  )
  await fc.assert(
    fc.asyncProperty(cases, async ({ attributes, config, fill }) => {
      const state = answered(structureOfAttributes(attributes), await planned(attributes, NULL, config), fill)

      expect(await planned(attributes, state, config)).toBe(state)
    }),
    RUNS,
  )
})

const changes = arbitraryAttributes().chain((attributes) =>
  fc.record({
    attributes: fc.constant(attributes),
    prior: fc.oneof(fc.constant(NULL), arbitraryObject(attributes, 'state')),
    config: arbitraryObject(attributes, 'config'),
  }),
)

test('Terraform has no objection to any plan', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async ({ attributes, prior, config }) => {
      expect(planObjections(attributes, prior, config, await planned(attributes, prior, config))).toEqual([])
    }),
    RUNS,
  )
})

test('planning once more from what was planned changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(changes, filler, async ({ attributes, prior, config }, fill) => {
      const structure = structureOfAttributes(attributes)
      const first = await planned(attributes, prior, config)
      const second = await planned(attributes, prior, config)

      expect(second).toEqual(first)
      expect(applyFaults(structure, first, answered(structure, first, fill))).toEqual([])
    }),
    RUNS,
  )
})

test('a plan by a resource has a fault exactly when Terraform objects to it', () => {
  const cases = arbitraryAttributes().chain((attributes) =>
    fc.record({
      attributes: fc.constant(attributes),
      prior: arbitraryObject(attributes, 'state'),
      config: arbitraryObject(attributes, 'known config'),
      result: arbitraryObject(attributes, 'plan'),
    }),
  )
  const seen = { faults: 0, none: 0 }
  fc.assert(
    fc.property(cases, ({ attributes, prior, config, result }) => {
      const faults = planFaults(structureOfAttributes(attributes), prior, config, result)
      seen[faults.length > 0 ? 'faults' : 'none'] += 1

      expect(faults.length > 0).toBe(planObjections(attributes, prior, config, result).length > 0)
    }),
    { ...RUNS, numRuns: 1_000 },
  )
  expect(Math.min(seen.faults, seen.none)).toBeGreaterThan(50)
})

test('a new state has a fault exactly when Terraform calls it inconsistent with its plan', () => {
  const cases = arbitraryAttributes(1).chain((attributes) =>
    fc.record({
      attributes: fc.constant(attributes),
      plan: arbitraryObject(attributes, 'plan'),
      actual: arbitraryObject(attributes, 'state'),
      swap: fc.boolean(),
      fill: filler,
    }),
  )
  const seen = { faults: 0, none: 0 }
  fc.assert(
    fc.property(cases, ({ attributes, plan, actual, swap, fill }) => {
      const structure = structureOfAttributes(attributes)
      const state = swap ? actual : answered(structure, plan, fill)
      const faults = applyFaults(structure, plan, state)
      seen[faults.length > 0 ? 'faults' : 'none'] += 1

      expect(faults.length === 0).toBe(isKept({ kind: 'nested', nesting: 'single', attributes }, plan, state))
    }),
    { ...RUNS, numRuns: 1_000 },
  )
  expect(Math.min(seen.faults, seen.none)).toBeGreaterThan(50)
})

test('the properties see unknowns', () => {
  const found = fc
    .sample(changes, { numRuns: 200, seed: 1 })
    .filter(
      ({ config }) => config.kind === 'known' && Object.values(entriesOf(config.value)).includes(UNKNOWN),
    )

  expect(found.length).toBeGreaterThan(20)
})
