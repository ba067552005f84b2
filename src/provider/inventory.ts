import type { OAuthClient, QlikClient } from '../api'
import type { Connect } from './provider'

/** Everything that was in a tenant when its clients were listed. */
export interface Inventory {
  readonly tenant: string
  /** The client that is logged in. */
  readonly caller: string | null
  readonly clients: readonly object[]
}

/**
 * Hands over each list of clients that a tenant gives, for `qlikcloud drift`: nobody else knows how this configuration
 * logs in, and every read rests on the list anyway, so that this costs no request.
 */
export function withInventory(connect: Connect, note: (inventory: Inventory) => void): Connect {
  return (options) => {
    const client = connect(options)
    const noted = new WeakSet<readonly OAuthClient[]>()
    const list: QlikClient['listOAuthClients'] = async (call) => {
      const clients = await client.listOAuthClients(call)
      if (!noted.has(clients)) {
        noted.add(clients)
        note({
          tenant: client.origin,
          caller: client.clientId ?? null,
          clients: clients.map(describe),
        })
      }
      return clients
    }
    return {
      ...client,
      listOAuthClients: list,
      // It looks into the same list.
      readOAuthClient: async (clientId, call) => {
        await list(call)
        return client.readOAuthClient(clientId, call)
      },
    }
  }
}

/** In Terraform's names: what it may do, and nothing that is secret. */
function describe(client: OAuthClient): object {
  return {
    client_id: client.clientId,
    client_name: client.clientName,
    app_type: client.appType,
    redirect_uris: client.redirectUris,
    allowed_origins: client.allowedOrigins,
    allowed_scopes: client.allowedScopes,
    allowed_grant_types: client.allowedGrantTypes,
    allowed_auth_methods: client.allowedAuthMethods,
    public_keys: client.publicKeys,
    consent_method: client.consentMethod ?? null,
    client_secret_hints: client.clientSecrets.map(({ hint }) => hint),
    published_at: client.publishedAt ?? null,
    created_at: client.createdAt ?? null,
    created_by_type: client.createdByType ?? null,
  }
}
