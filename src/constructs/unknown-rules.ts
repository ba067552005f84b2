import { nearest, RULE_IDS, unknownRuleIds } from '../rules'
import { factOf } from './literal'

/**
 * What is wrong with a `skipRules`: ids that name no rule, or one of `ofPolicies`, which only the policy can overrule. Nothing
 * is said of a token.
 */
export function unknownRules(
  skipRules: readonly string[] = [],
  ofPolicies: readonly string[] = [],
): string[] {
  const ids = factOf(skipRules)
  return unknownRuleIds(ids.known ? ids.value : []).map((id) => {
    if (ofPolicies.includes(id))
      return `Rule of a policy: skipRules contains ${JSON.stringify(id)}, which it cannot overrule. Remove it; an exception belongs to the OAuthPolicy.`
    const near = nearest(id, RULE_IDS)
    const repair =
      near === undefined
        ? 'Use an id as it stands in parentheses at the end of a message, or remove it.'
        : `Did you mean ${JSON.stringify(near)}?`
    return `Unknown rule: skipRules contains ${JSON.stringify(id)}, which is the id of no rule. ${repair}`
  })
}
