import type { Tenant } from '../region/tenant'
import { SERVED_GRANTS } from './token'

export const JWKS_PATH = '/.well-known/jwks.json'

/** RFC 8414 metadata, with the members that Qlik documents. */
export const authorizationServer = ({ url }: Tenant): object => ({
  issuer: url,
  jwks_uri: `${url}${JWKS_PATH}`,
  token_endpoint: `${url}/oauth/token`,
  revocation_endpoint: `${url}/oauth/revoke`,
  authorization_endpoint: `${url}/oauth/authorize`,
  grant_types_supported: SERVED_GRANTS,
  response_types_supported: ['code'],
})
