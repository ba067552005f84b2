import { LAST_RULES, REVIEW_RULE_IDS, REVIEW_RULES, type Step } from '../../../src/review'
import { ATTRIBUTES } from '../../../src/review/attributes/attributes'
import { createStep } from '../../../src/review/rules/create-step'
import { clientValues, judged, onlyChange, type ChangeJson } from './plan-json'
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
      const step = createStep(change, [])
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
    const step = createStep(onlyChange({ before, after }), [])
    expect(step.changedAttributes()).toEqual([name])
    expect((await judged({ before, after })).length).toBeGreaterThan(1)
  }
})
