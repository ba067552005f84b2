import fc from 'fast-check'
import {
  excludedTenants,
  isChosen,
  isOpen,
  parseShard,
  parseTolerance,
  stacksOfShard,
  unmatchedNames,
  type StackRun,
} from '../../../src/fleet'
import { allowedFailures } from '../../../src/fleet/tolerance'
import { fleetOf, stackRun, waveOf } from './fleet-of'

test.each([
  ['0', 40, 0],
  ['3', 40, 3],
  ['5%', 40, 2],
  ['5%', 39, 1],
  ['5%', 19, 0],
  ['100%', 7, 7],
])('a tolerance of %s lets of %i stacks fail %i', (text, stacks, allowed) => {
  const tolerance = parseTolerance(text)
  expect(tolerance && allowedFailures(tolerance, stacks)).toBe(allowed)
})

test.each(['', '-1', '1.5', '101%', '5 %', 'x', '1e3'])('"%s" is no tolerance', (text) => {
  expect(parseTolerance(text)).toBeUndefined()
})

test.each(['', '0/2', '3/2', '1', '1/0', '-1/2', 'a/b'])('"%s" is no shard', (text) => {
  expect(parseShard(text)).toBeUndefined()
})

test('shards share all stacks of each wave evenly, and a new stack at the end moves no other', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 7 }),
      (sizes, count) => {
        const fleetWith = (more: number) =>
          fleetOf(
            ...sizes.map((size, at) =>
              waveOf(
                `w${at}`,
                Array.from({ length: size + more }, (_, stack) => `${at}-${stack}`),
              ),
            ),
          )
        const shards = Array.from({ length: count }, (_, at) => ({ index: at + 1, count }))
        const parts = shards.map((shard) => stacksOfShard(fleetWith(0), shard))
        const dealt = parts.flatMap((part) => [...part])
        const all = fleetWith(0).waves.flatMap(({ stacks }) => stacks.map(({ name }) => name))
        expect([...dealt].sort()).toEqual([...all].sort())
        for (const { stacks } of fleetWith(0).waves) {
          const lengths = parts.map((part) => stacks.filter(({ name }) => part.has(name)).length)
          expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
        }
        shards.forEach((shard, at) => {
          const later = stacksOfShard(fleetWith(1), shard)
          expect([...(parts[at] ?? [])].filter((name) => !later.has(name))).toEqual([])
        })
      },
    ),
  )
})

const stack = { name: 'one', tenants: ['acme', 'acme-test', 'globex'], needs: [] }

test.each([
  [['acme'], [], ['acme']],
  [['ACME*'], [], ['acme', 'acme-test']],
  [[], ['globex'], ['acme', 'acme-test']],
  [['acme'], ['acme*'], ['acme', 'globex']],
  [[], [], []],
])('excluding %j of only %j leaves out %j', (exclude, only, expected) => {
  expect(excludedTenants(stack, { exclude, only })).toEqual(expected)
})

test('a stack without chosen tenants does not run, and one that only destroys runs with all', () => {
  expect(isChosen(stack, { exclude: ['*'], only: [] })).toBe(false)
  expect(isChosen(stack, { exclude: ['acme*'], only: [] })).toBe(true)
  const empty = { ...stack, tenants: [] }
  expect(isChosen(empty, { exclude: ['acme'], only: [] })).toBe(true)
  expect(isChosen(empty, { exclude: [], only: ['acme'] })).toBe(false)
})

test('tenants that were taken out count as long as the stack can have something of theirs', () => {
  const left = { ...stack, tenants: ['acme'], removed: ['gone'] }
  expect(excludedTenants(left, { exclude: [], only: ['acme'] })).toEqual(['gone'])
  expect(excludedTenants(left, { exclude: ['gone'], only: [] })).toEqual(['gone'])
  const emptied = { ...left, tenants: [] }
  expect(isChosen(emptied, { exclude: [], only: ['gone'] })).toBe(true)
  expect(isChosen(emptied, { exclude: ['gone'], only: [] })).toBe(false)
  const fleet = fleetOf({ name: 'all', canary: false, stacks: [left] })
  expect(unmatchedNames(fleet, { exclude: ['gone'], only: [] })).toEqual([])
})

test('names that no tenant has are found', () => {
  const fleet = fleetOf({ name: 'all', canary: false, stacks: [stack] })
  expect(unmatchedNames(fleet, { exclude: ['acme', 'acmee'], only: ['glob*', 'x*'] })).toEqual([
    'acmee',
    'x*',
  ])
})

const done = (changes: Partial<StackRun>): StackRun =>
  stackRun('a', { status: 'succeeded', configuration: 'same', ...changes })
const situations: readonly [name: string, recorded: StackRun | undefined, open: boolean][] = [
  ['is new', undefined, true],
  ['was applied', done({}), false],
  ['had nothing to change', done({ status: 'unchanged' }), false],
  ['failed', done({ status: 'failed' }), true],
  ['is unknown', done({ status: 'unknown' }), true],
  ['had not its turn', done({ status: 'not_started' }), true],
  ['was excluded', done({ status: 'excluded' }), true],
  ['has another configuration now', done({ configuration: 'other' }), true],
  ['was applied without a tenant that counts now', done({ excludedTenants: ['acme'] }), true],
  ['was applied without a tenant that is still left out', done({ excludedTenants: ['globex'] }), false],
]
test.each(situations)('whether a resume runs a stack that %s', (_name, recorded, open) => {
  expect(isOpen(recorded, { configuration: 'same', excludedTenants: ['globex'] })).toBe(open)
})
