import { NULL } from '../../../framework'
import type { Outcome } from '../../../framework'
import type { Tenant } from '../../tenants'
import { NO_PREVIOUS } from './planned-values'
import { NO_VALUE } from './recipient'
import type { OAuthClientSecretModel } from './schema'
import { unmanagedFindings } from './unmanaged'

/**
 * Of a secret that may or may not have been made, while the tenant could not be asked. It is kept in the state, so that
 * the next refresh comes to it, even if the configuration does not have it any more by then.
 */
export const UNSETTLED = {
  ...NO_PREVIOUS,
  ...NO_VALUE,
  id: NULL,
  hint: NULL,
  created_at: NULL,
  created_by: NULL,
  rotates_at: NULL,
} as const satisfies Partial<OAuthClientSecretModel>

export const UNSETTLED_ADVICE =
  'Nobody can read its value, so it is of no use in either case. The next plan looks for it, and names it if it is there.'

export function isUnsettled({ hint }: OAuthClientSecretModel): boolean {
  return hint.kind === 'null'
}

/** What became of it: a secret that nobody manages, or nothing. Either way there is none with a value. */
export async function settle(
  clientId: string,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Outcome<OAuthClientSecretModel>> {
  return { state: undefined, diagnostics: await unmanagedFindings(clientId, tenant, signal) }
}
