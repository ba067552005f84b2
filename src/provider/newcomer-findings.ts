import { hasError } from '../framework'
import type { Diagnostics } from '../framework'
import type { Facts, Rule } from '../rules'
import { tenantName } from './api-findings'
import { plannedClient } from './client-facts'
import type { KnownClient } from './client-facts'
import { dependentFindings } from './dependent-findings'
import type { SkippedRules } from './skipped-rules'
import type { Tenant } from './tenants'

/**
 * The rules that something breaks together with its client while the client's id is not known: then Terraform has planned the
 * client before, as one of those that are to be made. Nothing is said if any of them would do, for it may be that one.
 */
export function newcomerFindings<T extends object>(
  rules: readonly Rule<T>[],
  factsOf: (client: KnownClient) => Facts<T>,
  tenant: Tenant,
  skipped: SkippedRules,
): Diagnostics {
  const ofEach = tenant.plannedNewcomers.map((model) => {
    const client = plannedClient({ model, changes: true })
    return dependentFindings(rules, factsOf(client), client, skipped)
  })
  const [first = []] = ofEach
  if (!ofEach.every(hasError)) return []
  const advice = `${whose(ofEach.length, tenant)} If the client_id is none of this plan's, name the rule in the skip_rules of this resource.`
  return first
    .filter(({ severity }) => severity === 'error')
    .map((finding) => ({ ...finding, detail: `${finding.detail} ${advice}` }))
}

function whose(count: number, tenant: Tenant): string {
  const where = `in tenant ${tenantName(tenant)}`
  return count === 1
    ? `The client_id is only known after apply, and this plan makes one client ${where}, which is meant here.`
    : `The client_id is only known after apply, and none of the ${count} clients that this plan makes ${where} would do.`
}
