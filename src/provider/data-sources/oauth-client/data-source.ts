import type { OAuthClient } from '../../../api'
import { contentOf, errorDiagnostic } from '../../../framework'
import type { DataSource, Diagnostic } from '../../../framework'
import { attempt, tenantName } from '../../api-findings'
import type { Tenant, Tenants } from '../../tenants'
import { flattenFound } from '../flatten-client'
import { OAUTH_CLIENT_DATA_SCHEMA } from './schema'

export const oauthClientData: DataSource<Tenants, typeof OAUTH_CLIENT_DATA_SCHEMA> = {
  schema: OAUTH_CLIENT_DATA_SCHEMA,

  validate({ client_id, client_name }) {
    if (client_id.kind === 'unknown' || client_name.kind === 'unknown') return []
    if ((client_id.kind === 'null') !== (client_name.kind === 'null')) return []
    const given = client_id.kind === 'null' ? 'Neither is' : 'Both are'
    return [
      errorDiagnostic(
        'Choose how to look up the client',
        `${given} given. Give exactly one of client_id and client_name.`,
        ['client_id'],
      ),
    ]
  },

  async read(config, { provider, signal }) {
    const found = provider.resolve(config.tenant)
    if (!found.ok) return { state: undefined, diagnostics: [found.diagnostic] }
    const { tenant } = found
    const clientId = contentOf(config.client_id)
    const read = await attempt(tenant, 'look up the OAuth client', async () => {
      if (clientId === undefined) return tenant.api.listOAuthClients({ signal })
      const client = await tenant.api.readOAuthClient(clientId, { signal })
      return client === undefined ? [] : [client]
    })
    if (!read.ok) return { state: undefined, diagnostics: read.diagnostics }

    const name = contentOf(config.client_name)
    const matches = read.value.filter((client) => clientId !== undefined || client.clientName === name)
    const [client, ...others] = matches
    if (client === undefined || others.length > 0) {
      return {
        state: undefined,
        diagnostics: [notExactlyOne({ clientId, name }, matches, read.value, tenant)],
      }
    }
    return { state: { tenant: config.tenant, ...flattenFound(client) }, diagnostics: [] }
  },
}

function notExactlyOne(
  { clientId, name = '' }: { readonly clientId: string | undefined; readonly name: string | undefined },
  matches: readonly OAuthClient[],
  all: readonly OAuthClient[],
  tenant: Tenant,
): Diagnostic {
  if (clientId !== undefined) {
    return errorDiagnostic(
      'No such OAuth client',
      `Tenant ${tenantName(tenant)} has no OAuth client with the id "${clientId}". Check the id, and that the client belongs to this tenant.`,
      ['client_id'],
    )
  }
  if (matches.length > 1) {
    return errorDiagnostic(
      'Several OAuth clients of that name',
      `Tenant ${tenantName(tenant)} has ${String(matches.length)} OAuth clients named "${name}". Look one up by client_id:${lines(matches)}`,
      ['client_name'],
    )
  }
  const alike = all.filter(
    ({ clientName }) => clientName.toLowerCase().includes(name.toLowerCase()) && name !== '',
  )
  const hint = alike.length > 0 ? ` The name must be exact. Similar ones:${lines(alike.slice(0, 10))}` : ''
  return errorDiagnostic(
    'No such OAuth client',
    `Tenant ${tenantName(tenant)} has no OAuth client named "${name}".${hint}`,
    ['client_name'],
  )
}

function lines(clients: readonly OAuthClient[]): string {
  return clients
    .map(
      ({ clientId, clientName, appType, createdAt = 'unknown' }) =>
        `\n  ${clientId}  "${clientName}", ${appType}, created ${createdAt}`,
    )
    .join('')
}
