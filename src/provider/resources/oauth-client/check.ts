import { contentOf, errorDiagnostic } from '../../../framework'
import type { Diagnostics, Value } from '../../../framework'
import { OAUTH_CLIENT_RULES, RULE_IDS, snakeCase, unknownRuleIds, violations } from '../../../rules'
import type { Fact, Facts, OAuthClientSpec, Violation } from '../../../rules'
import { ruleFinding } from '../../rule-findings'
import { factsOf } from './facts'
import type { OAuthClientModel } from './schema'

/** The compatibility rules on a configuration: whatever is known already. */
export function checkConfig(config: OAuthClientModel): Diagnostics {
  return [...nullElements(config), ...findingsOf(broken(config)), ...skippedUnknown(config)]
}

/** What the plan knows more than the configuration: findings that {@link checkConfig} could not have made. */
export function checkPlan(config: OAuthClientModel, planned: OAuthClientModel): Diagnostics {
  const [before, after] = [factsOf(config), factsOf(planned)]
  // A rule whose facts are the same in both says the same of both, and a plan without changes asks hardly any.
  const changed = FACT_NAMES.filter((name) => !equalFacts(before[name], after[name]))
  const rules = OAUTH_CLIENT_RULES.filter(({ reads }) => reads.some((name) => changed.includes(name)))
  const found = broken(planned, after, rules)
  if (found.length === 0) return []
  const said = new Set(broken(config, before).map(keyOf))
  return findingsOf(found.filter((violation) => !said.has(keyOf(violation))))
}

/**
 * Terraform prints the lines of the attribute that a finding points at. Where a private key is among them, the findings
 * are about the client as a whole: the key must not get into a terminal or a log.
 */
function findingsOf(broken: readonly Violation[]): Diagnostics {
  const unprintable = broken.filter(({ ruleId }) => ruleId === 'auth/key-private').map(({ blame }) => blame)
  return broken.map((violation) =>
    unprintable.includes(violation.blame) ? ruleFinding(violation, []) : ruleFinding(violation),
  )
}

/** All that any rule reads. */
const FACT_NAMES = [...new Set(OAUTH_CLIENT_RULES.flatMap(({ reads }) => reads))]

function broken(
  model: OAuthClientModel,
  facts: Facts<OAuthClientSpec> = factsOf(model),
  rules: typeof OAUTH_CLIENT_RULES = OAUTH_CLIENT_RULES,
): readonly Violation[] {
  // While it is not known what to overrule, nothing is overruled.
  return violations(rules, facts, { naming: snakeCase, skip: new Set(skipped(model)) })
}

/** Facts are plain data, with their members in one order. */
function equalFacts(left: Fact<unknown>, right: Fact<unknown>): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function skipped(model: OAuthClientModel): readonly string[] {
  return (contentOf(model.skip_rules) ?? []).flatMap((id) => contentOf(id) ?? [])
}

function keyOf({ ruleId, element = '' }: Violation): string {
  return `${ruleId} ${element}`
}

/** Terraform lets a set hold null; Qlik Cloud knows no such thing. */
function nullElements(config: OAuthClientModel): Diagnostics {
  return Object.entries(config)
    .filter(([, value]) => holdsNull(value))
    .map(([name]) =>
      errorDiagnostic(
        'Null in a set',
        `${name} contains null. Every element needs a value: remove the null, or filter it out with compact().`,
        [name],
      ),
    )
}

function holdsNull(value: Value): boolean {
  return (
    value.kind === 'known' && Array.isArray(value.value) && value.value.some(({ kind }) => kind === 'null')
  )
}

function skippedUnknown(config: OAuthClientModel): Diagnostics {
  return unknownRuleIds(skipped(config)).map((id) =>
    errorDiagnostic(
      'Unknown rule',
      `skip_rules names "${id}", which is not a rule. Rules are: ${RULE_IDS.join(', ')}.`,
      ['skip_rules'],
    ),
  )
}
