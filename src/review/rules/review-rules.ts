import { ADDRESS_RULES } from './address-rules'
import { CREDENTIAL_RULES } from './credential-rules'
import { EXPOSURE_RULES } from './exposure-rules'
import { LIFECYCLE_RULES } from './lifecycle-rules'
import { REACH_RULES } from './reach-rules'
import type { ReviewRule } from './review-rule'
import { SCOPE_RULES } from './scope-rules'
import { SECRET_RULES } from './secret-rules'
import { DOUBT_RULES, EQUIVALENT_RULE, NOT_JUDGED_RULE, SETTING_RULES } from './setting-rules'

/** All rows by which a change is judged, in the order in which their findings are shown. */
export const REVIEW_RULES: readonly ReviewRule[] = [
  ...LIFECYCLE_RULES,
  ...SCOPE_RULES,
  ...CREDENTIAL_RULES,
  ...EXPOSURE_RULES,
  ...ADDRESS_RULES,
  ...REACH_RULES,
  ...SECRET_RULES,
  ...DOUBT_RULES,
  ...SETTING_RULES,
]

/** Rows that are asked after all others, about what these have left. */
export const LAST_RULES = [NOT_JUDGED_RULE, EQUIVALENT_RULE] as const

/** The id of every row, sorted. */
export const REVIEW_RULE_IDS: readonly string[] = [...REVIEW_RULES, ...LAST_RULES].map(({ id }) => id).sort()
