import { contentOf, NULL } from '../../../framework'
import type { CreateRequest, Outcome } from '../../../framework'
import { apiFindings } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { ageOf, encodeAge } from './age'
import { flattenSecret } from './flatten'
import { makeSecret, making } from './make-secret'
import { NO_PREVIOUS } from './planned-values'
import { NO_VALUE } from './recipient'
import { rotatesAt, scheduleOf } from './schedule'
import type { OAuthClientSecretModel } from './schema'
import { UNSETTLED, UNSETTLED_ADVICE } from './unsettled'

const LOST_SECRET_ADVICE =
  'Nobody can read its value again. It is kept in the state, marked as tainted: apply again, and it is deleted and a new one made.'

export async function createSecret(
  { planned }: CreateRequest<OAuthClientSecretModel>,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Outcome<OAuthClientSecretModel>> {
  const clientId = contentOf(planned.client_id) ?? ''
  const made = await makeSecret(clientId, planned.recipient_public_key, tenant, signal)
  if (made.ok) {
    const rotates_at = rotatesAt(made.value.created_at, scheduleOf(planned.rotation))
    return {
      state: { ...planned, ...made.value, ...NO_PREVIOUS, rotates_at },
      diagnostics: [],
      private: newAge(made.value, tenant),
    }
  }
  const [lost, ...others] = made.error.secrets
  if (lost === undefined && made.error.code === 'QLIK_SECRET_UNCLEAR') {
    return {
      state: { ...planned, ...UNSETTLED },
      diagnostics: apiFindings(made.error, making(clientId), tenant, UNSETTLED_ADVICE),
    }
  }
  if (lost === undefined || others.length > 0) return { state: undefined, diagnostics: made.diagnostics }
  // Beside an error Terraform marks the resource as tainted, and replaces it with the next apply.
  return {
    state: { ...planned, ...flattenSecret(clientId, lost), ...NO_PREVIOUS, ...NO_VALUE, rotates_at: NULL },
    diagnostics: apiFindings(made.error, making(clientId), tenant, LOST_SECRET_ADVICE),
  }
}

/** What is stored with a secret that was just made. */
export function newAge(
  { hint, created_at }: Pick<OAuthClientSecretModel, 'hint' | 'created_at'>,
  tenant: Tenant,
): Uint8Array {
  return encodeAge(ageOf(contentOf(hint) ?? '', created_at, tenant.api.tenantTime(), undefined))
}
