import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { OAuthClient } from '../../../src/constructs'
import { parseLock } from '../../../src/constructs/tenant-fleet/lock/parse-lock'
import { printLock } from '../../../src/constructs/tenant-fleet/lock/print-lock'
import { countResources } from '../../../src/constructs/tenant-fleet/shards/count-resources'
import { json, warnings } from '../stack'
import { clients, projects, refusal, tenant, tenants, type Project } from './fleets'

const places = projects()
afterAll(places.remove)

let project: Project
let count = 0
beforeEach(() => {
  project = places.project(String(count++))
})

type Options = Partial<Parameters<Project['fleet']>[0]>

/** Synthesizes a fleet of these tenants, and answers which is where. */
function synth(names: readonly string[], options: Options = {}): Readonly<Record<string, readonly string[]>> {
  const app = project.app()
  project.fleet({ tenants: tenants(...names), resourcesPerState: 2, ...options }, app)
  app.synth()
  return project.locked()
}

describe('the lock file', () => {
  test('is written for people to read and branches to merge', () => {
    synth(['globex', 'initech', 'acme'])
    synth(['globex', 'acme'])

    expect(readFileSync(project.lockFile, 'utf8')).toBe(`{
  "version": 1,
  "fleet": "clients",
  "stacks": {
    "clients-all-1": {
      "wave": "all",
      "tenants": {
        "acme": "https://acme.eu.qlikcloud.com",
        "globex": "https://globex.eu.qlikcloud.com"
      }
    },
    "clients-all-2": {
      "wave": "all",
      "tenants": {},
      "removed": {
        "initech": "https://initech.eu.qlikcloud.com"
      }
    }
  }
}
`)
    expect(readdirSync(project.folder).sort()).toEqual(['cdktf.out', 'clients.fleet-lock.json'])
  })

  test('keeps each tenant where it is, and gives a place that became free to a new one', () => {
    expect(synth(['b', 'd', 'f'])).toEqual({ 'clients-all-1': ['b', 'd'], 'clients-all-2': ['f'] })
    expect(synth(['a', 'b', 'c', 'd', 'f'])).toEqual({
      'clients-all-1': ['b', 'd'],
      'clients-all-2': ['a', 'f'],
      'clients-all-3': ['c'],
    })
    expect(synth(['a', 'c', 'd', 'e', 'f'])).toEqual({
      'clients-all-1': ['d', 'e'],
      'clients-all-2': ['a', 'f'],
      'clients-all-3': ['c'],
    })
  })

  test('warns of a tenant with another url, which may be another tenant', () => {
    synth(['a', 'b'])
    const fleet = project.fleet({
      tenants: [
        { name: 'a', url: 'https://A.eu.qlikcloud.com/' },
        { name: 'b', url: 'https://other.eu.qlikcloud.com' },
      ],
    })

    expect(warnings(fleet.stackOf('b'))).toEqual([
      '[clients-all-1] The tenant "b" has another url, "https://other.eu.qlikcloud.com" instead of "https://b.eu.qlikcloud.com". If that is another tenant, its clients are made anew there, and those of before stay where they are, in no state any more. Then give the tenant another name: the clients are destroyed under the old one.',
    ])
  })

  test('has a stack without tenants until somebody deletes it, so that what it had is destroyed', () => {
    synth(['a', 'b', 'c'])
    const app = project.app()
    const fleet = project.fleet({ tenants: tenants('a', 'b'), resourcesPerState: 2 }, app)
    app.synth()

    expect(project.locked()).toEqual({ 'clients-all-1': ['a', 'b'], 'clients-all-2': [] })
    expect(fleet.stacks.map(({ node }) => node.id)).toEqual(['clients-all-1', 'clients-all-2'])
    expect(fleet.stacks[1] && json(fleet.stacks[1])['resource']).toBeUndefined()
    expect(project.fleetFile()).toMatchObject({
      waves: [{ stacks: [{ name: 'clients-all-1' }, { name: 'clients-all-2', tenants: [] }] }],
    })

    const text = readFileSync(project.lockFile, 'utf8')
    const lock = parseLock(project.lockFile, 'clients', text)
    writeFileSync(project.lockFile, printLock('clients', { stacks: lock.stacks.slice(0, 1) }))
    expect(synth(['a', 'b'])).toEqual({ 'clients-all-1': ['a', 'b'] })
  })

  test('takes a tenant back to where its clients still are', () => {
    synth(['a', 'b', 'c', 'd'])
    synth(['b', 'd'])

    expect(synth(['b', 'c', 'd'])).toEqual({ 'clients-all-1': ['b'], 'clients-all-2': ['c', 'd'] })
    expect(readFileSync(project.lockFile, 'utf8')).not.toContain(
      '"c": "https://c.eu.qlikcloud.com",\n    "removed"',
    )
  })

  test('is left alone where nothing changes', () => {
    synth(['a', 'b'])
    const text = `${readFileSync(project.lockFile, 'utf8').trimEnd()}\n`
    expect(synth(['b', 'a'], { frozenLock: true })).toEqual({ 'clients-all-1': ['a', 'b'] })
    expect(readFileSync(project.lockFile, 'utf8')).toBe(text)
  })
})

