import { LAST_RULES, REVIEW_RULE_IDS, REVIEW_RULES, type Step } from '../../../src/review'
import { ATTRIBUTES } from '../../../src/review/attributes/attributes'
import { createStep } from '../../../src/review/rules/create-step'
import {
  changeJson,
  clientValues,
  judged,
  onlyChange,
  planText,
  reportOf,
  SECRET,
  type ChangeJson,
  type Values,
} from './plan-json'
import { CONSENT_BY_GRANT, RULE_CASES, TYPE_CASES } from './rule-cases'

const typeCase = (from: string, to: string): ChangeJson => {
  const values = (type: string) =>
    clientValues({ app_type: type, allowed_auth_methods: type === 'web' ? ['client_secret'] : null })
  return { before: values(from), after: values(to), replacedFor: ['app_type'] }
}

test.each(Object.entries(RULE_CASES))(
  '%s finds its case, and no other rule speaks',
  async (id, { change, found }) => {
    expect(found).toContain(id)
    expect(await judged(change)).toEqual(found)
  },
)

test.each(TYPE_CASES)('%s to %s', async (from, to, found) => {
  expect(await judged(typeCase(from, to))).toEqual(found)
})

test('consent that was never chosen follows the grants', async () => {
  expect(await judged(CONSENT_BY_GRANT)).toEqual([
    'narrows',
    'review/grant-removed',
    'review/consent-required',
  ])
})

describe('a secret that is made anew', () => {
  const SENSITIVE_ID = { before_sensitive: { client_id: true }, after_sensitive: { client_id: true } }
  const replaced = (before: Values, after: Values, change: Values = {}, entry: Values = {}): ChangeJson => ({
    type: SECRET,
    before: { tenant: null, client_id: 'c1', hint: 'abcde', ...before },
    after: { tenant: null, client_id: 'c1', ...after },
    replacedFor: ['client_id'],
    change,
    entry,
  })
  const ANOTHER = 'review/secret-of-another-client'
  const UNCLEAR = 'review/secret-of-unknown-client'

  test.each<[string, ChangeJson, string, string[]]>([
    ['for the same client', replaced({}, {}), 'neutral', []],
    ['for another one', replaced({}, { client_id: 'c2' }), 'broadens', [ANOTHER]],
    ['in another tenant', replaced({ tenant: 'a' }, { tenant: 'b' }), 'broadens', [ANOTHER]],
    ['for one that is hidden', replaced({}, { client_id: 'c2' }, SENSITIVE_ID), 'unknown', [UNCLEAR]],
    ['for the same one, hidden', replaced({}, {}, SENSITIVE_ID), 'neutral', []],
    [
      'at another address',
      replaced({}, { client_id: 'c2' }, {}, { previous_address: `${SECRET}.old` }),
      'broadens',
      ['review/moved', ANOTHER],
    ],
    [
      'because it is tainted',
      replaced({}, { client_id: 'c2' }, {}, { action_reason: 'replace_because_tainted' }),
      'broadens',
      [ANOTHER],
    ],
  ])('%s', async (_title, change, verdict, found) => {
    const [kind, , ...rest] = await judged(change)
    expect([kind, ...rest.sort()]).toEqual([verdict, ...found.sort()])
  })

  test('for the client that takes the place of its own is judged there', async () => {
    const follows = changeJson(replaced({}, { client_id: undefined }, { after_unknown: { client_id: true } }))
    const own = changeJson({
      before: clientValues(),
      after: clientValues({ client_id: undefined, id: undefined }),
      change: { actions: ['delete', 'create'], after_unknown: { client_id: true, id: true } },
    })
    const findings = async (changes: readonly Values[]) => {
      const report = await reportOf({ it: planText(changes) })
      return report.groups.flatMap((group) => group.findings.map(({ ruleId }) => ruleId)).sort()
    }
    expect(await findings([follows, own])).toEqual(['review/client-replaced', 'review/secret-replaced'])
    expect(await findings([follows])).toEqual(['review/secret-of-unknown-client', 'review/secret-replaced'])
  })
})

