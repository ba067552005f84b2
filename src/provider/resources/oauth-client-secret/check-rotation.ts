import type { Diagnostics } from '../../../framework'
import { known, ROTATION_RULES, snakeCase, UNKNOWN, violations } from '../../../rules'
import { ruleFinding } from '../../rule-findings'
import { daysOf } from './schedule'
import type { OAuthClientSecretModel } from './schema'

/** The rules of a rotation on a configuration, as far as it is known. */
export function checkRotation({ rotation }: OAuthClientSecretModel): Diagnostics {
  if (rotation.kind !== 'known') return []
  const { every_days, overlap_days } = rotation.value
  const facts = {
    everyDays: every_days.kind === 'unknown' ? UNKNOWN : known(daysOf(every_days)),
    // That it is required, the schema says already.
    overlapDays: overlap_days.kind === 'known' ? known(daysOf(overlap_days) ?? 0) : UNKNOWN,
  }
  return violations(ROTATION_RULES, facts, { naming: snakeCase }).map((violation) =>
    ruleFinding(violation, ['rotation', snakeCase(violation.blame)]),
  )
}
