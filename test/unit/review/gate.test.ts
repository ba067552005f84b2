import { checkGate, isCondition, parsePolicy, type Condition, type Policy } from '../../../src/review'
import { changeJson, clientValues, CLIENT, planText, reportOf } from './plan-json'

const change = (name: string, after: Readonly<Record<string, unknown>>, tenant = 'acme') =>
  changeJson({
    address: `${CLIENT}.${name}`,
    before: clientValues({ tenant }),
    after: clientValues({ tenant, ...after }),
  })
const plan = planText(
  [
    change('portal', { allowed_scopes: ['admin.apps', 'user_default'] }),
    change(
      'shop',
      { redirect_uris: ['https://portal.example.com/callback', 'https://shop.example.com/cb'] },
      'globex',
    ),
    change('tool', { redirect_uris: ['https://portal.example.com/callback', 'http://localhost:3000/cb'] }),
    changeJson({ address: `${CLIENT}.old`, before: clientValues(), after: null }),
  ],
  { resource_drift: [change('portal', { allowed_scopes: [] })] },
)

const refusedBy = async (failOn: readonly Condition[], allow: readonly Condition[] = [], policy?: Policy) =>
  checkGate(await reportOf({ it: plan }), { failOn, allow, ...(policy && { policy }) }).map(
    ({ by, ruleId, example }) =>
      `${by.kind === 'policy' ? `row ${by.row}` : by.condition}: ${ruleId} ${example.address.replace(`${CLIENT}.`, '')}`,
  )

const cases: readonly [
  failOn: readonly Condition[],
  allow: readonly Condition[],
  refused: readonly string[],
][] = [
  [[], [], []],
  [['broadens'], [], ['broadens: review/scope-added portal', 'broadens: review/redirect-added shop']],
  [['broadens'], ['review/redirect-added'], ['broadens: review/scope-added portal']],
  [['broadens'], ['broadens'], []],
  [['admin', 'broadens'], ['new-host', 'localhost'], ['admin: review/scope-added portal']],
  [['localhost'], [], ['localhost: review/redirect-added tool']],
  [['deletes', 'creates', 'replaces'], [], ['deletes: review/client-deleted old']],
  [['review/client-deleted'], [], ['review/client-deleted: review/client-deleted old']],
  [['narrows'], ['deletes'], []],
  [['drift'], [], ['drift: review/scope-removed portal']],
]

test.each(cases)('--fail-on %j --allow %j', async (failOn, allow, refused) => {
  expect(await refusedBy(failOn, allow)).toEqual(refused)
})

test('updates are all changes in place', async () => {
  expect((await refusedBy(['updates'])).length).toBe(2)
})

describe('a change of which the plan does not tell the tenant', () => {
  const without = planText([
    changeJson({
      before: clientValues(),
      after: clientValues({ allowed_scopes: ['admin.apps', 'user_default'] }),
    }),
  ])
  const breaches = async (...rows: readonly object[]) =>
    checkGate(await reportOf({ it: without }), { failOn: ['broadens'], policy: policyOf(rows) }).map(
      ({ by }) => by.kind,
    )

  test('is refused by a row that forbids something in some tenants', async () => {
    expect(await breaches({ forbid: ['admin'], tenants: ['prod-*'] })).toEqual(['policy'])
    expect(await breaches({ forbid: ['admin'], tenants: ['*'] })).toEqual(['policy'])
  })

  test('is not allowed by a row that allows something in some tenants', async () => {
    expect(await breaches({ allow: ['broadens'], tenants: ['test-*'] })).toEqual(['fail-on'])
    expect(await breaches({ allow: ['broadens'], tenants: ['*'] })).toEqual(['fail-on'])
  })
})

function policyOf(rows: readonly object[]): Policy {
  const reading = parsePolicy(JSON.stringify({ version: 1, rows }))
  if (reading.kind === 'refused') throw new Error(reading.problems.join())
  return reading.policy
}

