import {
  concernedTenants,
  isExcluded,
  namesText,
  stacksOf,
  unmatchedNames,
  type Fleet,
  type TenantChoice,
} from '../../fleet'
import { nearest } from '../../rules'
import { UserError } from '../user-error'
import type { ChoiceFlags } from './fleet-flags'

/** Which tenants the command line chooses; names that none has, and a choice of nothing, are mistakes. */
export function chosenTenants(fleet: Fleet, flags: ChoiceFlags): TenantChoice {
  const choice = { exclude: flags.excludeTenant ?? [], only: flags.onlyTenant ?? [] }
  const tenants = [...new Set(stacksOf(fleet).flatMap(concernedTenants))]
  const unmatched = unmatchedNames(fleet, choice)
  if (unmatched.length > 0) {
    const names = unmatched.map((name) => withSuggestion(name, tenants)).join(', ')
    throw new UserError(`no tenant of the fleet ${fleet.name} is called ${names}; ${knownText(tenants)}`)
  }
  // Of one wave or shard nothing may be left: its job runs with the options of all.
  if (tenants.length > 0 && tenants.every((tenant) => isExcluded(tenant, choice))) {
    throw new UserError(
      `${optionsText(choice)} every tenant of the fleet ${fleet.name}, so nothing is left to do`,
    )
  }
  return choice
}

function withSuggestion(name: string, tenants: readonly string[]): string {
  const near = nearest(name, tenants)
  return `${JSON.stringify(name)}${near === undefined ? '' : ` (did you mean ${JSON.stringify(near)}?)`}`
}

function knownText(tenants: readonly string[]): string {
  return tenants.length === 0
    ? 'it names no tenants, as only a TenantFleet does'
    : `its tenants are ${namesText(tenants)}`
}

function optionsText({ exclude, only }: TenantChoice): string {
  const given = [
    ...(only.length > 0 ? [`--only-tenant ${only.join(',')}`] : []),
    ...(exclude.length > 0 ? [`--exclude-tenant ${exclude.join(',')}`] : []),
  ]
  return `${given.join(' and ')} ${given.length === 1 ? 'leaves' : 'leave'} out`
}
