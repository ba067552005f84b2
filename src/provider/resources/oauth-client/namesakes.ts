import type { OAuthClient } from '../../../api'
import { contentOf, warningDiagnostic } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import { attempt, importPrefix, tenantName } from '../../api-findings'
import type { Tenant } from '../../tenants'
import type { OAuthClientModel } from './schema'

/**
 * A warning about clients of the same name that this configuration does not manage. Qlik Cloud allows them, but more
 * often than not one is what an interrupted apply has left behind, and would be made a second time.
 *
 * Terraform asks for the plan of a new client once more while applying, in a process that has read nothing: that one
 * cannot tell a stranger from a client of the state, and cannot tell either that it is not the first to be asked.
 */
export async function namesakeFindings(
  planned: OAuthClientModel,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Diagnostics> {
  const name = contentOf(planned.client_name)
  if (name === undefined) return []
  const existing = await attempt(tenant, 'list the OAuth clients', () => tenant.clientsAtStart(signal))
  if (!existing.ok) return existing.diagnostics
  const namesakes = existing.value.filter(
    (client) => client.clientName === name && !tenant.managedClients.has(client.clientId),
  )
  if (namesakes.length === 0) return []
  return [
    warningDiagnostic(
      `Tenant ${tenantName(tenant)} has an OAuth client "${name}" already`,
      `It has ${String(namesakes.length)} of this name that no resource which was read for this plan manages; a further one is about to be created. If it is meant to be the same, for instance because an apply was interrupted, import it or delete it:${namesakes.map((client) => line(client, tenant)).join('')}\nLeave it alone where the plan did not say this and only the apply does: then it is one that another resource manages, or that is being replaced.`,
      ['client_name'],
    ),
  ]
}

function line({ clientId, createdAt = 'at an unknown time' }: OAuthClient, tenant: Tenant): string {
  return `\n  created ${createdAt}: terraform import ADDRESS '${importPrefix(tenant)}${clientId}'`
}
