import { CLIENT_SECRET_RULES } from './client-secret/client-secret-rules'
import { CONSENT_RULES } from './oauth-client/rules/consent-rules'
import { GRANT_AND_AUTH_RULES } from './oauth-client/rules/grant-and-auth-rules'
import { KEY_RULES } from './oauth-client/rules/key-rules'
import { ORIGIN_RULES } from './oauth-client/rules/origin-rules'
import { REDIRECT_RULES } from './oauth-client/rules/redirect-rules'
import { SCOPE_RULES } from './oauth-client/rules/scope-rules'
import { VALUE_RULES } from './oauth-client/rules/value-rules'
import { PUBLICATION_RULES } from './publication/publication-rules'

/** Every row there is, of all models: those of a client, of its secrets and of its publication. */
export const ALL_RULES = [
  ...VALUE_RULES,
  ...SCOPE_RULES,
  ...REDIRECT_RULES,
  ...ORIGIN_RULES,
  ...GRANT_AND_AUTH_RULES,
  ...KEY_RULES,
  ...CLIENT_SECRET_RULES,
  ...CONSENT_RULES,
  ...PUBLICATION_RULES,
] as const

/** The id of a rule. */
export type RuleId = (typeof ALL_RULES)[number]['id']

/** The id of every rule there is, sorted. */
export const RULE_IDS: readonly RuleId[] = ALL_RULES.map((rule) => rule.id).sort()

const IDS: ReadonlySet<string> = new Set(RULE_IDS)

/** Those of the given ids that name no rule: a user who overrules one of them has made a mistake. */
export function unknownRuleIds(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => !IDS.has(id))
}
