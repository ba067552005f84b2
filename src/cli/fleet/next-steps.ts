import { namedTenants, namesText, type FleetRun } from '../../fleet'
import type { Context } from '../context'

/** More than these are left out by a pattern rather than by their names. */
const NAMES_MAX = 20

/** Says what can be done about what failed, where the errors themselves speak of terraform and not of this command. */
export function noteNextSteps(run: FleetRun, context: Context): void {
  for (const step of [...variableSteps(run), ...lockSteps(run), ...tenantSteps(run)]) context.note(step)
}

function variableSteps({ stacks }: FleetRun): readonly string[] {
  const missing = stacks
    .flatMap(({ problems }) => problems)
    .filter(({ summary }) => summary === 'No value for required variable')
    .flatMap(({ detail }) => /variable "([^"]+)"/.exec(detail)?.[1] ?? [])
  if (missing.length === 0) return []
  const names = [...new Set(missing)].map((name) => `TF_VAR_${name}`)
  return [`Variables of the stacks are given in the environment: ${names.join(', ')}.`]
}

/**
 * The provider knows the tenants that the lock file has for its stack. Where the state has others, the lock file is not the
 * one that was deployed.
 */
function lockSteps({ stacks }: FleetRun): readonly string[] {
  const unknown = stacks
    .flatMap(({ problems }) => problems)
    .filter(({ summary }) => summary === 'Unknown tenant')
    .flatMap(({ detail }) => /has no tenant "([^"]+)"/.exec(detail)?.[1] ?? [])
  const stackOf = new Map(stacks.flatMap(({ name, tenants }) => tenants.map((tenant) => [tenant, name])))
  // Other programs than those of a TenantFleet have no lock file.
  if (unknown.length === 0 || stackOf.size === 0) return []
  const names = [...new Set(unknown)].sort()
  const moved = names.filter((tenant) => stackOf.has(tenant))
  const gone = names.filter((tenant) => !stackOf.has(tenant))
  const places = moved.map((tenant) => `${tenant} (now in ${stackOf.get(tenant) ?? ''})`)
  return [
    ...(moved.length === 0
      ? []
      : [
          `The state of another stack has the clients of ${namesText(places)}. Was the lock file of the fleet deleted or edited? Take it from version control again and synthesize: in another stack, clients would be made anew.`,
        ]),
    ...(gone.length === 0
      ? []
      : [
          `States still have clients of ${namesText(gone)}, which the fleet does not know any more. Put it back under "removed" in the lock file, with its url, and synthesize: the provider needs that to destroy them.`,
        ]),
  ]
}

/** Of stacks in which others would be well without them. */
function tenantSteps({ stacks }: FleetRun): readonly string[] {
  const failed = stacks
    .filter(({ status }) => status === 'failed')
    .flatMap((stack) => {
      const named = namedTenants(stack)
      const isRemoved = named.some((name) => !stack.tenants.includes(name))
      const isOnlySome = named.length < stack.tenants.length - stack.excludedTenants.length
      return isRemoved || isOnlySome ? named : []
    })
  if (failed.length === 0 || failed.length > NAMES_MAX) return []
  return [`To go on without ${failed.join(', ')}, add --exclude-tenant ${failed.join(',')}.`]
}
