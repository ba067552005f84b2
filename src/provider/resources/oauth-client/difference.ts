import { contentOf, errorDiagnostic } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import { snakeCase } from '../../../rules'
import { tenantName } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { expandChanges } from './expand'
import type { OAuthClientModel } from './schema'

/**
 * What the client is otherwise than planned after an update. Only what the plan changes is sent, so whatever somebody else
 * has changed after the plan was made is still there; nobody has reviewed that it goes.
 */
export function differenceFindings(
  state: OAuthClientModel,
  planned: OAuthClientModel,
  tenant: Tenant,
): Diagnostics {
  const consent =
    contentOf(state.consent_method) === contentOf(planned.consent_method) ? [] : ['consent_method']
  const names = [...expandChanges(state, planned).map(({ field }) => snakeCase(field)), ...consent]
  if (names.length === 0) return []
  const clientId = contentOf(planned.client_id) ?? ''
  return [
    errorDiagnostic(
      'OAuth client differs from the plan',
      `The changes of the plan were made, but OAuth client "${contentOf(planned.client_name) ?? ''}" (${clientId}) in tenant ${tenantName(tenant)} has another ${names.join(', ')} than planned: changed outside Terraform after the plan was made. The state has what is there now. Plan again to see the differences, and apply to undo them.`,
      names.length === 1 ? names : [],
    ),
  ]
}