test('a public client of another type is judged, whatever its methods will be', async () => {
  const change: ChangeJson = {
    before: clientValues({ app_type: 'spa', allowed_auth_methods: [] }),
    after: clientValues({ app_type: 'native', allowed_auth_methods: undefined }),
    replacedFor: ['app_type'],
    change: { after_unknown: { allowed_auth_methods: true } },
  }
  expect(await judged(change)).toEqual(['neutral', 'review/client-replaced', 'review/equivalent'])
})

test('an overlap that becomes shorter is no wider access', async () => {
  const values = (previous_expires_at: string) => ({
    ...{ tenant: null, client_id: 'c1', hint: 'abcde', previous_hint: 'zyxwv', previous_expires_at },
  })
  const change = {
    type: SECRET,
    before: values('2026-02-01T00:00:00Z'),
    after: values('2026-01-15T00:00:00Z'),
  }
  expect((await judged(change))[0]).toBe('neutral')
})

test('every rule has a case', () => {
  const found = new Set(
    [...Object.values(RULE_CASES), ...TYPE_CASES.map(([, , ids]) => ({ found: ids }))].flatMap(
      (one) => one.found,
    ),
  )
  // Needs a drift besides the change.
  expect(REVIEW_RULE_IDS.filter((id) => !found.has(id))).toEqual(['review/drift-reverted'])
})

describe('each rule', () => {
  const changes = [
    ...Object.values(RULE_CASES).map(({ change }) => change),
    CONSENT_BY_GRANT,
    ...TYPE_CASES.map(([from, to]) => typeCase(from, to)),
  ].map(onlyChange)
  const rules = REVIEW_RULES.filter(({ reads }) => reads.length > 0)

  test.each(rules.map((rule) => [rule.id, rule] as const))('%s reads only what it declares', (_id, rule) => {
    const seen = new Set<string>()
    for (const change of changes) {
      const step = createStep(change)
      if (rule.resources !== 'all' && (step.type === undefined || !rule.resources.includes(step.type)))
        continue
      const watched: Step = {
        ...step,
        value: (name) => (seen.add(name), step.value(name)),
        set: (name) => (seen.add(name), step.set(name)),
      }
      rule.finds(watched)
    }
    // Whether a secret is rotated shows in its hint, which a rule may look at even while it is unknown.
    seen.delete('hint')
    expect([...seen].sort()).toEqual([...rule.reads].sort())
  })
})

test('rules have ids of their own, sources, and titles without a full stop', () => {
  const rules = [...REVIEW_RULES, ...LAST_RULES]
  expect(new Set(REVIEW_RULE_IDS).size).toBe(rules.length)
  for (const { id, source, title } of rules) {
    expect(id).toMatch(/^review\/[a-z-]+$/)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(source).toMatch(/^(?:design: .+|(?:https:\/\/[\w./#%-]+ ?)+)$/)
  }
})

test('rules read attributes that there are', () => {
  for (const { reads, resources } of REVIEW_RULES) {
    const types = resources === 'all' ? [] : resources
    for (const type of types) {
      expect(ATTRIBUTES[type].map(({ name }) => name)).toEqual(expect.arrayContaining([...reads]))
    }
  }
})

test('an attribute that changes is always spoken of', async () => {
  for (const { name, role, secret } of ATTRIBUTES.qlikcloud_oauth_client) {
    if (role === 'result' || secret === true) continue
    const [before, after] = [clientValues({ [name]: ['a'] }), clientValues({ [name]: ['b'] })]
    const step = createStep(onlyChange({ before, after }))
    expect(step.changedAttributes()).toEqual([name])
    expect((await judged({ before, after })).length).toBeGreaterThan(1)
  }
})
