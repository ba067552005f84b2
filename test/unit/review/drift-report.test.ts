import {
  createDriftReport,
  parseIgnore,
  parseInventory,
  parseLeftOut,
  readRefresh,
  readState,
  type DriftReport,
  type ReadProblem,
  type Refresh,
  type StackReading,
} from '../../../src/review'
import { CLIENT, SECRET, changeJson, clientValues, type Values } from './plan-json'

const nowMs = Date.parse('2026-09-01T00:00:00Z')
const PROVIDER = 'registry.terraform.io/qlikcloud/qlikcloud'

interface Parts {
  readonly drift?: readonly Values[]
  readonly managed?: readonly { readonly type: string; readonly values: Values }[]
  readonly more?: Values
}

function refresh({ drift = [], managed = [], more = {} }: Parts): Refresh {
  const resources = managed.map(({ type, values }, index) => ({
    address: `${type}.r${index}`,
    mode: 'managed',
    type,
    provider_name: PROVIDER,
    values,
    sensitive_values: {},
  }))
  const reading = readRefresh(
    JSON.stringify({
      ...{ format_version: '1.2', planned_values: {}, resource_drift: drift },
      prior_state: { values: { root_module: { resources } } },
      ...more,
    }),
  )
  if (reading.kind === 'refused') throw new Error(reading.problem)
  return reading.refresh
}

const stack = (parts: Parts, more: Partial<StackReading> = {}): StackReading => ({
  name: 'acme',
  refresh: refresh(parts),
  problems: [],
  inventories: [],
  ...more,
})

const inventory = (clients: readonly Values[], tenant = 'https://acme.eu.qlikcloud.com', caller = 'boot') => {
  const parsed = parseInventory(JSON.stringify({ tenant, caller, clients }))
  if (parsed === undefined) throw new Error('no inventory')
  return parsed
}

const told = ({ groups }: DriftReport): readonly string[] =>
  groups.flatMap(({ members, findings }) =>
    members.map(
      ({ drift, address, tenant }) =>
        `${drift} ${address} ${tenant ?? '?'} ${findings.map(({ ruleId }) => ruleId).join(' ')}`,
    ),
  )

const report = (...stacks: readonly StackReading[]): DriftReport => createDriftReport(stacks, { nowMs })

describe('unmanaged', () => {
  const client = { type: CLIENT, values: clientValues({ client_secret_hints: ['abcde', 'fghij'] }) }
  const secret = { type: SECRET, values: { client_id: 'c1', hint: 'abcde', previous_hint: 'fghij' } }

  test('is no secret that a resource has, be it of another stack, or had before a rotation', () => {
    const seen = inventory([{ client_id: 'c1' }])
    expect(report(stack({ managed: [client, secret] }, { inventories: [seen] })).groups).toEqual([])
    const parts = [
      stack({ managed: [client] }, { inventories: [seen] }),
      stack({ managed: [secret] }, { name: 'secrets', inventories: [seen] }),
    ]
    expect(report(...parts).groups).toEqual([])
    expect(told(report(...parts.slice(0, 1)))).toEqual([
      'unmanaged c1/abcde acme.eu.qlikcloud.com drift/unmanaged-secret',
      'unmanaged c1/fghij acme.eu.qlikcloud.com drift/unmanaged-secret',
    ])
  })

  test('a secret that has just appeared is told once, as unmanaged', () => {
    const before = clientValues({ client_secret_hints: [] })
    const after = clientValues({ client_secret_hints: ['abcde'] })
    const found = report(
      stack({ managed: [{ type: CLIENT, values: after }], drift: [changeJson({ before, after })] }),
    )
    expect(told(found)).toEqual(['unmanaged c1/abcde ? drift/unmanaged-secret'])
  })

  test('a client is told once, however many stacks see its tenant, and the login is left out', () => {
    const seen = inventory([
      { client_id: 'c1' },
      { client_id: 'boot' },
      { client_id: 'stray', client_name: 'S' },
    ])
    const both = ['one', 'two'].map((name) =>
      stack(
        { managed: [{ type: CLIENT, values: clientValues({ client_secret_hints: [] }) }] },
        { name, inventories: [seen] },
      ),
    )
    expect(told(report(...both))).toEqual(['unmanaged stray acme.eu.qlikcloud.com drift/unmanaged-client'])
  })

  test('nobody is called unmanaged while it is not known what a stack manages', () => {
    const seen = inventory([{ client_id: 'stray' }])
    const blind: StackReading = { name: 'blind', problems: [{ title: 'not initialized' }], inventories: [] }
    const found = report(stack({}, { inventories: [seen] }), blind)
    expect(found.groups).toEqual([])
    expect(found.verdict.outcome).toBe('unreadable')
    expect(found.notLookedFor.map(({ stacks }) => stacks)).toEqual([['blind']])
    // The state alone is enough to know it.
    const state = readState(JSON.stringify({ format_version: '1.0', values: {} })) ?? []
    expect(told(report(stack({}, { inventories: [seen] }), { ...blind, state }))).toHaveLength(1)
  })
})

