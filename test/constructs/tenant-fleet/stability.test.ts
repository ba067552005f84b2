import { Testing } from 'cdktf'
import * as fc from 'fast-check'
import { EMPTY_LOCK, type FleetLock } from '../../../src/constructs/tenant-fleet/lock/fleet-lock'
import { parseLock } from '../../../src/constructs/tenant-fleet/lock/parse-lock'
import { printLock } from '../../../src/constructs/tenant-fleet/lock/print-lock'
import { countResources } from '../../../src/constructs/tenant-fleet/shards/count-resources'
import { fillShards, lockOf } from '../../../src/constructs/tenant-fleet/shards/fill-shards'
import { assignWaves } from '../../../src/constructs/tenant-fleet/waves/assign-waves'
import { clients, tenants } from './fleets'

const NAMES = Array.from({ length: 24 }, (_, index) => `t${String(index)}`)
const LIMIT = 12
const WAVES = [
  { name: 'canary', tenants: ['t0'], canary: true },
  { name: 'early', percent: 25 },
  { name: 'rest' },
] as const
/** From 1 to 7, so that some do not fit where they are expected to. */
const size = (name: string): number => ((Number(name.slice(1)) * 5) % 7) + 1

const folder = Testing.app().outdir

/** What one synthesis makes of the lock that the one before left. */
function synthesize(names: readonly string[], lock: FleetLock) {
  const { waveOf, findings } = assignWaves('clients', names, WAVES, lock)
  expect(findings).toEqual([])
  const props = { tenants: tenants(...names), stamp: clients(size) }
  const app = Testing.app({ outdir: folder })
  return fillShards({ app, fleet: 'clients', props, limit: LIMIT, lock, waveOf })
}

const placesIn = (lock: FleetLock): ReadonlyMap<string, string> =>
  new Map(
    lock.stacks.flatMap(({ name, tenants: inStack }) => [...inStack.keys()].map((of) => [of, name] as const)),
  )

test('no tenant moves, whichever others come and go; no stack is over its limit; the lock file is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(fc.subarray(NAMES.slice(1)), { minLength: 2, maxLength: 8 }), (fleets) => {
      let lock = EMPTY_LOCK
      for (const others of fleets) {
        const names = ['t0', ...others]
        const shards = synthesize(names, lock)
        const text = printLock('clients', lockOf(shards))
        const now = parseLock('lock', 'clients', text)
        const [before, after] = [placesIn(lock), placesIn(now)]

        expect(printLock('clients', now)).toBe(text)
        expect([...after.keys()].sort()).toEqual([...names].sort())
        // Collected, for an `expect` of each would take most of the time.
        const moved = [...after].filter(([name, stack]) => (before.get(name) ?? stack) !== stack)
        expect(moved).toEqual([])
        const made = shards.map(({ stack, size: counted }) => ({
          tenants: stack.node.children.map(({ node }) => node.id).sort(),
          resources: countResources(stack),
          counted,
        }))
        const meant = shards.map(({ tenants: inStack }) => {
          const resources = [...inStack.keys()].reduce((sum, name) => sum + size(name), 0)
          return { tenants: [...inStack.keys()].sort(), resources, counted: resources }
        })
        expect(made).toEqual(meant)
        expect(made.filter(({ resources }) => resources > LIMIT)).toEqual([])
        // A stack that lost all its tenants is still there, and what was removed is known with its url.
        expect(now.stacks.map(({ name }) => name)).toEqual(
          expect.arrayContaining(lock.stacks.map(({ name }) => name)),
        )
        const forgotten = [...before].filter(([name, stack]) => {
          const { removed } = now.stacks.find((of) => of.name === stack) ?? { removed: new Map() }
          return !after.has(name) && removed.get(name) !== `https://${name}.eu.qlikcloud.com`
        })
        expect(forgotten).toEqual([])
        lock = now
      }
    }),
    { numRuns: 100 },
  )
})

test('the order of the tenants in the program has no part in it', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(NAMES.slice(1)), (others) => {
      const text = (names: readonly string[]): string =>
        printLock('clients', lockOf(synthesize(['t0', ...names], EMPTY_LOCK)))
      expect(text(others)).toBe(text([...others].sort()))
    }),
    { numRuns: 30 },
  )
})
