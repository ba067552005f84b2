import { contentOf, errorDiagnostic } from '../../../framework'
import type { Diagnostics, Value } from '../../../framework'
import { OAUTH_CLIENT_RULES, RULE_IDS, snakeCase, unknownRuleIds, violations } from '../../../rules'
import type { Violation } from '../../../rules'
import { ruleFinding } from '../../rule-findings'
import { factsOf } from './facts'
import type { OAuthClientModel } from './schema'

/** The compatibility rules on a configuration: whatever is known already. */
export function checkConfig(config: OAuthClientModel): Diagnostics {
  return [
    ...nullElements(config),
    ...broken(config).map((violation) => ruleFinding(violation)),
    ...skippedUnknown(config),
  ]
}

/** What the plan knows more than the configuration: findings that {@link checkConfig} could not have made. */
export function checkPlan(config: OAuthClientModel, planned: OAuthClientModel): Diagnostics {
  const found = broken(planned)
  if (found.length === 0) return []
  const said = new Set(broken(config).map(keyOf))
  return found.filter((violation) => !said.has(keyOf(violation))).map((violation) => ruleFinding(violation))
}

function broken(model: OAuthClientModel): readonly Violation[] {
  // While it is not known what to overrule, nothing is overruled.
  return violations(OAUTH_CLIENT_RULES, factsOf(model), { naming: snakeCase, skip: new Set(skipped(model)) })
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
