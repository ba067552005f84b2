import {
  CLIENT_SECRET_RULES,
  OAUTH_CLIENT_RULES,
  RULE_IDS,
  unknownRuleIds,
  type OAuthClientSpec,
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
]

describe('each rule of an OAuth client', () => {
  test.each(OAUTH_CLIENT_RULES.map((rule) => [rule.id, rule] as const))(
    '%s is broken by a case',
    (_, rule) => {
      expect(CLIENTS.some((client) => rule.faults(client).length > 0)).toBe(true)
    },
  )

  test.each(OAUTH_CLIENT_RULES.map((rule) => [rule.id, rule] as const))(
    '%s reads only what it declares',
    (_, rule) => {
      const seen = new Set<string>()
      for (const client of CLIENTS) {
        rule.faults(
          new Proxy(client, {
            get: (target, field, receiver): unknown => {
              seen.add(String(field))
              return Reflect.get(target, field, receiver)
            },
          }),
        )
      }

      expect([...seen].sort()).toEqual([...rule.reads].sort())
    },
  )
})

describe('all rules together', () => {
  const rules = [...OAUTH_CLIENT_RULES, ...CLIENT_SECRET_RULES]

  test('have ids of their own, each group/name', () => {
    expect(new Set(RULE_IDS).size).toBe(rules.length)
    for (const id of RULE_IDS) expect(id).toMatch(/^[a-z-]+\/[a-z-]+$/)
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
