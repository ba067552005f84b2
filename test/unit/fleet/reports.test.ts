import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import {
  afterDeath,
  parseRun,
  renderRunJson,
  renderRunText,
  STACK_STATUSES,
  type StackRun,
  type StackStatus,
} from '../../../src/fleet'
import { groupProblems } from '../../../src/fleet/problem-groups'
import { tenantRuns } from '../../../src/fleet/tenant-runs'
import { FLEET_JSON_MEMBERS } from '../../../tools/reference/fleet-json-members'
import { fleetRun, ONE_ADDED, stackRun } from './fleet-of'

const failed = (name: string, tenants: readonly string[], summary: string, detail = ''): StackRun =>
  stackRun(name, { status: 'failed', tenants, problems: [{ summary, detail }] })

test('puts errors together that differ in the own tenant only', () => {
  const groups = groupProblems([
    failed('s1', ['acme'], 'Wrong scope'),
    failed('s2', ['globex'], 'globex is down', 'Tenant globex (stack s2) does not answer.'),
    failed('s3', ['initech'], 'initech is down', 'Tenant initech (stack s3) does not answer.'),
  ])
  expect(groups).toEqual([
    {
      summary: '‹tenant› is down',
      detail: 'Tenant ‹tenant› (stack ‹stack›) does not answer.',
      stacks: ['s2', 's3'],
      tenants: ['globex', 'initech'],
    },
    { summary: 'Wrong scope', detail: '', stacks: ['s1'], tenants: ['acme'] },
  ])
})

test('takes no part of a word for the name of a tenant', () => {
  const [group] = groupProblems([failed('s1', ['app', 'app-test'], 'application of app-test refused')])
  expect(group?.tenants).toEqual(['app-test'])
})

test('tells apart the tenants that the errors name, those beside them, and those left out', () => {
  const stack = {
    ...failed('s1', ['acme', 'globex', 'initech'], 'acme is down'),
    excludedTenants: ['initech'],
  }
  expect(tenantRuns(stack)).toEqual([
    { name: 'acme', status: 'failed' },
    { name: 'globex', status: 'unknown' },
    { name: 'initech', status: 'excluded' },
  ])
  const statuses = tenantRuns(failed('s1', ['acme', 'globex'], 'No such file')).map(({ status }) => status)
  expect(statuses).toEqual(['failed', 'failed'])
})

// The keys of the table, and only those.
const STATUSES = Object.keys(STACK_STATUSES) as readonly StackStatus[]
const texts = fc.string({ minLength: 1, maxLength: 8 })
const stacks: fc.Arbitrary<StackRun> = fc
  .record({
    name: texts,
    wave: fc.constantFrom('canary', 'rest'),
    tenants: fc.uniqueArray(texts, { maxLength: 3 }),
    status: fc.constantFrom(...STATUSES),
    problems: fc.array(fc.record({ summary: texts, detail: texts, address: texts }), { maxLength: 2 }),
    configuration: texts,
    changes: fc.constant(ONE_ADDED),
    log: texts,
  })
  .map((stack) => ({ ...stack, excludedTenants: stack.status === 'excluded' ? stack.tenants : [] }))

test('a run is read back as it was written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(stacks, { selector: ({ name }) => name, maxLength: 6 }), (some) => {
      const ordered = [...some].sort((left, right) => left.wave.localeCompare(right.wave))
      const run = fleetRun(ordered, {
        endedAt: '2026-01-01T00:01:00.000Z',
        runner: { pid: 7, host: 'here' },
        stopped: { kind: 'tolerance', wave: 'rest', failed: 2, allowed: 1 },
      })
      expect(parseRun(renderRunJson(run))).toEqual(run)
    }),
  )
})

test.each(['', '{}', '{"format_version":"2.0"}', renderRunJson(fleetRun([])).slice(0, -3)])(
  'takes %j for no record',
  (text) => {
    expect(parseRun(text)).toBeUndefined()
  },
)

