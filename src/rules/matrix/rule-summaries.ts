import { exampleViolations } from '../examples/example-violations'
import { render, type Naming } from '../naming'
import { RULE_EXAMPLES } from '../examples/rule-examples'
import { APP_TYPES, type AppType } from '../oauth-client/vocabulary'
import { ALL_RULES, type RuleId } from '../rule-ids'
import type { Severity } from '../rule'

/** A rule, for readers. */
export interface RuleSummary {
  readonly id: RuleId
  readonly severity: Severity
  readonly title: string
  readonly says: string
  /** Pages that state it. */
  readonly sources: readonly string[]
  /** The types whose clients can break it. */
  readonly appTypes: readonly AppType[]
  /** Whether the user can overrule it. */
  readonly canBeOverruled: boolean
}

/** Every rule in the order of the tables. */
export function ruleSummaries(naming: Naming): readonly RuleSummary[] {
  return ALL_RULES.map((rule) => {
    const { says, wrong } = RULE_EXAMPLES[rule.id]
    return {
      id: rule.id,
      severity: rule.severity,
      title: render(rule.title, naming),
      says: render(says, naming),
      sources: rule.source.split(' '),
      appTypes: APP_TYPES.filter((appType) =>
        exampleViolations({ ...wrong, client: { ...wrong.client, appType } }).some(
          ({ ruleId }) => ruleId === rule.id,
        ),
      ),
      canBeOverruled: !('final' in rule),
    }
  })
}
