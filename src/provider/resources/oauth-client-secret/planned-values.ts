import { NULL, UNKNOWN } from '../../../framework'
import { previousExpiresAt } from './decision'
import type { Decision } from './decision'
import { plannedValue } from './recipient'
import { rotatesAt, scheduleOf } from './schedule'
import type { OAuthClientSecretModel } from './schema'

/** Of a secret that is still there or will be, in the attributes about its predecessor. */
export const NO_PREVIOUS = {
  previous_hint: NULL,
  previous_created_at: NULL,
  previous_expires_at: NULL,
} as const satisfies Partial<OAuthClientSecretModel>

const NEW_SECRET = {
  id: UNKNOWN,
  hint: UNKNOWN,
  created_at: UNKNOWN,
  created_by: UNKNOWN,
} as const satisfies Partial<OAuthClientSecretModel>

/** What is known of a secret before it is made. */
export function plannedCreate(planned: OAuthClientSecretModel): OAuthClientSecretModel {
  const value = plannedValue(planned.recipient_public_key)
  return {
    ...planned,
    ...value,
    ...NO_PREVIOUS,
    rotates_at: rotatesAt(UNKNOWN, scheduleOf(planned.rotation)),
  }
}

/** The attributes after what was decided, so that a reviewer sees which secret stays and until when. */
export function plannedUpdate(
  prior: OAuthClientSecretModel,
  planned: OAuthClientSecretModel,
  { schedule, rotate, previous }: Decision,
): OAuthClientSecretModel {
  switch (rotate.kind) {
    case 'yes':
      return {
        ...planned,
        ...NEW_SECRET,
        ...plannedValue(planned.recipient_public_key),
        previous_hint: prior.hint,
        previous_created_at: prior.created_at,
        previous_expires_at: UNKNOWN,
        rotates_at: rotatesAt(UNKNOWN, schedule),
      }
    case 'unknown':
      return {
        ...planned,
        ...NEW_SECRET,
        secret: UNKNOWN,
        encrypted_secret: UNKNOWN,
        previous_hint: UNKNOWN,
        previous_created_at: UNKNOWN,
        previous_expires_at: UNKNOWN,
        rotates_at: UNKNOWN,
      }
    case 'no':
      return {
        ...planned,
        rotates_at: rotatesAt(prior.created_at, schedule),
        ...(previous === 'expired'
          ? NO_PREVIOUS
          : { previous_expires_at: previousExpiresAt(prior, schedule) }),
      }
  }
}
