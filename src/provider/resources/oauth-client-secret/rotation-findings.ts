import { contentOf, warningDiagnostic } from '../../../framework'
import type { Diagnostics, Path, Value } from '../../../framework'
import { previousExpiresAt } from './decision'
import type { Cause, Decision } from './decision'
import { overlapDays } from './schedule'
import type { Schedule } from './schedule'
import type { OAuthClientSecretModel } from './schema'

/**
 * What a reviewer has to know of a rotation: which secret, why, and what ends when. Terraform shows one of several
 * warnings with the same title, so each has its own.
 */
export function rotationFindings(prior: OAuthClientSecretModel, decision: Decision): Diagnostics {
  const { rotate, previous, schedule } = decision
  const client = text(prior.client_id)
  const rotated =
    rotate.kind === 'yes'
      ? [
          warningDiagnostic(
            `Client secret "${text(prior.hint)}" is rotated`,
            `The secret with hint "${text(prior.hint)}" of OAuth client ${client}, made ${text(prior.created_at)}, ${reason(rotate.cause, schedule)}. Apply makes a new one${afterwards(schedule)}`,
            PATHS[rotate.cause.kind],
          ),
        ]
      : []
  const retired =
    previous === 'expired' || previous === 'early'
      ? [
          warningDiagnostic(
            `Previous client secret "${text(prior.previous_hint)}" is retired`,
            `The secret with hint "${text(prior.previous_hint)}" of OAuth client ${client} ${WHY_RETIRED[previous](text(previousExpiresAt(prior, schedule)))}. Apply deletes it: whatever still uses it can no longer log in.`,
          ),
        ]
      : []
  return [...rotated, ...retired]
}

const PATHS: Readonly<Record<Cause['kind'], Path>> = {
  due: ['rotation'],
  ageless: ['rotation'],
  keepers: ['keepers'],
  recipient: ['recipient_public_key'],
  lost: [],
}

const WHY_RETIRED = {
  expired: (until: string) => `was replaced by a newer one, and kept until ${until}`,
  early: (until: string) =>
    `was to be kept until ${until}, but its successor is rotated now, and one predecessor is all that is kept`,
} as const

function reason(cause: Cause, schedule: Schedule): string {
  switch (cause.kind) {
    case 'due':
      return `is due since ${cause.since}${schedule.kind === 'known' ? ` (rotation.every_days is ${String(schedule.everyDays)})` : ''}`
    case 'ageless':
      return 'is to be rotated by its age, which Qlik Cloud does not tell'
    case 'keepers':
      return 'has other keepers now'
    case 'recipient':
      return RECIPIENT_REASONS[cause.change]
    case 'lost':
      return `takes the place of its successor "${cause.hint}", which was deleted outside Terraform`
  }
}

const RECIPIENT_REASONS = {
  first: 'is in the state as it is, and in every copy of the state; from now on it is to be encrypted',
  other:
    'is encrypted for another key than recipient_public_key is now, and its value, which nobody here has, cannot be encrypted again',
  none: 'is encrypted, and without a recipient_public_key its value, which nobody here has, is to be stored as it is',
} as const

function afterwards(schedule: Schedule): string {
  const days = overlapDays(schedule)
  if (days === 0) return '; this one stays valid until the next apply deletes it.'
  return `; this one stays valid for ${days === 1 ? 'one more day' : `${String(days)} more days`}, and the first apply after that deletes it.`
}

function text(value: Value<string>): string {
  return contentOf(value) ?? 'at an unknown time'
}
