import type { ChangeClass, ChangeKind, Mark } from '../rules/finding'
import type { ChangeGroup } from './change-group'
import type { OtherCount, ReviewedChange, ReviewedDrift } from './reviewed-change'

/** What one plan added to a report. */
export interface PlanSummary {
  readonly name: string
  readonly terraformVersion: string
  readonly changes: number
  readonly drift: number
  /** Changes of other providers. */
  readonly notReviewed: number
}

/** The figures that come first. */
export interface Verdict {
  /** The most serious class of all changes; `neutral` when there is none. */
  readonly class: ChangeClass
  readonly changes: number
  readonly classes: Readonly<Record<ChangeClass, number>>
  readonly kinds: Readonly<Record<ChangeKind, number>>
  /** In how many changes each mark is. */
  readonly marks: Readonly<Record<Mark, number>>
  readonly drift: number
  readonly notReviewed: number
}

/** The review of one or many plans: the one model that everything that shows a review is made from. */
export interface ReviewReport {
  readonly verdict: Verdict
  readonly plans: readonly PlanSummary[]
  /** Stacks for which there was no plan to review. */
  readonly withoutPlan: readonly string[]
  /** All changes, in groups of equal ones, the most serious first. */
  readonly groups: readonly ChangeGroup<ReviewedChange>[]
  /** What was changed outside of Terraform, grouped in the same way. */
  readonly drift: readonly ChangeGroup<ReviewedDrift>[]
  /** Changes of other providers, which nobody has judged. */
  readonly notReviewed: readonly OtherCount[]
  /** SHA-256 over everything that applying these plans does, secrets left out: what an approval is for. */
  readonly approval: string
  /** Arguments that are marked as sensitive, as `address: attribute`. With one of them there must be no approval. */
  readonly hidden: readonly string[]
}
