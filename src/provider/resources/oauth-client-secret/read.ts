import type { ClientSecretHint, OAuthClient } from '../../../api'
import { contentOf, warningDiagnostic } from '../../../framework'
import type { Diagnostic, Outcome } from '../../../framework'
import { attempt, tenantName } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { ageOf, decodeAge, encodeAge } from './age'
import { previousExpiresAt } from './decision'
import { flattenSecret } from './flatten'
import { isOwn } from './own-secret'
import { rememberSecrets } from './plan-check'
import { NO_PREVIOUS } from './planned-values'
import { NO_VALUE } from './recipient'
import { rotatesAt, scheduleOf } from './schedule'
import type { OAuthClientSecretModel } from './schema'
import { isUnsettled, settle } from './unsettled'

/** Finds the secrets of the state in the tenant, and how old the current one is. */
export async function readSecret(
  state: OAuthClientSecretModel,
  bytes: Uint8Array | undefined,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Outcome<OAuthClientSecretModel>> {
  rememberSecrets(state, tenant)
  const clientId = contentOf(state.client_id) ?? ''
  const read = await attempt(tenant, 'read the OAuth client', () =>
    tenant.api.readOAuthClient(clientId, { signal }),
  )
  if (!read.ok) return { state, diagnostics: read.diagnostics }
  const client = read.value
  if (client !== undefined) tenant.secrets.show(clientId, client.clientSecrets)
  if (isUnsettled(state)) return settle(clientId, tenant, signal)

  const there = client?.clientSecrets ?? []
  const current = there.find((secret) => isOwn(secret, state))
  const previous = there.find((secret) => isOwn(secret, previousOf(state)))
  if (current !== undefined) {
    const lost = decodeAge(bytes, state.hint)?.lost
    const found = previous === undefined ? { ...state, ...NO_PREVIOUS } : state
    return refreshed(found, current, tenant, lost)
  }
  if (previous !== undefined) {
    // Consumers may still have the previous one, so it moves up until a rotation has made a new one.
    const promoted = {
      ...state,
      ...NO_VALUE,
      hint: state.previous_hint,
      created_at: state.previous_created_at,
    }
    return refreshed({ ...promoted, ...NO_PREVIOUS }, previous, tenant, contentOf(state.hint))
  }
  return { state: undefined, diagnostics: [goneFinding(state, client, tenant)] }
}

const previousOf = ({ previous_hint, previous_created_at }: OAuthClientSecretModel) => ({
  hint: previous_hint,
  created_at: previous_created_at,
})

function refreshed(
  state: OAuthClientSecretModel,
  secret: ClientSecretHint,
  tenant: Tenant,
  lost: string | undefined,
): Outcome<OAuthClientSecretModel> {
  const read = flattenSecret(contentOf(state.client_id) ?? '', secret)
  const created_at = read.created_at.kind === 'null' ? state.created_at : read.created_at
  const schedule = scheduleOf(state.rotation)
  const now = { ...state, ...read, created_at }
  return {
    state: {
      ...now,
      rotates_at: rotatesAt(created_at, schedule),
      previous_expires_at: previousExpiresAt(now, schedule),
    },
    diagnostics: [],
    private: encodeAge(ageOf(secret.hint, created_at, tenant.api.tenantTime(), lost)),
  }
}

function goneFinding(
  { client_id, hint }: OAuthClientSecretModel,
  client: OAuthClient | undefined,
  tenant: Tenant,
): Diagnostic {
  const why = client === undefined ? 'its OAuth client no longer exists' : 'it was deleted outside Terraform'
  return warningDiagnostic(
    'Client secret is gone',
    `The secret with hint "${contentOf(hint) ?? ''}" of OAuth client ${contentOf(client_id) ?? ''} is not in tenant ${tenantName(tenant)}: ${why}. It is dropped from the state, and a new one is planned if the configuration still has it.`,
  )
}
