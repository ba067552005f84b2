import type { ResourceType } from '../attributes/attributes'
import type { Action } from '../plan/plan'
import type { ChangeClass, ChangeKind, Found } from './finding'
import type { Step } from './step'

/** One row of the table by which changes are judged. */
export interface ReviewRule {
  /** Stable and never reused: policies, `--allow` and documentation refer to it. */
  readonly id: `review/${string}`
  readonly resources: readonly ResourceType[] | 'all'
  /** What Terraform does where the row can find something. @default - whatever it does */
  readonly actions?: readonly Action[]
  /** Attributes that `finds` looks at. The row is skipped while one of them is unknown or hidden altogether. */
  readonly reads: readonly string[]
  readonly verdict: ChangeClass
  /** The word by which the gate knows what happens. */
  readonly kind?: ChangeKind
  /** A page of the vendor or a standard that the verdict rests on, or `design:` and the reason. */
  readonly source: string
  /** A few words without a full stop. */
  readonly title: string
  readonly finds: (step: Step) => readonly Found[]
}

/** One finding, or none. */
export function foundIf(found: boolean, say: () => Found): readonly Found[] {
  return found ? [say()] : []
}
