import { contentOf } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import { CLIENT_SECRET_RULES, known, OAUTH_CLIENT_RULES, UNKNOWN } from '../../../rules'
import type { ClientSecretSpec, Fact, Facts, OAuthClientSpec, Violation } from '../../../rules'
import { nullElements } from '../../null-elements'
import { brokenRules, ruleFinding } from '../../rule-findings'
import { allSkipped, skippedRules, skipRulesFindings } from '../../skipped-rules'
import type { SkippedRules } from '../../skipped-rules'
import { NO_DEPENDENTS } from './dependents'
import type { Dependents } from './dependents'
import { factsOf } from './facts'
import type { OAuthClientModel } from './schema'

/** The compatibility rules on a configuration: whatever is known already. `skipped` is what the provider overrules. */
export function checkConfig(config: OAuthClientModel, skipped: SkippedRules): Diagnostics {
  return [
    ...nullElements(config),
    ...findingsOf(broken(config, skipped)),
    ...skipRulesFindings(config.skip_rules),
  ]
}

/** What the plan knows more than the configuration: findings that {@link checkConfig} could not have made. */
export function checkPlan(
  config: OAuthClientModel,
  planned: OAuthClientModel,
  skipped: SkippedRules,
  { publication, secrets }: Dependents = NO_DEPENDENTS,
): Diagnostics {
  const before = factsOf(config)
  const after = { ...factsOf(planned), ...(publication && { published: known(true) }) }
  // A rule whose facts are the same in both says the same of both, and a plan without changes asks hardly any.
  const changed = FACT_NAMES.filter((name) => !equalFacts(before[name], after[name]))
  const rules = OAUTH_CLIENT_RULES.filter(({ reads }) => reads.some((name) => changed.includes(name)))
  const found = broken(planned, skipped, after, rules)
  const ofSecrets = secrets ? secretFindings(planned, skipped, after) : []
  if (found.length === 0) return ofSecrets
  const said = new Set(broken(config, skipped, before).map(keyOf))
  const isNew = (violation: Violation): boolean => !said.has(keyOf(violation))
  return [...findingsOf(found.filter(isNew)), ...ofSecrets]
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

/** What keeps the client from having the secrets that are planned for it. */
function secretFindings(
  planned: OAuthClientModel,
  skipped: SkippedRules,
  { appType, allowedAuthMethods }: Facts<OAuthClientSpec>,
): Diagnostics {
  const clientId = contentOf(planned.client_id) ?? ''
  const facts = { clientId: known(clientId), appType, allowedAuthMethods, secretCount: UNKNOWN }
  const broken = brokenRules<ClientSecretSpec>(
    CLIENT_SECRET_RULES,
    facts,
    allSkipped(skipped, skippedRules(planned.skip_rules)),
  )
  return broken.map((violation) => ruleFinding(violation, ['allowed_auth_methods']))
}

/** All that any rule reads. */
const FACT_NAMES = [...new Set(OAUTH_CLIENT_RULES.flatMap(({ reads }) => reads))]

function broken(
  model: OAuthClientModel,
  skipped: SkippedRules,
  facts: Facts<OAuthClientSpec> = factsOf(model),
  rules: typeof OAUTH_CLIENT_RULES = OAUTH_CLIENT_RULES,
): readonly Violation[] {
  return brokenRules(rules, facts, allSkipped(skipped, skippedRules(model.skip_rules)))
}

/** Facts are plain data, with their members in one order. */
function equalFacts(left: Fact<unknown>, right: Fact<unknown>): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function keyOf({ ruleId, element = '' }: Violation): string {
  return `${ruleId} ${element}`
}
