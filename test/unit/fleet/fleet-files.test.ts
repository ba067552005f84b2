import { fleetOfManifest, parseFleet, parseManifest } from '../../../src/fleet'

const wave = { name: 'rest', canary: false, stacks: [{ name: 'clients-1', tenants: ['acme'] }] }
const file = (changes: object = {}): string =>
  JSON.stringify({ format_version: '1.0', fleet: 'clients', waves: [wave], ...changes })

test('reads a fleet, and leaves out what a later version adds', () => {
  const empty = { name: 'clients-2', since: 3 }
  const text = file({
    format_version: '1.7',
    extra: true,
    waves: [{ ...wave, canary: true, stacks: [empty] }],
  })
  expect(parseFleet(text)).toEqual({
    kind: 'fleet',
    fleet: {
      name: 'clients',
      waves: [{ name: 'rest', canary: true, stacks: [{ name: 'clients-2', tenants: [], needs: [] }] }],
    },
  })
})

test('reads the tenants that were taken out of a stack, of which one may be in another stack now', () => {
  const stacks = [
    { name: 'clients-1', tenants: ['acme'], removed: ['globex', 'gone'] },
    { name: 'clients-2', tenants: ['globex'] },
  ]
  const reading = parseFleet(file({ waves: [{ ...wave, stacks }] }))
  expect(reading.kind === 'fleet' && reading.fleet.waves[0]?.stacks).toEqual([
    { name: 'clients-1', tenants: ['acme'], removed: ['globex', 'gone'], needs: [] },
    { name: 'clients-2', tenants: ['globex'], needs: [] },
  ])
})

const refused: readonly [name: string, text: string, problem: RegExp][] = [
  ['text', 'clients', /^it is not a JSON object$/],
  ['a later format', file({ format_version: '2.0' }), /^it has format_version "2\.0", and this version/],
  ['no format', file({ format_version: undefined }), /^it has format_version undefined/],
  ['no name', file({ fleet: 1 }), /^its "fleet" is not a name$/],
  ['no waves', file({ waves: {} }), /^its "waves" is not a list of waves$/],
  ['an empty list of waves', file({ waves: [] }), /^its "waves" is not a list of waves$/],
  ['a wave without stacks', file({ waves: [wave, { name: 'x' }] }), /^waves\[1\] is not a wave: /],
  ['a canary in words', file({ waves: [{ ...wave, canary: 'yes' }] }), /^waves\[0\] is not a wave: /],
  [
    'tenants that are no names',
    file({ waves: [{ ...wave, stacks: [{ name: 'a', tenants: [1] }] }] }),
    /^waves\[0\]/,
  ],
  [
    'removed tenants that are no names',
    file({ waves: [{ ...wave, stacks: [{ name: 'a', tenants: [], removed: { acme: 'x' } }] }] }),
    /^waves\[0\]/,
  ],
  ['a wave twice', file({ waves: [wave, { ...wave, stacks: [] }] }), /^the wave "rest" is in it twice$/],
  [
    'a stack twice',
    file({ waves: [wave, { ...wave, name: 'x' }] }),
    /^the stack "clients-1" is in it twice$/,
  ],
  [
    'a tenant twice',
    file({ waves: [wave, { ...wave, name: 'x', stacks: [{ name: 'b', tenants: ['acme'] }] }] }),
    /^the tenant "acme" is in it twice$/,
  ],
]
test.each(refused)('refuses %s', (_name, text, problem) => {
  expect(parseFleet(text)).toEqual({ kind: 'refused', problem: expect.stringMatching(problem) as unknown })
})

const stack = (name: string, ...dependencies: readonly string[]) => ({
  name,
  folder: `stacks/${name}`,
  dependencies,
})

test('makes waves of what depends on what', () => {
  const text = JSON.stringify({
    stacks: {
      app: { name: 'app', workingDirectory: 'stacks/app', dependencies: ['base', 'login'] },
      base: { name: 'base', workingDirectory: 'stacks/base', dependencies: [] },
      login: { name: 'login', workingDirectory: 'stacks/login', dependencies: ['base'] },
      other: { name: 'other', workingDirectory: 'stacks/other' },
    },
  })
  const reading = fleetOfManifest('stacks', parseManifest(text) ?? [])
  const fleet = reading.kind === 'fleet' ? reading.fleet : undefined
  expect(fleet?.waves.map(({ name, stacks }) => [name, ...stacks.map((each) => each.name)])).toEqual([
    ['wave-1', 'base', 'other'],
    ['wave-2', 'login'],
    ['wave-3', 'app'],
  ])
  expect(fleet?.waves[2]?.stacks[0]?.needs).toEqual(['base', 'login'])
})

test('refuses stacks that wait for each other, or for one that is not there', () => {
  const problem = 'its stacks "a", "b" depend on each other, or on stacks that are not there'
  expect(fleetOfManifest('stacks', [stack('a', 'b'), stack('b', 'a'), stack('c')])).toEqual({
    kind: 'refused',
    problem,
  })
  expect(fleetOfManifest('stacks', [stack('a', 'gone'), stack('b', 'a')])).toEqual({
    kind: 'refused',
    problem,
  })
})

test.each(['[]', '{}', '{"stacks":[1]}', '{"stacks":{"a":{}}}', 'x'])('takes %s for no manifest', (text) => {
  expect(parseManifest(text)).toBeUndefined()
})
