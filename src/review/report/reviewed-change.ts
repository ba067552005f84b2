import type { Action } from '../plan/plan'
import type { ChangeClass, ChangeKind, Finding } from '../rules/finding'

/** A change, or a drift, with what the rules found in it. */
export interface ReviewedChange {
  /** Name of the plan that it is part of. */
  readonly plan: string
  readonly address: string
  readonly type: string
  /** What to call the object: a client's name, where it is known. */
  readonly label?: string
  readonly tenant?: string
  readonly deposed?: string
  readonly action: Action
  readonly class: ChangeClass
  readonly kinds: readonly ChangeKind[]
  readonly findings: readonly Finding[]
  /** Arguments that change and are marked as sensitive: nobody can approve what nobody sees. */
  readonly hidden?: readonly string[]
}

/** A drift, with what the plan does about it. */
export interface ReviewedDrift extends ReviewedChange {
  /** `reverted`: the plan undoes all of it; `partly`: some of it; `kept`: nothing. */
  readonly outcome: 'reverted' | 'partly' | 'kept'
  /** Other changes of the plan rest on values of this object. */
  readonly isRelevant: boolean
}

/** How many changes of other providers a plan has, of one type. */
export interface OtherCount {
  readonly type: string
  readonly count: number
}

/** One plan after its review. */
export interface ReviewedPlan {
  readonly name: string
  readonly terraformVersion: string
  /** Everything that applying the plan does, secrets left out: what an approval is for. */
  readonly canonical: string
  readonly changes: readonly ReviewedChange[]
  readonly drift: readonly ReviewedDrift[]
  readonly others: readonly OtherCount[]
}
