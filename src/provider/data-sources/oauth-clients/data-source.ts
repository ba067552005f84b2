import type { OAuthClient } from '../../../api'
import { contentOf, known } from '../../../framework'
import type { DataSource } from '../../../framework'
import { APP_TYPES } from '../../../rules'
import { attempt } from '../../api-findings'
import type { Tenants } from '../../tenants'
import { conditionFindings } from '../condition-findings'
import { flattenFound } from '../flatten-client'
import { OAUTH_CLIENTS_DATA_SCHEMA } from './schema'

/** Source: https://qlik.dev/apis/rest/oauth-clients/ (`createdByType`) */
const CREATED_BY_TYPES = ['user', 'service', 'dcr']

/** The conditions of `filter`, and the field that each looks at. */
const CONDITIONS = [
  ['app_type', 'appType'],
  ['client_name', 'clientName'],
  ['created_by_type', 'createdByType'],
] as const

export const oauthClientsData: DataSource<Tenants, typeof OAUTH_CLIENTS_DATA_SCHEMA> = {
  schema: OAUTH_CLIENTS_DATA_SCHEMA,

  validate({ filter }) {
    const given = contentOf(filter)
    if (given === undefined) return []
    return [
      ...conditionFindings(given.app_type, APP_TYPES, ['filter', 'app_type']),
      ...conditionFindings(given.created_by_type, CREATED_BY_TYPES, ['filter', 'created_by_type']),
    ]
  },

  async read(config, { provider, signal }) {
    const found = provider.resolve(config.tenant)
    if (!found.ok) return { state: undefined, diagnostics: [found.diagnostic] }
    // The list that serves every other read of this tenant is filtered here, at no further request.
    const listed = await attempt(found.tenant, 'list the OAuth clients', () =>
      found.tenant.api.listOAuthClients({ signal }),
    )
    if (!listed.ok) return { state: undefined, diagnostics: listed.diagnostics }
    const filter = contentOf(config.filter)
    const passes = (client: OAuthClient): boolean =>
      CONDITIONS.every(([name, field]) => {
        const wanted = filter && contentOf(filter[name])
        return wanted === undefined || client[field] === wanted
      })
    const clients = listed.value
      .filter(passes)
      .sort((left, right) => (left.clientId < right.clientId ? -1 : 1))
      .map((client) => known(flattenFound(client)))
    return { state: { ...config, clients: known(clients) }, diagnostics: [] }
  },
}
