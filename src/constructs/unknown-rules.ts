import { nearest, RULE_IDS, unknownRuleIds } from '../rules'
import { factOf } from './literal'

/** What is wrong with a `skipRules`: ids that name no rule. Nothing is said of a token. */
export function unknownRules(skipRules: readonly string[] = []): string[] {
  const ids = factOf(skipRules)
  return unknownRuleIds(ids.known ? ids.value : []).map((id) => {
    const near = nearest(id, RULE_IDS)
    const repair =
      near === undefined
        ? 'Use an id as it stands in parentheses at the end of a message, or remove it.'
        : `Did you mean ${JSON.stringify(near)}?`
    return `Unknown rule: skipRules contains ${JSON.stringify(id)}, which is the id of no rule. ${repair}`
  })
}
