import { known, ROTATION_RULES, violations, type Violation } from '../../rules'
import type { Duration } from '../duration'

/** When a secret is replaced by a new one, and how long the old one stays valid then. */
export interface ClientSecretRotation {
  /**
   * How old the secret may become, from 1 to 3650 days. The first deployment after that makes a new one.
   * @default - it is rotated only when `keepers` change
   */
  readonly every?: Duration
  /**
   * How long the old secret stays valid beside the new one; shorter than `every`. The first deployment after that
   * deletes it: with no days, the next one.
   */
  readonly overlap: Duration
}

/** The argument `rotation`. */
export function rotationArgument({ every, overlap }: ClientSecretRotation): object {
  return { ...(every !== undefined && { everyDays: every.toDays() }), overlapDays: overlap.toDays() }
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['everyDays', 'rotation.every (in days)'],
  ['overlapDays', 'rotation.overlap (in days)'],
])

export function rotationViolations({ every, overlap }: ClientSecretRotation): readonly Violation[] {
  return violations(
    ROTATION_RULES,
    { everyDays: known(every?.toDays()), overlapDays: known(overlap.toDays()) },
    { naming: (field) => NAMES.get(field) ?? field },
  )
}
