import { contentOf } from '../framework'
import type { Diagnostics, Value } from '../framework'
import type { Facts, Rule } from '../rules'
import { plannedClient } from './client-facts'
import type { KnownClient } from './client-facts'
import { dependentFindings } from './dependent-findings'
import type { SkippedRules } from './skipped-rules'
import type { Tenant } from './tenants'

const ADVICE =
  'The client is replaced by this plan; this is about the one that takes its place. To give this to another client, do so in an apply of its own.'

interface Dependent {
  readonly client_id: Value<string>
}

/**
 * The rules that something breaks together with the client that takes the place of its own. Its id is not known before the
 * old client is deleted, and then it would be too late to refuse anything.
 */
export function successorFindings<T extends object>(
  rules: readonly Rule<T>[],
  factsOf: (client: KnownClient) => Facts<T>,
  prior: Dependent,
  planned: Dependent,
  { plannedSuccessors }: Pick<Tenant, 'plannedSuccessors'>,
  skipped: SkippedRules,
): Diagnostics {
  const model = plannedSuccessors.get(contentOf(prior.client_id) ?? '')
  if (planned.client_id.kind !== 'unknown' || model === undefined) return []
  const client = plannedClient({ model, changes: true })
  return dependentFindings(rules, factsOf(client), client, skipped).map((finding) =>
    finding.severity === 'error' ? { ...finding, detail: `${finding.detail} ${ADVICE}` } : finding,
  )
}
