import { ALL_RULES, RULE_IDS } from '../../../src/rules'
import { exampleViolations } from '../../../src/rules/examples/example-violations'
import type { ExampleCase } from '../../../src/rules/examples/rule-example'
import { RULE_EXAMPLES } from '../../../src/rules/examples/rule-examples'

const brokenBy = (example: ExampleCase) => exampleViolations(example).map(({ ruleId }) => ruleId)

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
