import type { Facts, OAuthClientSpec } from '../rules'
import { nullModel } from '../framework'
import { factsOf } from './resources/oauth-client/facts'
import { flatten } from './resources/oauth-client/flatten'
import { OAUTH_CLIENT_SCHEMA } from './resources/oauth-client/schema'
import type { Tenant } from './tenants'

/**
 * What is known of a client that another resource refers to: the plan that this process made for it, else what is in the
 * tenant. A client that the same apply is about to change must not be judged by what it was before.
 */
export async function clientFacts(
  tenant: Tenant,
  clientId: string,
  signal: AbortSignal,
): Promise<Facts<OAuthClientSpec> | undefined> {
  const planned = tenant.plannedClients.get(clientId)
  if (planned !== undefined) return factsOf(planned)
  const client = await tenant.api.readOAuthClient(clientId, { signal })
  if (client === undefined) return undefined
  const empty = nullModel(OAUTH_CLIENT_SCHEMA)
  return factsOf({ ...empty, ...flatten(client, empty) })
}
