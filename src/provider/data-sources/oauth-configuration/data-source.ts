import { known, knownOrNull } from '../../../framework'
import type { DataSource } from '../../../framework'
import { attempt } from '../../api-findings'
import type { Tenants } from '../../tenants'
import { OAUTH_CONFIGURATION_DATA_SCHEMA } from './schema'

export const oauthConfigurationData: DataSource<Tenants, typeof OAUTH_CONFIGURATION_DATA_SCHEMA> = {
  schema: OAUTH_CONFIGURATION_DATA_SCHEMA,

  async read(config, { provider, signal }) {
    const found = provider.resolve(config.tenant)
    if (!found.ok) return { state: undefined, diagnostics: [found.diagnostic] }
    const read = await attempt(found.tenant, 'read the OAuth configuration', () =>
      found.tenant.api.readOAuthConfiguration({ signal }),
    )
    if (!read.ok) return { state: undefined, diagnostics: read.diagnostics }
    const configuration = read.value
    // The names of RFC 8414, section 2; members that the tenant does not have are left out.
    const document = {
      issuer: configuration.issuer,
      authorization_endpoint: configuration.authorizationEndpoint,
      token_endpoint: configuration.tokenEndpoint,
      revocation_endpoint: configuration.revocationEndpoint,
      jwks_uri: configuration.jwksUri,
      grant_types_supported: configuration.grantTypesSupported,
      response_types_supported: configuration.responseTypesSupported,
    }
    return {
      state: {
        tenant: config.tenant,
        issuer: known(document.issuer),
        authorization_endpoint: known(document.authorization_endpoint),
        token_endpoint: known(document.token_endpoint),
        revocation_endpoint: knownOrNull(document.revocation_endpoint),
        jwks_uri: knownOrNull(document.jwks_uri),
        grant_types_supported: known(document.grant_types_supported.map(known)),
        response_types_supported: known(document.response_types_supported.map(known)),
        json: known(JSON.stringify(document, undefined, 2)),
      },
      diagnostics: [],
    }
  },
}
