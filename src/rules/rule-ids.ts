import { CLIENT_SECRET_RULES } from './client-secret/client-secret-rules'
import { OAUTH_CLIENT_RULES } from './oauth-client/oauth-client-rules'

/** The id of every rule there is, sorted. */
export const RULE_IDS: readonly string[] = [...OAUTH_CLIENT_RULES, ...CLIENT_SECRET_RULES]
  .map((rule) => rule.id)
  .sort()

const IDS: ReadonlySet<string> = new Set(RULE_IDS)

/** Those of the given ids that name no rule: a user who overrules one of them has made a mistake. */
export function unknownRuleIds(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => !IDS.has(id))
}