test('what a killed runner had begun is unknown', () => {
  const run = fleetRun(
    [stackRun('a', { status: 'running' }), stackRun('b', { status: 'succeeded' }), stackRun('c')],
    {
      runner: { pid: 7, host: 'here' },
    },
  )
  const after = afterDeath(run)
  expect(after.stacks.map(({ status }) => status)).toEqual(['unknown', 'succeeded', 'not_started'])
  expect(after.runner).toBeUndefined()
})

test('says by wave and tenant what became of the fleet', () => {
  const run = fleetRun(
    [
      stackRun('c', { wave: 'canary', status: 'succeeded', tenants: ['acme'], changes: ONE_ADDED }),
      stackRun('r1', { wave: 'rest', status: 'unchanged', tenants: ['globex'] }),
      {
        ...failed(
          'r2',
          ['initech', 'hooli'],
          'Tenant initech is down',
          'It answered\u001b[2J 503.\n\nTry later.',
        ),
        wave: 'rest',
      },
      stackRun('r3', { wave: 'rest', tenants: ['stark'] }),
    ],
    { stopped: { kind: 'tolerance', wave: 'rest', failed: 1, allowed: 0 } },
  )
  expect(renderRunText(run))
    .toBe(`Deployment of fleet clients: 1 applied, 1 unchanged, 1 failed, 1 not started
  wave canary (canary): 1 applied
  wave rest: 1 unchanged, 1 failed, 1 not started
  tenants: 1 applied, 1 unchanged, 1 failed, 1 unknown, 1 not started
    failed: initech
    unknown: hooli
    not started: stark
  1 added, 0 changed, 0 destroyed

Error in stack r2, tenant initech: Tenant initech is down
  It answered [2J 503.
  Try later.

Stopped: 1 failed in wave rest, and 0 may.`)
})

/** Every member of a document, as the table of the documentation writes them. */
function pathsOf(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((element) => pathsOf(element, `${path}[]`))
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, member]) =>
    pathsOf(member, /^(?:stacks|tenants)$/.test(path) ? `${path}.*` : [path, name].filter(Boolean).join('.')),
  )
}

test('what is documented of the JSON is what is written', () => {
  const applied = stackRun('a', {
    ...{ status: 'succeeded', changes: ONE_ADDED, tenants: ['acme'] },
    ...{ configuration: 'x', startedAt: 'x', endedAt: 'x', log: 'x' },
  })
  const broken = stackRun('b', {
    status: 'failed',
    problems: [{ summary: 'Bad', detail: '', address: 'a.b' }],
    tenants: ['globex'],
  })
  const run = fleetRun([applied, broken], {
    endedAt: 'x',
    runner: { pid: 1, host: 'here' },
    stopped: { kind: 'tolerance', wave: 'all', failed: 1, allowed: 0 },
  })
  const text = renderRunJson(run, { review: { class: 'broadens', approval: 'x' } })
  const found = new Set(pathsOf(JSON.parse(text) as unknown, ''))
  expect([...found].sort()).toEqual(FLEET_JSON_MEMBERS.map(({ path }) => path).sort())
})

test('the report in the documentation is one', () => {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'fleet.md'), 'utf8')
  const [, shown] = /```text\n(.*?)\n```/s.exec(page) ?? []
  const clients = (name: string, changes: Partial<StackRun>) =>
    stackRun(`clients-${name}`, { wave: 'rest', ...changes })
  const run = fleetRun(
    [
      clients('canary-1', { wave: 'canary', status: 'succeeded', tenants: ['acme'], changes: ONE_ADDED }),
      clients('rest-1', {
        ...{ status: 'succeeded', tenants: ['globex', 'initech'] },
        changes: { add: 6, change: 1, remove: 0, import: 0 },
      }),
      clients('rest-2', {
        ...{ status: 'failed', tenants: ['umbrella'] },
        problems: [
          {
            summary: 'Tenant "umbrella" does not answer',
            detail: 'GET /api/v1/oauth-clients: 503 (service unavailable), 3 times in 60 s.',
            address: 'qlikcloud_oauth_client.portal',
          },
        ],
      }),
      clients('rest-3', { tenants: ['hooli', 'stark'] }),
    ],
    { stopped: { kind: 'tolerance', wave: 'rest', failed: 1, allowed: 0 } },
  )
  expect(shown).toBe(renderRunText(run))
})
