import { warningDiagnostic } from '../../../framework'
import type { Diagnostics } from '../../../framework'
import type { ClientSecretHint } from '../../../api'
import { tenantName } from '../../api-findings'
import type { Tenant } from '../../tenants'
import { importCommand, secretLines } from '../../secret-lines'

/**
 * How long other secrets of the same client get to be read. Terraform reads and plans each resource by itself, those of
 * one client at the same time; one that comes later must not be taken for one that nobody manages.
 */
const GRACE_MS = 250

/**
 * A warning about secrets that no resource manages: made in the console, or by an apply that ended before it could save
 * them. Said once for each client, and only by a process that has refreshed the client, so never while applying. Those
 * of which the refresh of the client itself has warned are left out.
 */
export async function unmanagedFindings(
  clientId: string,
  tenant: Tenant,
  signal: AbortSignal,
): Promise<Diagnostics> {
  if (unmanaged(clientId, tenant).length === 0) return []
  if (!tenant.secrets.first(clientId, 'unmanaged')) return []
  await tenant.api.sleep(GRACE_MS, { signal })
  const strangers = unmanaged(clientId, tenant)
  if (strangers.length === 0) return []
  for (const { hint } of strangers) tenant.secrets.tell(clientId, hint)
  // Which hint the secret in its hands has, the provider cannot tell.
  const own =
    tenant.api.clientId === clientId
      ? '\nThe provider is logged in as this client, and one of them may be the secret that it logs in with: keep that one.'
      : ''
  return [
    warningDiagnostic(
      `OAuth client ${clientId} has secrets that are not managed`,
      `Whoever has one of them can log in as OAuth client ${clientId} in tenant ${tenantName(tenant)}, and no resource that was read for this plan manages them:${secretLines(clientId, strangers, tenant)}\nIf an apply was interrupted after making one, nobody has its value: delete it in the console. One that is in use can be taken over: ${importCommand(clientId, tenant)}${own}`,
      ['client_id'],
    ),
  ]
}

function unmanaged(clientId: string, { secrets }: Tenant): readonly ClientSecretHint[] {
  return (secrets.shown(clientId) ?? []).filter(
    ({ hint }) => !secrets.isManaged(clientId, hint) && !secrets.isTold(clientId, hint),
  )
}