test('a stack without an inventory says why nobody looked', () => {
  const managed = [{ type: CLIENT, values: clientValues({ client_secret_hints: [] }) }]
  const found = report(stack({}), stack({ managed }, { name: 'old' }))
  expect(found.verdict.outcome).toBe('in-sync')
  expect(found.notLookedFor).toEqual([
    { why: expect.stringContaining('manages nothing') as unknown, stacks: ['acme'] },
    { why: expect.stringContaining('newer') as unknown, stacks: ['old'] },
  ])
})

test('says of tenants that were left out that nobody looked there', () => {
  const managed = [{ type: CLIENT, values: clientValues({ client_secret_hints: [] }) }]
  const found = report(stack({ managed }, { leftOut: ['acme'], inventories: [inventory([])] }))
  expect(found.notLookedFor).toEqual([
    { why: 'tenants of it were left out, and are taken to be as in the state', stacks: ['acme'] },
  ])
})

describe('of tenants that are left out', () => {
  const inTenant = (tenant: string | null) => ({ type: CLIENT, values: clientValues({ tenant }) })
  const managed = [inTenant('acme'), inTenant('globex'), inTenant(null)]

  test('objects are counted, and not as compared', () => {
    const found = report(stack({ managed }, { spared: ['acme', null] }))
    expect(found.verdict).toMatchObject({ objects: 1, unreadable: 0 })
    expect(found.leftOut).toEqual([
      { stack: 'acme', tenants: ['acme', 'the tenant of its provider'], objects: 2 },
    ])
  })

  test('a stack is not in sync when nothing of it was read, save by request', () => {
    const parts = { managed: [inTenant('acme')] }
    const found = report(stack(parts, { spared: ['acme'] }))
    expect(found.verdict).toMatchObject({ outcome: 'unreadable', objects: 0, inSync: 0 })
    expect(found.unreadable.map(({ title }) => title)).toEqual(['all of its tenants are left out'])
    expect(report(stack(parts, { spared: ['acme'], leftOut: ['acme'] })).verdict.outcome).toBe('in-sync')
    expect(report(stack({}, { spared: ['acme'] })).verdict.outcome).toBe('in-sync')
  })

  test.each([
    ['{"left_out":["acme",null,7]}', ['acme', null]],
    ['{"tenant":"https://acme","clients":[]}', []],
    ['{', []],
  ])('what the provider writes is read: %s', (text, names) => {
    expect(parseLeftOut(text)).toEqual(names)
  })
})

