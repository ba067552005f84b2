import { faultIf, type Rule } from '../rule'
import { API_REFERENCE } from '../sources'
import { ROTATION_MAX_DAYS } from './limits'

/** When a secret is replaced by a new one, and how long the old one is kept then. */
export interface RotationSpec {
  /** Undefined: only when the keepers change. */
  readonly everyDays: number | undefined
  readonly overlapDays: number
}

/**
 * Qlik Cloud knows no rotation and no end of a secret's life, only secrets side by side: whoever wants the one has to
 * keep the books. These rules are about those books.
 */
export const ROTATION_RULES: readonly Rule<RotationSpec>[] = [
  {
    id: 'rotation/every-days',
    severity: 'error',
    source: API_REFERENCE,
    reads: ['everyDays'],
    blame: 'everyDays',
    title: 'Invalid rotation period',
    faults: ({ everyDays }) =>
      faultIf(
        everyDays !== undefined && !isDays(everyDays, 1),
        () =>
          `{everyDays} is ${everyDays}. Give whole days, from 1 to ${ROTATION_MAX_DAYS}, or leave it out to rotate only when {keepers} change.`,
      ),
  },
  {
    id: 'rotation/overlap-days',
    severity: 'error',
    source: API_REFERENCE,
    reads: ['overlapDays'],
    blame: 'overlapDays',
    title: 'Invalid overlap',
    faults: ({ overlapDays }) =>
      faultIf(
        !isDays(overlapDays, 0),
        () =>
          `{overlapDays} is ${overlapDays}. Give whole days, from 0 to ${ROTATION_MAX_DAYS}; with 0 the next apply deletes the old secret.`,
      ),
  },
  {
    id: 'rotation/overlap',
    severity: 'error',
    source: API_REFERENCE,
    reads: ['everyDays', 'overlapDays'],
    blame: 'overlapDays',
    title: 'Overlap as long as the rotation period',
    faults: ({ everyDays, overlapDays }) =>
      faultIf(
        everyDays !== undefined && isDays(everyDays, 1) && isDays(overlapDays, 0) && overlapDays >= everyDays,
        () =>
          `{overlapDays} is ${overlapDays} and {everyDays} is ${everyDays}: the old secret would still be there when the next one is due. Give fewer days of overlap than ${everyDays}.`,
      ),
  },
]

function isDays(days: number, least: number): boolean {
  return Number.isInteger(days) && days >= least && days <= ROTATION_MAX_DAYS
}
