import type { OAuthClient } from '../api'
import { errorDiagnostic } from '../framework'
import type { Diagnostic, Value } from '../framework'
import { attempt, tenantName } from './api-findings'
import { parseImportId } from './import-id'
import type { Tenants } from './tenants'

export type ImportedClient =
  | { readonly ok: true; readonly tenant: Value<string>; readonly client: OAuthClient; readonly rest: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic }

/** The client of an import id that names nothing besides. */
export async function importedClientAlone(
  text: string,
  tenants: Tenants,
  signal: AbortSignal,
): Promise<ImportedClient> {
  const imported = await importedClient(text, tenants, signal)
  if (!imported.ok || imported.rest === '') return imported
  const { client, rest } = imported
  return {
    ok: false,
    diagnostic: errorDiagnostic(
      'Invalid import id',
      `"${text}" has more than the id of a client: "/${rest}". Import the client by ${client.clientId}.`,
    ),
  }
}

/**
 * The client that an import id names. What follows the client id after a slash is `rest`; ids that are URLs have slashes
 * of their own, so the longest id that exists wins.
 */
export async function importedClient(
  text: string,
  tenants: Tenants,
  signal: AbortSignal,
): Promise<ImportedClient> {
  const parsed = parseImportId(text, tenants)
  if (!parsed.ok) return parsed
  const found = tenants.resolve(parsed.tenant)
  if (!found.ok) return found
  const listed = await attempt(found.tenant, 'list the OAuth clients', () =>
    found.tenant.api.listOAuthClients({ signal }),
  )
  const [failure] = listed.ok ? [] : listed.diagnostics
  if (failure !== undefined) return { ok: false, diagnostic: failure }

  const clients = listed.ok ? listed.value : []
  const client = [...clients]
    .sort((left, right) => right.clientId.length - left.clientId.length)
    .find(({ clientId }) => parsed.id === clientId || parsed.id.startsWith(`${clientId}/`))
  if (client !== undefined) {
    return { ok: true, tenant: parsed.tenant, client, rest: parsed.id.slice(client.clientId.length + 1) }
  }
  const byName = clients.filter(({ clientName }) => clientName === parsed.id)
  const repair =
    byName.length > 0
      ? `It is the name of ${byName.map(({ clientId }) => clientId).join(', ')}: import by that id.`
      : 'Check the id, and that the client belongs to this tenant.'
  return {
    ok: false,
    diagnostic: errorDiagnostic(
      'No such OAuth client',
      `Tenant ${tenantName(found.tenant)} has no OAuth client with the id "${parsed.id}". ${repair}`,
    ),
  }
}
