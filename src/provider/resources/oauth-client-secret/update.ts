import { contentOf, hasError } from '../../../framework'
import type { Diagnostics, Outcome, UpdateRequest } from '../../../framework'
import { apiFindings, findingsSincePlan } from '../../api-findings'
import type { FailedAttempt } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { newAge } from './create'
import { makeSecret, making } from './make-secret'
import { deleteOwn } from './own-secret'
import { NO_PREVIOUS } from './planned-values'
import { daysAfter, overlapDays, rotatesAt, scheduleOf } from './schedule'
import type { OAuthClientSecretModel } from './schema'

const ORPHAN_ADVICE =
  'Nobody has its value, and the secret from before stays the current one. Delete the new one in the console; the next apply makes another.'

/**
 * What the plan says, step by step; the state is true after each. The previous secret goes first, while the current one
 * is valid: that makes room for the new one. Then the new one comes, and only then the current one becomes the previous.
 */
export async function updateSecret(
  { prior, planned, record }: UpdateRequest<OAuthClientSecretModel>,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Outcome<OAuthClientSecretModel>> {
  const clientId = contentOf(prior.client_id) ?? ''
  const rotating = planned.hint.kind === 'unknown'
  const retiring = prior.previous_hint.kind === 'known' && (rotating || planned.previous_hint.kind === 'null')

  const retired = retiring ? await retirePrevious(prior, tenant, signal) : []
  if (hasError(retired)) return { state: prior, diagnostics: retired }
  if (!rotating) return { state: planned, diagnostics: retired }

  const before = retiring ? { ...prior, ...NO_PREVIOUS } : prior
  record(before)
  const made = await makeSecret(clientId, planned.recipient_public_key, tenant, signal)
  if (!made.ok) {
    return { state: before, diagnostics: [...retired, ...notMade(made, clientId, tenant)] }
  }
  const schedule = scheduleOf(planned.rotation)
  const { created_at } = made.value
  const rotated: OAuthClientSecretModel = {
    ...planned,
    ...made.value,
    rotates_at: rotatesAt(created_at, schedule),
    previous_hint: prior.hint,
    previous_created_at: prior.created_at,
    previous_expires_at: daysAfter(created_at, overlapDays(schedule)),
  }
  // The old one is deleted by a later apply, not here: until Terraform has saved this state, nobody has the new value.
  return { state: rotated, diagnostics: retired, private: newAge(rotated, tenant) }
}

function notMade(made: FailedAttempt, clientId: string, tenant: Tenant): Diagnostics {
  return made.error.secrets.length > 0
    ? apiFindings(made.error, making(clientId), tenant, ORPHAN_ADVICE)
    : findingsSincePlan(made, making(clientId), tenant)
}

function retirePrevious(
  prior: OAuthClientSecretModel,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Diagnostics> {
  const secret = {
    clientId: contentOf(prior.client_id) ?? '',
    hint: prior.previous_hint,
    createdAt: prior.previous_created_at,
  }
  return deleteOwn(secret, 'delete the previous client secret', tenant, signal, prior)
}
