import {
  ALL_RULES,
  CLIENT_SECRET_RULES,
  knownFacts,
  OAUTH_CLIENT_RULES,
  RULE_IDS,
  snakeCase,
  violations,
} from '../../../src/rules'
import type { ExampleCase } from '../../../src/rules/examples/rule-example'
import { RULE_EXAMPLES } from '../../../src/rules/examples/rule-examples'

/** What a client and its secrets break, wherever each is looked at. */
function brokenBy({ client, furtherSecrets = 0 }: ExampleCase): readonly string[] {
  const ofClient = violations(OAUTH_CLIENT_RULES, knownFacts(client), { naming: snakeCase })
  const secret = {
    clientId: 'c1',
    appType: client.appType,
    allowedAuthMethods: client.allowedAuthMethods,
    secretCount: furtherSecrets + 1,
  }
  const ofSecrets =
    furtherSecrets === 0 ? [] : violations(CLIENT_SECRET_RULES, knownFacts(secret), { naming: snakeCase })
  return [...ofClient, ...ofSecrets].map(({ ruleId }) => ruleId)
}

describe.each(RULE_IDS)('%s', (id) => {
  const { says, wrong, right } = RULE_EXAMPLES[id]

  test('is broken by its wrong example, which breaks nothing else', () => {
    // An impossible name is also an unknown one.
    const others = id === 'scope/limit' ? ['scope/unknown'] : []
    expect(brokenBy(wrong)).toEqual([id, ...others])
  })

  test('is kept by its right example, which keeps all others too', () => {
    expect(brokenBy(right)).toEqual([])
  })

  test('is said in one or two sentences', () => {
    expect(says).toMatch(/^[A-Z].{20,160}\.$/)
  })
})

test('the table of examples is that of the rules', () => {
  expect(Object.keys(RULE_EXAMPLES).sort()).toEqual(ALL_RULES.map(({ id }) => id).sort())
})
