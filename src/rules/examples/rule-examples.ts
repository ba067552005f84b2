import type { RuleId } from '../rule-ids'
import { CLIENT_SECRET_EXAMPLES } from './client-secret-examples'
import { CONSENT_EXAMPLES } from './consent-examples'
import { GRANT_AND_AUTH_EXAMPLES } from './grant-and-auth-examples'
import { KEY_EXAMPLES } from './key-examples'
import { ORIGIN_EXAMPLES } from './origin-examples'
import { REDIRECT_EXAMPLES } from './redirect-examples'
import type { RuleExamples } from './rule-example'
import { SCOPE_EXAMPLES } from './scope-examples'
import { VALUE_EXAMPLES } from './value-examples'

/** What each rule says, with a wrong and a right client. No part of `rules/index`: the provider does without them. */
export const RULE_EXAMPLES: RuleExamples<RuleId> = {
  ...VALUE_EXAMPLES,
  ...SCOPE_EXAMPLES,
  ...REDIRECT_EXAMPLES,
  ...ORIGIN_EXAMPLES,
  ...GRANT_AND_AUTH_EXAMPLES,
  ...KEY_EXAMPLES,
  ...CLIENT_SECRET_EXAMPLES,
  ...CONSENT_EXAMPLES,
}