describe('the room of a stack', () => {
  const sized = (sizes: Readonly<Record<string, number>>) => clients((name) => sizes[name] ?? 1)

  test('is measured by what the stamp makes, data sources and counts included', () => {
    const fleet = project.fleet({
      tenants: tenants('a', 'b'),
      resourcesPerState: 7,
      stamp: (scope) => {
        new OAuthClient(scope, 'robots', {
          appType: 'web',
          clientName: 'Robot',
          allowedGrantTypes: ['client_credentials'],
          count: 4,
        })
      },
    })

    expect(fleet.stacks.map((stack) => countResources(stack))).toEqual([4, 4])
  })

  test('is kept when a tenant takes more of it than those before', () => {
    expect(synth(['a', 'b', 'c', 'd'], { resourcesPerState: 6, stamp: sized({ b: 6, c: 1, d: 2 }) })).toEqual(
      {
        'clients-all-1': ['a', 'd'],
        'clients-all-2': ['b'],
        'clients-all-3': ['c'],
      },
    )
  })

  test('is too small for a tenant that makes more than all of it', () => {
    expect(refusal(() => synth(['a', 'b'], { stamp: sized({ b: 3 }) }))).toBe(
      'The stamp makes 3 resources for tenant "b", and a stack may have 2 (resourcesPerState). Let the stamp make fewer, or raise resourcesPerState: an apply takes the longer for each resource the more of them are in a state.',
    )
    expect(existsSync(project.lockFile)).toBe(false)
  })

  test('is exceeded with a warning when stamps grow, for their tenants stay', () => {
    synth(['a', 'b'])
    const fleet = project.fleet({
      tenants: tenants('a', 'b', 'c'),
      resourcesPerState: 2,
      stamp: sized({ a: 3, c: 2 }),
    })

    expect(warnings(fleet.stackOf('a'))).toEqual([
      '[clients-all-1] The stack has 4 resources, and resourcesPerState is 2: the stamp makes more than it did when the lock file placed these tenants. They stay where they are, and no tenant is added.',
    ])
    expect(fleet.stackOf('c').node.id).toBe('clients-all-2')
  })

  test('is 300 unless it is said', () => {
    const names = Array.from({ length: 4 }, (_, index) => `t${String(index)}`)
    const fleet = project.fleet({ tenants: tenants(...names), stamp: clients(() => 100) })

    expect(fleet.stacks.map((stack) => countResources(stack))).toEqual([300, 100])
  })
})

