import { namedTenants, type FleetRun } from '../../fleet'
import type { Context } from '../context'

/** More than these are left out by a pattern rather than by their names. */
const NAMES_MAX = 20

/** Says what can be done about what failed, where the errors themselves speak of terraform and not of this command. */
export function noteNextSteps(run: FleetRun, context: Context): void {
  for (const step of [...variableSteps(run), ...tenantSteps(run)]) context.note(step)
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

/** Of stacks in which others would be well without them. */
function tenantSteps({ stacks }: FleetRun): readonly string[] {
  const failed = stacks
    .filter(({ status }) => status === 'failed')
    .flatMap((stack) => {
      const named = namedTenants(stack)
      return named.length < stack.tenants.length - stack.excludedTenants.length ? named : []
    })
  if (failed.length === 0 || failed.length > NAMES_MAX) return []
  return [`To go on without ${failed.join(', ')}, add --exclude-tenant ${failed.join(',')}.`]
}
