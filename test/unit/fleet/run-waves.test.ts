import fc from 'fast-check'
import { runWaves, type Limits, type StackOutcome, type Tolerance, type Wave } from '../../../src/fleet'
import { allowedFailures } from '../../../src/fleet/tolerance'
import { FAILED, SUCCEEDED, waveOf } from './fleet-of'

interface Fate {
  readonly fails: boolean
  /** How many turns of the event loop it takes. */
  readonly turns: number
}

const turn = () => new Promise<void>((resolve) => queueMicrotask(resolve))

/** Runs the waves with made-up stacks, and notes everything that has to hold at any moment. */
async function play(
  waves: readonly Wave[],
  limits: Limits,
  fates: ReadonlyMap<string, Fate>,
  stopAfter = Infinity,
) {
  const waveOfStack = new Map(waves.flatMap(({ name, stacks }) => stacks.map((stack) => [stack.name, name])))
  const running = new Set<string>()
  const started: string[] = []
  let most = 0
  const runStack = async (name: string): Promise<StackOutcome> => {
    started.push(name)
    running.add(name)
    most = Math.max(most, running.size)
    expect(new Set([...running].map((other) => waveOfStack.get(other))).size).toBe(1)
    const { fails, turns } = fates.get(name) ?? { fails: false, turns: 1 }
    for (let at = 0; at < turns; at += 1) await turn()
    running.delete(name)
    return fails ? FAILED : SUCCEEDED
  }
  const end = await runWaves(waves, limits, runStack, () => started.length >= stopAfter)
  expect(running.size).toBe(0)
  return { ...end, started, most }
}

const tolerances: fc.Arbitrary<Tolerance> = fc.oneof(
  fc.nat(4).map((count): Tolerance => ({ kind: 'count', count })),
  fc.nat(100).map((percent): Tolerance => ({ kind: 'percent', percent })),
)
const cases = fc.record({
  sizes: fc.array(fc.record({ stacks: fc.nat(8), canary: fc.boolean() }), { minLength: 1, maxLength: 4 }),
  fates: fc.array(fc.record({ fails: fc.boolean(), turns: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 40,
    maxLength: 40,
  }),
  tolerance: tolerances,
  concurrency: fc.integer({ min: 1, max: 6 }),
  stopAfter: fc.option(fc.nat(20), { nil: Infinity }),
})

test('no run breaks the limits, and each goes as far as they let it', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ sizes, fates, tolerance, concurrency, stopAfter }) => {
      const waves = sizes.map(({ stacks, canary }, at) =>
        waveOf(
          `w${at}`,
          Array.from({ length: stacks }, (_, stack) => `${at}-${stack}`),
          canary,
        ),
      )
      const names = waves.flatMap(({ stacks }) => stacks.map(({ name }) => name))
      const fateOf = new Map(names.map((name, at) => [name, fates[at] ?? { fails: false, turns: 1 }]))
      const run = await play(waves, { concurrency, tolerance }, fateOf, stopAfter)

      expect(run.most).toBeLessThanOrEqual(concurrency)
      // In the order of the waves, and each stack once.
      expect(run.started).toEqual(names.slice(0, run.started.length))
      expect([...run.outcomes.keys()].sort()).toEqual([...run.started].sort())
      for (const { canary, stacks } of waves) {
        const allowed = canary ? 0 : allowedFailures(tolerance, stacks.length)
        const failed = stacks.filter(({ name }) => run.outcomes.get(name)?.status === 'failed').length
        expect(failed).toBeLessThanOrEqual(allowed + 1)
        if (failed > allowed) {
          // Nothing of a later wave was started.
          expect(stacks.map(({ name }) => name)).toContain(run.started.at(-1))
          expect(run.stopped?.kind).toBe(canary ? 'canary' : 'tolerance')
        }
      }
      if (run.stopped === undefined) expect(run.started).toEqual(names)
      if (run.stopped?.kind === 'interrupted') expect(run.started.length).toBeLessThan(names.length)
    }),
    { numRuns: 500 },
  )
})

test('runs as many at once as it may', async () => {
  const waves = [waveOf('all', ['a', 'b', 'c', 'd', 'e'])]
  const run = (count: number, concurrency: number) =>
    play(waves, { concurrency, tolerance: { kind: 'count', count } }, new Map())
  expect((await run(9, 3)).most).toBe(3)
  expect((await run(1, 3)).most).toBe(2)
  expect((await run(0, 3)).most).toBe(1)
})

test('waits for what runs when it is stopped, and starts nothing more', async () => {
  const waves = [waveOf('all', ['a', 'b', 'c'])]
  const { outcomes, stopped } = await play(
    waves,
    { concurrency: 2, tolerance: { kind: 'count', count: 5 } },
    new Map(),
    1,
  )
  expect([...outcomes.keys()]).toEqual(['a', 'b'])
  expect(stopped).toEqual({ kind: 'interrupted' })
})