describe('of what could not be read', () => {
  const down = (address: string, title = 'Down'): ReadProblem => ({
    ...{ title, address, detail: `Could not read ${address}.` },
  })
  const inTenant = (tenant: string | undefined, name: string, dependsOn: readonly string[] = []) => ({
    ...{ address: name, mode: 'managed', type: CLIENT, provider_name: PROVIDER },
    ...{ values: { tenant: tenant ?? null }, sensitive_values: {}, depends_on: dependsOn },
  })
  const objects = [
    ...[inTenant('acme', 'a.one[0]'), inTenant('acme', 'a.two'), inTenant('acme', 'a.fine')],
    ...[inTenant('acme', 'a.secret', ['a.one']), inTenant('globex', 'a.three')],
    ...[inTenant(undefined, 'a.four'), inTenant(undefined, 'a.five')],
  ]
  const state = { root_module: { resources: objects } }
  const reading = (problems: readonly ReadProblem[], name = 'rest'): StackReading =>
    stack({ more: { prior_state: { values: state } } }, { name, problems })

  test('a tenant that is down is said once for each stack, with how many objects that is', () => {
    const problems = [down('a.two'), down('a.three'), down('a.one[0]')]
    expect(report(reading(problems), reading(problems.slice(0, 1), 'other')).unreadable).toEqual([
      {
        title: 'Down',
        places: [
          // Two failed, and the secret of one of them was not come to.
          { stack: 'rest', tenant: 'acme', objects: 3, detail: 'Could not read a.one[0].' },
          { stack: 'rest', address: 'a.three', detail: 'Could not read a.three.' },
          { stack: 'other', address: 'a.two', detail: 'Could not read a.two.' },
        ],
      },
    ])
  })

  test('the tenants are known from the state, too, where there is no plan', () => {
    const { refresh: _none, ...unread } = reading([down('a.one[0]'), down('a.two')])
    const known = readState(JSON.stringify({ format_version: '1.0', values: state })) ?? []
    const [group] = report({ ...unread, state: known }).unreadable
    expect(group?.places).toMatchObject([{ tenant: 'acme', objects: 3 }])
  })

  test('what was not read was not compared', () => {
    const compared = (...problems: readonly ReadProblem[]): number =>
      report(reading(problems)).verdict.objects
    expect(compared()).toBe(7)
    expect(compared(down('a.three'))).toBe(6)
    // The secret of one of them was not come to.
    expect(compared(down('a.two'), down('a.three'), down('a.one[0]'))).toBe(3)
    expect(compared({ title: 'The provider cannot start' })).toBe(0)
  })

  test('other trouble, and objects of which the tenant is not known, are said one by one', () => {
    const problems = [down('a.one[0]'), down('a.two', 'Rejected'), down('a.four'), down('a.five')]
    const found = report(reading([...problems, { title: 'No plan' }])).unreadable
    expect(found.map(({ title, places }) => [title, places.map(({ address }) => address)])).toEqual([
      ['Down', ['a.one[0]', 'a.four', 'a.five']],
      ['Rejected', ['a.two']],
      ['No plan', [undefined]],
    ])
  })
})

describe('a refresh that is none', () => {
  const base = { format_version: '1.2', planned_values: {} }
  test.each([
    [
      'a plan that changes something',
      { ...base, resource_changes: [changeJson({ before: null, after: {} })] },
      'plans changes',
    ],
    ['a future format', { ...base, format_version: '2.0' }, 'understands 1.x'],
    ['a state', { format_version: '1.0', values: {} }, 'not a plan'],
  ])('%s is refused', (_name, json, problem) => {
    expect(readRefresh(JSON.stringify(json))).toMatchObject({
      kind: 'refused',
      problem: expect.stringContaining(problem) as unknown,
    })
  })

  test('one that failed half-way is read as far as it got', () => {
    expect(refresh({ more: { errored: true } }).isPartial).toBe(true)
  })
})

test('what drifts of other providers is counted, and not judged', () => {
  const other = {
    ...changeJson({ before: {}, after: {} }),
    provider_name: 'registry.terraform.io/hashicorp/aws',
  }
  expect(report(stack({ drift: [other] })).verdict).toMatchObject({ notJudged: 1, items: 0 })
})

test.each([
  ['{', 'it is not JSON'],
  ['{"version":2,"rows":[]}', '"version" is not 1'],
  ['{"version":1,"rows":[{"ignore":["changed"]}]}', 'row 1 needs a reason in "because"'],
  ['{"version":1,"rows":[{"ignore":[],"because":"x"}]}', 'row 1 needs texts in "ignore"'],
  [
    '{"version":1,"rows":[{"ignore":["changed"],"because":"x","until":"2026-02-31"}]}',
    'row 1 needs a day in "until", such as "2026-12-31"',
  ],
  [
    '{"version":1,"rows":[{"ignore":["changed"],"because":"x","tenants":[]}]}',
    'row 1 needs texts in "tenants"',
  ],
])('the ignore file %s is refused', (text, problem) => {
  expect(parseIgnore(text)).toEqual({ kind: 'refused', problems: [problem] })
})

test('a row counts to the end of its last day', () => {
  const rows = [{ words: ['overdue'], because: 'x', until: '2026-09-01' }]
  const values = { client_id: 'c1', hint: 'h', rotates_at: '2026-08-01T00:00:00Z' }
  const overdue = stack({ managed: [{ type: SECRET, values }] })
  const at = (time: string) =>
    createDriftReport([overdue], { nowMs: Date.parse(time), ignore: rows }).verdict.outcome
  expect(at('2026-09-01T23:59:59Z')).toBe('in-sync')
  expect(at('2026-09-02T00:00:00Z')).toBe('drift')
})