const policies: readonly [name: string, rows: readonly object[], refused: readonly string[]][] = [
  [
    'allows by host',
    [{ allow: ['broadens'], hosts: ['*.example.com', 'localhost:*'] }],
    ['broadens: review/scope-added portal'],
  ],
  [
    'does not take another host for one of the pattern',
    [{ allow: ['broadens'], hosts: ['xample.com', 'example.com', '*.example.co'] }],
    ['broadens: review/scope-added portal', 'broadens: review/redirect-added shop'],
  ],
  [
    'allows by scope',
    [{ allow: ['broadens'], scopes: ['admin.*'] }],
    ['broadens: review/redirect-added shop'],
  ],
  [
    'forbids by tenant what nothing else refuses',
    [{ forbid: ['new-host'], tenants: ['globex'] }, { allow: ['broadens'] }],
    ['row 1: review/redirect-added shop'],
  ],
  [
    'decides by the first row that matches',
    [
      { allow: ['review/client-deleted'], addresses: ['*.old'] },
      { forbid: ['deletes'] },
      { allow: ['broadens'] },
    ],
    [],
  ],
  [
    'knows plans by their names',
    [
      { forbid: ['deletes'], plans: ['other'] },
      { allow: ['broadens'], plans: ['it'] },
    ],
    [],
  ],
]

test.each(policies)('a policy %s', async (_name, rows, refused) => {
  expect(await refusedBy(['broadens'], [], policyOf(rows))).toEqual(refused)
})

test('counts the changes of a breach and names its groups', async () => {
  expect(checkGate(await reportOf({ it: plan }), { failOn: ['review/redirect-added'] })).toEqual([
    {
      by: { kind: 'fail-on', condition: 'review/redirect-added' },
      ruleId: 'review/redirect-added',
      changes: 2,
      groups: ['G2', 'G3'],
      example: { address: `${CLIENT}.shop`, plan: 'it', tenant: 'globex' },
    },
  ])
})

const refusedPolicies: readonly [name: string, text: string, problems: readonly (string | RegExp)[]][] = [
  ['no JSON', '{', ['it is not JSON']],
  [
    'a member that is there twice',
    '{ "version": 1, "rows": [{ "forbid": ["broadens"], "because": "as in \\"forbid\\": x", "forbid": ["admin"] }] }',
    ['"forbid" is there twice in one object'],
  ],
  ['a list', '[]', ['it is not an object with "version" and "rows"']],
  ['another version', '{"version":2,"rows":[]}', ['"version" is not 1']],
  ['no rows', '{"version":1}', ['"rows" is not a list']],
  ['a member that nobody knows', '{"version":1,"rows":[],"row":[]}', [/^"row" is not known/]],
  [
    'a row without a decision',
    '{"version":1,"rows":[{"hosts":["a"]}]}',
    ['row 1 needs either "allow" or "forbid"'],
  ],
  [
    'a row with both',
    '{"version":1,"rows":[{"allow":["drift"],"forbid":["drift"]}]}',
    [/^row 1 needs either/],
  ],
  [
    'a word that nobody knows',
    '{"version":1,"rows":[{"allow":["broaden"]}]}',
    [/^row 1 has "broaden" in "allow"/],
  ],
  [
    'everything wrong at once',
    '{"version":1,"rows":[{"allow":[],"host":["a"]},{"forbid":["drift"],"hosts":"a","because":1}]}',
    [
      /^row 1 has "host", which is not known/,
      'row 1 needs texts in "allow"',
      /^row 2 has a "because"/,
      'row 2 needs texts in "hosts"',
    ],
  ],
]

test.each(refusedPolicies)('refuses a policy with %s', (_name, text, problems) => {
  const reading = parsePolicy(text)
  if (reading.kind === 'policy') throw new Error('it was read')
  expect(reading.problems.length).toBe(problems.length)
  problems.forEach((problem, index) => expect(reading.problems[index]).toMatch(problem))
})

test('knows its words, ids and nothing else', () => {
  expect(['broadens', 'drift', 'review/scope-added', 'breaks-consumers'].every(isCondition)).toBe(true)
  expect(['constructor', 'review/none', ''].some(isCondition)).toBe(false)
})

test('a mark of the encoding in front of a policy is no part of it', () => {
  expect(parsePolicy('\uFEFF{"version":1,"rows":[{"allow":["broadens"]}]}')).toMatchObject({ kind: 'policy' })
})
