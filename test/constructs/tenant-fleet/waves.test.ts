import { assignWaves } from '../../../src/constructs/tenant-fleet/waves/assign-waves'
import { EMPTY_LOCK, type FleetLock } from '../../../src/constructs/tenant-fleet/lock/fleet-lock'
import type { FleetWave } from '../../../src/constructs'
import { projects, refusal, tenants } from './fleets'

const places = projects()
afterAll(places.remove)

const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `t${String(index)}`)

const WAVES: readonly FleetWave[] = [
  { name: 'canary', tenants: ['t7'], canary: true },
  { name: 'early', percent: 5 },
  { name: 'rest' },
]

/** How many tenants each wave has. */
function sizes(waveOf: ReadonlyMap<string, string>): Readonly<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const wave of waveOf.values()) found[wave] = (found[wave] ?? 0) + 1
  return found
}

const membersOf = (waveOf: ReadonlyMap<string, string>, wave: string): readonly string[] =>
  [...waveOf].filter(([, of]) => of === wave).map(([name]) => name)

/** A lock in which the tenants are in these waves, each wave in one stack. */
function locked(waveOf: ReadonlyMap<string, string>): FleetLock {
  return {
    stacks: [...new Set(waveOf.values())].map((wave) => ({
      name: `clients-${wave}-1`,
      wave,
      tenants: new Map(membersOf(waveOf, wave).map((name) => [name, 'https://x.example.com'])),
      removed: new Map(),
    })),
  }
}

describe('a share of the tenants', () => {
  test.each([
    { count: 1, early: undefined },
    { count: 8, early: 1 },
    { count: 100, early: 5 },
    { count: 101, early: 6 },
    { count: 1000, early: 50 },
  ])('of $count is rounded up, after those that are named', ({ count, early }) => {
    const waves =
      count < 8
        ? WAVES.slice(1).map((wave) => (wave.percent === undefined ? wave : { ...wave, percent: 100 }))
        : WAVES
    const { waveOf, findings } = assignWaves('clients', names(count), waves, EMPTY_LOCK)

    expect(findings).toEqual([])
    if (count < 8) expect(sizes(waveOf)).toEqual({ early: 1 })
    else expect(sizes(waveOf)).toEqual({ canary: 1, early, rest: count - 1 - (early ?? 0) })
  })

  test('does not depend on the order of the tenants, and differs by fleet', () => {
    const members = (fleet: string, tenants: readonly string[]): readonly string[] =>
      [...membersOf(assignWaves(fleet, tenants, WAVES, EMPTY_LOCK).waveOf, 'early')].sort()

    expect(members('clients', [...names(100)].reverse())).toEqual(members('clients', names(100)))
    expect(members('robots', names(100))).not.toEqual(members('clients', names(100)))
    // No pattern that a name or its number would explain.
    expect(members('clients', names(100))).not.toEqual([...names(100)].sort().slice(0, 5))
  })

  test('is filled up with new tenants as the fleet grows, and gives none back', () => {
    const before = assignWaves('clients', names(100), WAVES, EMPTY_LOCK).waveOf
    const grown = assignWaves('clients', names(200), WAVES, locked(before))
    const shrunk = assignWaves('clients', names(60), WAVES, locked(grown.waveOf))

    expect([grown.findings, shrunk.findings]).toEqual([[], []])
    expect(membersOf(grown.waveOf, 'early')).toHaveLength(10)
    for (const [name, wave] of before) expect(grown.waveOf.get(name)).toBe(wave)
    for (const [name, wave] of shrunk.waveOf) expect(grown.waveOf.get(name)).toBe(wave)
  })
})

describe('a tenant that the lock file knows', () => {
  const lock = locked(
    new Map([
      ['acme', 'rest'],
      ['globex', 'canary'],
      ['initech', 'early'],
    ]),
  )
  const findings = (waves: readonly FleetWave[]): readonly string[] =>
    assignWaves('clients', ['acme', 'globex', 'initech'], waves, lock).findings

  test('is not moved to another wave, with the reason and the way', () => {
    const why =
      'A stack has a state of its own: there, its clients would be made anew with new ids and secrets, and here they would be destroyed.'
    const how =
      'To move it all the same, move its resources to the other stack\'s state with "terraform state mv" and its entry in the lock file to that stack; or take it out of the fleet, deploy, and add it again.'

    expect(
      findings([{ name: 'canary', tenants: ['acme'] }, { name: 'early', percent: 5 }, { name: 'rest' }]),
    ).toEqual([
      `"acme" is in wave "rest" (stack clients-rest-1), and waves puts it in "canary". ${why} Leave it in "rest". ${how}`,
      `"globex" is in wave "canary" (stack clients-canary-1), and waves does not name it in "canary" any more. ${why} Name it in "canary" again. ${how}`,
    ])
  })

  test('keeps its wave in the program', () => {
    expect(findings([{ name: 'canary', tenants: ['globex'] }, { name: 'rest' }])).toEqual([
      'waves has no "early", which stack clients-early-1 with 1 tenants belongs to. Add the wave again: without it, the stack would not be deployed any more, and in another one its clients would be made anew.',
    ])
    const emptied: FleetLock = {
      stacks: [{ name: 'clients-early-1', wave: 'early', tenants: new Map(), removed: new Map() }],
    }
    expect(assignWaves('clients', ['acme'], [{ name: 'all' }], emptied).findings).toEqual([
      'waves has no "early", which stack clients-early-1 in the lock file belongs to. Add the wave again until a deployment has destroyed what the stack had; then delete the stack\'s entry in the lock file.',
    ])
  })
})

test('waves are checked, all of them at once', () => {
  const waves = [
    { name: 'first wave', tenants: ['acme', 'nobody'] },
    { name: 'early', percent: 0 },
    { name: 'early', tenants: ['acme'] },
    { name: 'open' },
    { name: 'late', percent: 120 },
  ]
  const make = () =>
    places.project('waves').fleet({
      tenants: tenants('acme', 'globex'),
      // As they come from a program without types.
      waves: waves as never,
    })

  expect(refusal(make).split('\n  ')).toEqual([
    'The fleet "clients" has 8 faults:',
    'waves: the name "first wave" is not allowed. A name has 1 to 63 letters, digits and "-", and begins with a letter or digit.',
    'waves: two of them are named "early". Rename one.',
    'waves: percent of "early" is 0. Allowed is a number above 0, up to 100.',
    'waves: "open" has neither tenants nor percent, and only the last wave takes the rest. The waves are "first wave", "early", "early", "open", "late".',
    'waves: percent of "late" is 120. Allowed is a number above 0, up to 100.',
    'waves: "late" is the last one and has percent, so other tenants would be in no wave. Add a last one that takes the rest: { name: \'rest\' }.',
    'waves: "first wave" names "nobody", which is no tenant of the fleet. Remove it, or add the tenant.',
    'waves: "acme" is in "first wave" and in "early". Remove it from one of them.',
  ])
  expect(refusal(() => places.project('none').fleet({ tenants: tenants('acme'), waves: [] as never }))).toBe(
    'The fleet "clients" has 1 fault:\n  waves: there is none. Leave waves out for a single one.',
  )
})
