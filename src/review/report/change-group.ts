import type { Action } from '../plan/plan'
import type { ChangeClass, ChangeKind, Finding } from '../rules/finding'

/** Changes that are the same but for the tenant that they are in. */
export interface ChangeGroup<C> {
  /** `G1`, `G2`, … in the order of the report; `D1`, … for drift. */
  readonly id: string
  readonly class: ChangeClass
  readonly kinds: readonly ChangeKind[]
  readonly action: Action
  readonly type: string
  /** The name of the object, with `‹tenant›` for the tenant's own where there are several. */
  readonly label?: string
  /** What all of them have; values with `‹tenant›` for the tenant's own where there are several. */
  readonly findings: readonly Finding[]
  readonly members: readonly C[]
  /** For a group that most of its siblings do otherwise: the group that these are in. */
  readonly differsFrom?: string
  /** For a group from which others differ: how many siblings there are in all, how many differ, and in which groups. */
  readonly siblings?: {
    readonly count: number
    readonly differing: number
    readonly outliers: readonly string[]
  }
}
