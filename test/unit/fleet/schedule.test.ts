import { decide } from '../../../src/fleet/schedule'
import type { StackOutcome } from '../../../src/fleet'
import { waveOf } from './fleet-of'

type Ended = Readonly<Record<string, StackOutcome['status']>>

const decided = (
  waves: Parameters<typeof decide>[0]['waves'],
  { running = [], ended = {} }: { readonly running?: readonly string[]; readonly ended?: Ended },
  { concurrency = 10, count = 10 }: { readonly concurrency?: number; readonly count?: number } = {},
) =>
  decide(
    { waves, running: new Set(running), ended: new Map(Object.entries(ended)) },
    { concurrency, tolerance: { kind: 'count', count } },
  )

const waves = [waveOf('canary', ['c1', 'c2'], true), waveOf('rest', ['r1', 'r2', 'r3', 'r4'])]

test('begins with the first wave, a canary one by one', () => {
  expect(decided(waves, {})).toEqual({ start: ['c1'] })
  expect(decided(waves, { running: ['c1'] })).toEqual({ start: [] })
  expect(decided(waves, { ended: { c1: 'unchanged' } })).toEqual({ start: ['c2'] })
})

test('begins a wave only when all of the one before has ended', () => {
  expect(decided(waves, { ended: { c1: 'succeeded' }, running: ['c2'] })).toEqual({ start: [] })
  expect(decided(waves, { ended: { c1: 'succeeded', c2: 'succeeded' } }).start).toEqual([
    'r1',
    'r2',
    'r3',
    'r4',
  ])
})

test('stops everything when a canary fails, whatever is tolerated', () => {
  expect(decided(waves, { ended: { c1: 'failed' } })).toEqual({
    start: [],
    stop: { kind: 'canary', wave: 'canary' },
  })
  expect(decided(waves, { ended: { c1: 'unknown' } }).stop).toEqual({ kind: 'canary', wave: 'canary' })
})

const rest = [waveOf('rest', ['r1', 'r2', 'r3', 'r4', 'r5'])]
const limits: readonly [name: string, ended: Ended, running: readonly string[], start: readonly string[]][] =
  [
    ['the tolerance and one at first', {}, [], ['r1', 'r2', 'r3']],
    ['one less after a failure', { r1: 'failed' }, [], ['r2', 'r3']],
    ['one less after a failure, counting what runs', { r1: 'failed' }, ['r2', 'r3'], []],
    ['the last one that may fail', { r1: 'failed', r2: 'failed' }, [], ['r3']],
    ['as many again after a success', { r1: 'succeeded' }, ['r2', 'r3'], ['r4']],
  ]
test.each(limits)('starts %s', (_name, ended, running, start) => {
  expect(decided(rest, { ended, running }, { count: 2 })).toEqual({ start })
})

test('stops when more have failed than may', () => {
  expect(decided(rest, { ended: { r1: 'failed', r2: 'unknown' } }, { count: 1 })).toEqual({
    start: [],
    stop: { kind: 'tolerance', wave: 'rest', failed: 2, allowed: 1 },
  })
})

test('goes on to the next wave after failures that are tolerated', () => {
  const ended: Ended = {
    c1: 'succeeded',
    c2: 'succeeded',
    r1: 'failed',
    r2: 'succeeded',
    r3: 'succeeded',
    r4: 'failed',
  }
  expect(decided([...waves, waveOf('last', ['l1'])], { ended }, { count: 2 })).toEqual({ start: ['l1'] })
})

test('does not start what needs a stack that failed, nor what needs that', () => {
  const chain = [
    waveOf('1', ['a', 'x']),
    { name: '2', canary: false, stacks: [{ name: 'b', tenants: [], needs: ['a'] }] },
    {
      ...{ name: '3', canary: false },
      stacks: [
        { name: 'c', tenants: [], needs: ['b'] },
        { name: 'y', tenants: [], needs: ['x'] },
      ],
    },
  ]
  expect(decided(chain, { ended: { a: 'failed', x: 'succeeded' } })).toEqual({ start: ['y'] })
})
