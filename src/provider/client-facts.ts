import type { OAuthClient } from '../api'
import { nullModel } from '../framework'
import type { Facts, OAuthClientSpec } from '../rules'
import { factsOf } from './resources/oauth-client/facts'
import { flatten } from './resources/oauth-client/flatten'
import { OAUTH_CLIENT_SCHEMA } from './resources/oauth-client/schema'
import { NOTHING_SKIPPED, skippedRules } from './skipped-rules'
import type { SkippedRules } from './skipped-rules'
import type { PlannedClient, Tenant } from './tenants'

/** A client that another resource refers to. */
export interface KnownClient {
  readonly facts: Facts<OAuthClientSpec>
  /** What its own `skip_rules` overrule. */
  readonly skipped: SkippedRules
  /**
   * Whether those count for what refers to it. An apply asks again, in a process of its own that meets only clients which
   * it makes or changes, and must not refuse what the plan has let pass.
   */
  readonly skipsForOthers: boolean
}

/**
 * What is known of a client that another resource refers to: the plan that this process made for it, else what is in the
 * tenant. A client that the same apply is about to change must not be judged by what it was before.
 */
export async function knownClient(
  tenant: Tenant,
  clientId: string,
  signal: AbortSignal,
): Promise<KnownClient | undefined> {
  const planned = tenant.plannedClients.get(clientId)
  if (planned !== undefined) return plannedClient(planned)
  const client = await tenant.api.readOAuthClient(clientId, { signal })
  return client && storedClient(client, tenant)
}

export function plannedClient({ model, changes }: PlannedClient): KnownClient {
  return { facts: factsOf(model), skipped: skippedRules(model.skip_rules), skipsForOthers: changes }
}

/** The client as the tenant has it, whatever is planned for it. */
export function storedClient(client: OAuthClient, tenant: Tenant): KnownClient {
  const planned = tenant.plannedClients.get(client.clientId)
  const { skipped, skipsForOthers } =
    planned === undefined ? { skipped: NOTHING_SKIPPED, skipsForOthers: false } : plannedClient(planned)
  return { facts: storedFacts(client), skipped, skipsForOthers }
}

function storedFacts(client: OAuthClient): Facts<OAuthClientSpec> {
  const empty = nullModel(OAUTH_CLIENT_SCHEMA)
  return factsOf({ ...empty, ...flatten(client, empty) })
}
