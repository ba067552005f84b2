import {
  ALL_RULES,
  CLIENT_SECRET_RULES,
  OAUTH_CLIENT_RULES,
  RULE_IDS,
  unknownRuleIds,
  type ClientSecretSpec,
  type OAuthClientSpec,
  type Rule,
} from '../../../src/rules'
import { BROKEN_CLIENTS } from './broken-clients'
import { EMBED, MACHINE, NATIVE, SPA, WEB } from './clients'

const CLIENTS: readonly OAuthClientSpec[] = [
  WEB,
  MACHINE,
  SPA,
  NATIVE,
  EMBED,
  ...Object.values(BROKEN_CLIENTS).map(({ client }) => client),
  { ...WEB, allowedScopes: ['s'.repeat(257)] },
  { ...MACHINE, allowedScopes: ['offline_access'], redirectUris: ['https://a.example.com'] },
]

const SECRET = { clientId: 'c1', appType: 'web', allowedAuthMethods: ['client_secret'], secretCount: 1 }
const SECRETS: readonly ClientSecretSpec[] = [
  SECRET,
  { ...SECRET, secretCount: 6 },
  { ...SECRET, appType: 'spa' },
  { ...SECRET, allowedAuthMethods: ['private_key_jwt'] },
]

/** The fields of a model that a rule looks at, over all the given ones. */
function fieldsRead<T extends object>(rule: Rule<T>, specs: readonly T[]): readonly string[] {
  const seen = new Set<string>()
  const spy: ProxyHandler<T> = {
    get: (target, field, receiver): unknown => {
      seen.add(String(field))
      return Reflect.get(target, field, receiver)
    },
  }
  for (const spec of specs) rule.faults(new Proxy(spec, spy))
  return [...seen].sort()
}

function tableTests<T extends object>(rules: readonly Rule<T>[], specs: readonly T[]): void {
  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
    test('is broken by a case, and kept by another', () => {
      expect(new Set(specs.map((spec) => rule.faults(spec).length > 0))).toEqual(new Set([true, false]))
    })

    test('reads what it declares, and nothing else', () => {
      expect(fieldsRead(rule, specs)).toEqual([...rule.reads].sort())
    })
  })
}

tableTests(OAUTH_CLIENT_RULES, CLIENTS)
tableTests(CLIENT_SECRET_RULES, SECRETS)

describe('all rules together', () => {
  const rules: readonly Rule<never>[] = ALL_RULES

  test('are those of the models, none twice', () => {
    expect(new Set(rules)).toEqual(new Set([...OAUTH_CLIENT_RULES, ...CLIENT_SECRET_RULES]))
    expect(rules).toHaveLength(OAUTH_CLIENT_RULES.length + CLIENT_SECRET_RULES.length)
  })

  test('have ids of their own, each group/name', () => {
    expect(new Set(RULE_IDS).size).toBe(rules.length)
    for (const id of RULE_IDS) expect(id).toMatch(/^[a-z-]+\/[a-z-]+$/)
  })

  test('yield only to rows that there are, and not in a circle', () => {
    const yielding = rules.filter(({ yieldsTo }) => yieldsTo !== undefined)
    for (const { yieldsTo = '' } of yielding) {
      expect(RULE_IDS).toContain(yieldsTo)
      expect(yielding.map(({ id }) => id)).not.toContain(yieldsTo)
    }
  })

  test('say where the rule comes from', () => {
    for (const { source } of rules) {
      for (const one of source.split(' ')) {
        expect(one).toMatch(
          /^https:\/\/(qlik\.dev|help\.qlik\.com|www\.rfc-editor\.org)\/[\w/.-]+(#section-[\d.]+)?$/,
        )
      }
    }
  })

  test('have titles without a full stop', () => {
    for (const { title } of rules) expect(title).toMatch(/^[A-Z].*[^.]$/)
  })

  test('tell a rule id from anything else', () => {
    expect(unknownRuleIds(['scope/admin-classic', 'scope/admin_classic', 'toString'])).toEqual([
      'scope/admin_classic',
      'toString',
    ])
  })
})
