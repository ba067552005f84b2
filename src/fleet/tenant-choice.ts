import { concernedTenants, stacksOf, type Fleet, type FleetStack } from './fleet'

/** Tenants by names, in which `*` stands for any characters. */
export interface TenantChoice {
  readonly exclude: readonly string[]
  /** Empty for all. */
  readonly only: readonly string[]
}

/** Which tenants of a stack are left out. A stack of which nothing is left does not run. */
export function excludedTenants(stack: FleetStack, choice: TenantChoice): readonly string[] {
  return concernedTenants(stack).filter((tenant) => isExcluded(tenant, choice))
}

export function isExcluded(tenant: string, { exclude, only }: TenantChoice): boolean {
  return matchesAny(tenant, exclude) || (only.length > 0 && !matchesAny(tenant, only))
}

/** Whether the stack has something to do. One of which no tenant is known only destroys, and is nobody's choice. */
export function isChosen(stack: FleetStack, choice: TenantChoice): boolean {
  const concerned = concernedTenants(stack).length
  if (concerned === 0) return choice.only.length === 0
  return excludedTenants(stack, choice).length < concerned
}

/** Names that no tenant of the fleet has: most likely typing errors. */
export function unmatchedNames(fleet: Fleet, { exclude, only }: TenantChoice): readonly string[] {
  const tenants = stacksOf(fleet).flatMap(concernedTenants)
  return [...exclude, ...only].filter((name) => !tenants.some((tenant) => matchesAny(tenant, [name])))
}

function matchesAny(tenant: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    return new RegExp(`^${source}$`, 'i').test(tenant)
  })
}
