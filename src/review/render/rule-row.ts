import type { ReviewRule } from '../rules/review-rule'

/** What a reader is told about a rule, of a review or of drift. */
export interface RuleRow extends Pick<ReviewRule, 'verdict' | 'title'> {
  readonly id: string
  /** As in a rule of a review. @default - the rule speaks for itself */
  readonly source?: string
}
