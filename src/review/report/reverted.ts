import type { PlannedChange } from '../plan/plan'
import { canonicalText } from '../plan/plan-value'
import { createStep } from '../rules/create-step'

/** Said where the plan makes an object anew that was deleted outside of Terraform. */
export const DELETION = 'its deletion'

/** What of a drift the planned change of the same object undoes. */
export function revertedBy(change: PlannedChange | undefined, drift: PlannedChange): readonly string[] {
  if (change === undefined) return []
  if (drift.action === 'delete') return change.action === 'create' ? [DELETION] : []
  if (change.action !== 'update' && change.action !== 'replace') return []
  const planned = new Set(createStep(change).changedAttributes())
  return driftedAttributes(drift).filter(
    (name) =>
      planned.has(name) &&
      canonicalText(change.after?.[name] ?? null) === canonicalText(drift.before?.[name] ?? null),
  )
}

/** What is not as Terraform left it. */
export function driftedAttributes(drift: PlannedChange): readonly string[] {
  return drift.action === 'delete' ? [DELETION] : createStep(drift).changedAttributes()
}
