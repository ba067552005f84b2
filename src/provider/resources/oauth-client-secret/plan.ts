import { contentOf } from '../../../framework'
import type { Diagnostics, PlanOutcome, PlanRequest, Value } from '../../../framework'
import type { SkippedRules } from '../../skipped-rules'
import type { Tenant } from '../../tenants'
import { decodeAge } from './age'
import { decide } from './decision'
import { checkNewSecret, checkSecret, keepSecrets, rememberSecrets } from './plan-check'
import { plannedCreate, plannedUpdate } from './planned-values'
import { rotationFindings } from './rotation-findings'
import type { OAuthClientSecretModel } from './schema'
import { unmanagedFindings } from './unmanaged'

type Outcome = PlanOutcome<OAuthClientSecretModel>

export async function planNewSecret(
  planned: OAuthClientSecretModel,
  tenant: Tenant,
  skipped: SkippedRules,
  signal: AbortSignal,
): Promise<Outcome> {
  const diagnostics = [
    ...(await checkNewSecret(planned, tenant, skipped, signal)),
    ...(await unmanagedOf(planned.client_id, tenant, signal)),
  ]
  return { planned: plannedCreate(planned), diagnostics }
}

/** Asks the tenant nothing, unless a new secret is to be made: all else is in the state and in what a refresh has shown. */
export async function planSecret(
  { planned, private: bytes }: PlanRequest<OAuthClientSecretModel>,
  prior: OAuthClientSecretModel,
  tenant: Tenant,
  skipped: SkippedRules,
  signal: AbortSignal,
): Promise<Outcome> {
  rememberSecrets(prior, tenant)
  const decision = decide({ prior, planned, age: decodeAge(bytes, prior.hint) })
  const { rotate, previous } = decision
  const clientId = contentOf(prior.client_id) ?? ''
  // A current one that was deleted outside Terraform takes up no place, nor does one that goes before the new one comes.
  keepSecrets(clientId, [prior.hint, ...(previous === 'stays' ? [prior.previous_hint] : [])], tenant)
  const room =
    rotate.kind === 'yes'
      ? await checkNewSecret(prior, tenant, skipped, signal)
      : checkSecret(prior, tenant, skipped)
  return {
    planned: plannedUpdate(prior, planned, decision),
    diagnostics: [
      ...rotationFindings(prior, decision),
      ...room,
      ...(await unmanagedOf(prior.client_id, tenant, signal)),
    ],
  }
}

async function unmanagedOf(
  clientId: Value<string>,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Diagnostics> {
  return clientId.kind === 'known' ? unmanagedFindings(clientId.value, tenant, signal) : []
}

/** As the schema has it: an unknown value counts as another one. */
export function isReplaced(prior: OAuthClientSecretModel, planned: OAuthClientSecretModel): boolean {
  return differs(prior.client_id, planned.client_id) || differs(prior.tenant, planned.tenant)
}

function differs(before: Value<string>, after: Value<string>): boolean {
  return before.kind !== after.kind || contentOf(before) !== contentOf(after)
}
