import type { QlikClient } from '../../../api'
import { contentOf, errorDiagnostic } from '../../../framework'
import type { Diagnostic } from '../../../framework'
import { resolveCredentials } from '../../provider-block/credentials'
import type { Tenant } from '../../tenants'
import type { AccessTokenModel } from './schema'

const CREDENTIALS = ['client_id', 'client_secret', 'private_key', 'key_id'] as const

export type Login =
  | { readonly ok: true; readonly client: QlikClient }
  | { readonly ok: false; readonly diagnostic: Diagnostic }

/** As whom the token is asked for: the client of the arguments, or else the one that the provider is logged in with. */
export function login(config: AccessTokenModel, tenant: Tenant): Login {
  const given = Object.fromEntries(
    CREDENTIALS.flatMap((name) => {
      const text = contentOf(config[name])
      return text === undefined ? [] : [[name, text]]
    }),
  )
  if (Object.keys(given).length > 0) {
    const resolved = resolveCredentials(given, undefined, [])
    return resolved.ok ? { ok: true, client: tenant.connectAs(resolved.credentials) } : resolved
  }
  if (tenant.api.clientId !== undefined) return { ok: true, client: tenant.api }
  return {
    ok: false,
    diagnostic: errorDiagnostic(
      'No client to issue a token for',
      'The provider is logged in with an API key, which cannot be exchanged for an access token. Give client_id with client_secret, or with private_key and key_id, or let the provider log in with a client.',
    ),
  }
}
