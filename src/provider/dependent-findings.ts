import { warningDiagnostic } from '../framework'
import type { Diagnostic, Diagnostics } from '../framework'
import type { Facts, Rule } from '../rules'
import { tenantName } from './api-findings'
import type { KnownClient } from './client-facts'
import { brokenRules, ruleFinding } from './rule-findings'
import { allSkipped } from './skipped-rules'
import type { SkippedRules } from './skipped-rules'
import type { Tenant } from './tenants'

const COUNTS_NOT =
  'The skip_rules of the client count here only in an apply that makes or changes the client as well: name the rule in the skip_rules of this resource.'

/** The rules that something with a `client_id` breaks together with its client, see {@link KnownClient}. */
export function dependentFindings<T extends object>(
  rules: readonly Rule<T>[],
  facts: Facts<T>,
  { skipped: own, skipsForOthers }: Pick<KnownClient, 'skipped' | 'skipsForOthers'>,
  skipped: SkippedRules,
): Diagnostics {
  const all = skipsForOthers ? allSkipped(skipped, own) : skipped
  return brokenRules(rules, facts, all).map((violation) => {
    const finding = ruleFinding(violation, ['client_id'])
    const inVain = finding.severity === 'error' && own.ids.has(violation.ruleId)
    return inVain ? { ...finding, detail: `${finding.detail} ${COUNTS_NOT}` } : finding
  })
}

/** Of a client that is neither in the tenant nor planned. Only a warning: another apply may make it until then. */
export function missingClient(clientId: string, tenant: Tenant): Diagnostic {
  return warningDiagnostic(
    `There is no OAuth client ${clientId}`,
    `Tenant ${tenantName(tenant)} has no OAuth client with the id "${clientId}", so this cannot be made. Check the id, and that the client belongs to this tenant.`,
    ['client_id'],
  )
}
