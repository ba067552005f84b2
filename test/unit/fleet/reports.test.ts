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
import { groupProblems, groupWarnings } from '../../../src/fleet/problem-groups'
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

test('puts warnings together as errors, the most frequent first, and keeps them apart from errors', () => {
  const warned = (name: string, tenants: readonly string[], ...warned: readonly string[]): StackRun => ({
    ...failed(name, tenants, 'Bad'),
    warnings: warned.map((detail) => ({ summary: 'Secrets that nobody manages', detail })),
  })
  const stacks = [
    warned('s1', ['acme', 'globex'], 'A secret of acme is 3 days old.'),
    warned('s2', ['initech', 'hooli'], 'One in initech.', 'One in hooli.', 'One in initech.'),
    warned('s3', ['stark'], 'One in stark.'),
  ]
  expect(groupWarnings(stacks).map(({ detail, stacks: of, tenants }) => [detail, of, tenants])).toEqual([
    ['One in ‹tenant›.', ['s2', 's3'], ['initech', 'hooli', 'stark']],
    ['A secret of acme is 3 days old.', ['s1'], ['acme']],
  ])
  expect(groupProblems(stacks).map(({ summary }) => summary)).toEqual(['Bad'])
})

test('names no tenant alone where the text is of several in one stack', () => {
  const stack = stackRun('s1', {
    tenants: ['acme', 'globex'],
    warnings: ['acme', 'globex'].map((tenant) => ({ summary: 'Old', detail: `In ${tenant}.` })),
  })
  expect(groupWarnings([stack])).toEqual([
    { summary: 'Old', detail: 'In ‹tenant›.', stacks: ['s1'], tenants: ['acme', 'globex'] },
  ])
})

test('puts together what differs in the host of the tenant and in the trace id, too', () => {
  const rejected = (tenant: string, host: string, trace: string): string =>
    `Could not read the client in tenant "${tenant}" (${host}). Check the secret. Trace id: ${trace}.`
  const stacks = [
    failed('s1', ['acme'], 'Credentials rejected', rejected('acme', 'k3j9.eu.qlikcloud.com', '4b60')),
    failed('s2', ['globex'], 'Credentials rejected', rejected('globex', 'localhost:4300', '4b61')),
  ]
  expect(groupProblems(stacks)).toEqual([
    {
      summary: 'Credentials rejected',
      detail: rejected('‹tenant›', '‹host›', '‹trace id›'),
      stacks: ['s1', 's2'],
      tenants: ['acme', 'globex'],
    },
  ])
  const [first] = stacks
  expect(groupProblems(first === undefined ? [] : [first])).toMatchObject([
    { detail: rejected('acme', 'k3j9.eu.qlikcloud.com', '4b60') },
  ])
})

test('a warning changes nothing of what became of a tenant', () => {
  const warnings = [{ summary: 'globex is old', detail: '' }]
  expect(tenantRuns({ ...failed('s1', ['acme', 'globex'], 'No such file'), warnings })).toEqual([
    { name: 'acme', status: 'failed' },
    { name: 'globex', status: 'failed' },
  ])
})

test('takes no part of a word for the name of a tenant', () => {
  const [group] = groupProblems([failed('s1', ['app', 'app-test'], 'application of app-test refused')])
  expect(group?.tenants).toEqual(['app-test'])
})

test('tells of a tenant that was taken out before only what its errors say', () => {
  const removed = { removedTenants: ['gone'] }
  expect(tenantRuns({ ...failed('s1', ['acme'], 'No such file'), ...removed })).toEqual([
    { name: 'acme', status: 'failed' },
  ])
  const named = { ...failed('s1', ['acme'], 'gone is down'), ...removed }
  expect(tenantRuns(named)).toEqual([
    { name: 'acme', status: 'unknown' },
    { name: 'gone', status: 'failed' },
  ])
  expect(groupProblems([named])).toMatchObject([{ tenants: ['gone'] }])
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
    warnings: fc.array(fc.record({ summary: texts, detail: texts }), { maxLength: 2 }),
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

test('reads a run of format 1.0, which has no warnings', () => {
  const run = fleetRun([stackRun('a', { status: 'succeeded' })])
  const old = renderRunJson(run)
    .replaceAll(/,\s*"warnings": \[\]/g, '')
    .replace('"1.1"', '"1.0"')
  expect(old).not.toContain('warnings')
  expect(parseRun(old)).toEqual(run)
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

test('says warnings after the errors, and how many are left out', () => {
  const warnings = Array.from({ length: 23 }, (_, at) => ({ summary: `Old ${at}`, detail: 'Use\nanother.' }))
  const run = fleetRun([
    stackRun('a', { status: 'succeeded', changes: ONE_ADDED, warnings }),
    { ...failed('b', ['acme'], 'Bad'), warnings: warnings.slice(22) },
    stackRun('c'),
  ])
  const lines = renderRunText({ ...run, stopped: { kind: 'interrupted' } }).split('\n')
  expect(lines.slice(5, 10)).toEqual([
    '',
    'Error in stack b, tenant acme: Bad',
    '',
    'Warning in 2 stacks (a, b), tenant acme: Old 22',
    '  Use',
  ])
  expect(lines.filter((line) => line.startsWith('Warning in'))).toHaveLength(20)
  expect(lines.slice(-4)).toEqual([
    '',
    '3 more warnings are in the report of --json.',
    '',
    'Stopped on request.',
  ])
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
    warnings: [{ summary: 'Old', detail: '', address: 'a.b' }],
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

/** The reports in the documentation, in their order. */
const shownReports = (): readonly (string | undefined)[] => {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'fleet.md'), 'utf8')
  return [...page.matchAll(/```text\n(.*?)\n```/gs)].map(([, text]) => text)
}
const clients = (name: string, changes: Partial<StackRun>) =>
  stackRun(`clients-${name}`, { wave: 'rest', ...changes })

test('the report in the documentation is one', () => {
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
  expect(shownReports()[0]).toBe(renderRunText(run))
})

test('the warning in the documentation is one', () => {
  const id = '0198f2a1c3b07006a96c2b1812063363'
  const detail = [
    `OAuth client ${id} in tenant "globex" (globex.eu.qlikcloud.com) has secrets that it did not have when the state was saved:`,
    '  hint "793cc", made 2026-09-01T08:15:00.000Z (2 days ago) by 66d4a1f0c2b5e87d3a9f1e04',
    `They were not made by this configuration. Delete them in the console, or take one over that is in use: terraform import ADDRESS 'globex:${id}/HINT'`,
  ].join('\n')
  const summary = `OAuth client ${id} has new secrets`
  const run = fleetRun(
    [
      clients('canary-1', { wave: 'canary', status: 'unchanged', tenants: ['acme'] }),
      clients('rest-1', {
        ...{ status: 'unchanged', tenants: ['globex', 'initech'] },
        warnings: [{ summary, detail, address: 'qlikcloud_oauth_client.portal' }],
      }),
    ],
    { command: 'plan' },
  )
  expect(shownReports()[1]).toBe(renderRunText(run))
})