describe('a frozen lock file', () => {
  const frozen: Options = { frozenLock: true }

  test('must not be missing', () => {
    expect(refusal(() => synth(['a'], frozen))).toBe(
      `${project.lockFile} does not exist, and the lock file is frozen (frozenLock, which is on where CI is set):
  clients-all-1 is a new stack of wave all
  a is new, in clients-all-1
Without it, tenants could be in another stack next time, where everything of theirs is made anew. Run "cdktf synth" on your own machine and commit the file.`,
    )
  })

  test('must not change, and says what would', () => {
    synth(['a', 'b'])
    const before = readFileSync(project.lockFile, 'utf8')
    const change = () =>
      synth([], { ...frozen, tenants: [{ name: 'a', url: 'https://moved.eu.qlikcloud.com' }, tenant('c')] })

    expect(refusal(change).split('\n')).toEqual([
      `${project.lockFile} would change, and the lock file is frozen (frozenLock, which is on where CI is set):`,
      '  a has another url, https://moved.eu.qlikcloud.com instead of https://a.eu.qlikcloud.com',
      '  c is new, in clients-all-1',
      '  b is gone from clients-all-1',
      expect.stringMatching(/^Without it, /) as unknown,
    ])
    expect(readFileSync(project.lockFile, 'utf8')).toBe(before)
  })

  test.each([
    { ci: 'true', is: true },
    { ci: '1', is: true },
    { ci: 'false', is: false },
    { ci: '', is: false },
    { ci: undefined, is: false },
  ])('is the default where CI is $ci: $is', ({ ci, is }) => {
    const before = process.env['CI']
    if (ci === undefined) delete process.env['CI']
    else process.env['CI'] = ci
    const frozenLock = undefined as unknown as boolean // as where it is left out

    expect(refusal(() => project.fleet({ tenants: tenants('a'), frozenLock })) !== '').toBe(is)
    if (before === undefined) delete process.env['CI']
    else process.env['CI'] = before
  })
})

describe('a lock file that is wrong', () => {
  const REPAIR =
    'It is written at synthesis, so take it from version control again; do not delete it, or tenants would move to other stacks.'
  const stack = (...names: readonly string[]) => ({
    wave: 'all',
    tenants: Object.fromEntries(names.map((name) => [name, 'https://x.example.com'])),
  })
  const lock = (changes: object): string =>
    JSON.stringify({ version: 1, fleet: 'clients', stacks: {}, ...changes })

  test.each([
    { title: 'is not JSON', text: '<<<<<<< HEAD', says: / is not JSON \(.+\), perhaps after a merge\. / },
    { title: 'is no object', text: '[]', says: / holds no object\. / },
    { title: 'has no stacks', text: lock({ stacks: [] }), says: / has no stacks\. / },
    {
      title: 'has a stack without a wave',
      text: lock({ stacks: { 'clients-all-1': { tenants: {} } } }),
      says: /: stack "clients-all-1" needs a wave, and tenants and removed with the url of each by its name\. /,
    },
    {
      title: 'has a tenant without a url',
      text: lock({ stacks: { 'clients-all-1': { wave: 'all', tenants: { acme: 1 } } } }),
      says: /: stack "clients-all-1" needs a wave, /,
    },
    {
      title: 'has a stack with a name that cdktf refuses',
      text: lock({ stacks: { 'clients all/1': stack('a') } }),
      says: /: "clients all\/1" is no name of a stack, which has letters, digits and "-"\. /,
    },
    {
      title: 'has a removed tenant whose clients the provider could not destroy',
      text: lock({ stacks: { 'clients-all-1': { ...stack('a'), removed: { gone: 'gone.example.com' } } } }),
      says: /: the removed tenant "gone" of stack "clients-all-1": "gone\.example\.com" has no scheme\. Write /,
    },
  ])('because it $title is refused with the repair', ({ text, says }) => {
    writeFileSync(project.lockFile, text)
    const message = refusal(() => synth(['a']))

    expect(message).toMatch(says)
    expect(message.startsWith(project.lockFile)).toBe(true)
    expect(message.endsWith(REPAIR)).toBe(true)
  })

  test('because it is of another version, fleet, or has a tenant twice, is refused', () => {
    const message = (text: string): string => {
      writeFileSync(project.lockFile, text)
      return refusal(() => synth(['a'])).replace(project.lockFile, 'FILE')
    }

    expect(message(lock({ version: 2 }))).toBe(
      'FILE has version 2, and this version of the package reads 1. Use the version that wrote it, or a newer one.',
    )
    expect(message(lock({ fleet: 'robots' }))).toBe(
      'FILE is that of the fleet "robots", not of "clients". Give each fleet a lockFile of its own, and keep a fleet\'s id.',
    )
    expect(message(lock({ stacks: { 'clients-all-1': stack('a', 'b'), 'clients-all-2': stack('b') } }))).toBe(
      'FILE has 1 fault:\n  "b" is in clients-all-1 and in clients-all-2, perhaps after a merge. Keep it in the one that was deployed, and remove it from the other.',
    )
  })
})
