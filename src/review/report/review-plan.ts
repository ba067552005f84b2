import { attributeNamed } from '../attributes/attributes'
import type { Plan, PlannedChange } from '../plan/plan'
import { UNKNOWN } from '../plan/plan-value'
import type { Writable } from '../plan/writable'
import { createStep, type StepContext } from '../rules/create-step'
import { overallClass, type ChangeKind } from '../rules/finding'
import { judge } from '../rules/judge'
import type { Step } from '../rules/step'
import { canonicalPlan, doesSomething } from './approval'
import { withoutManaged } from './managed-elsewhere'
import { driftedAttributes, revertedBy } from './reverted'
import type { OtherCount, ReviewedChange, ReviewedDrift, ReviewedPlan } from './reviewed-change'

const CLIENT = 'qlikcloud_oauth_client'
const NONE: readonly string[] = []

/**
 * Judges every change of a plan. `name` is what the report calls the plan.
 * @example
 * import { readPlan, reviewPlan } from 'cdktf-provider-qlikcloud/review'
 *
 * const reading = readPlan('{"format_version":"1.2","planned_values":{}}')
 * if (reading.kind === 'plan') reviewPlan('acme', reading.plan)
 */
export function reviewPlan(name: string, plan: Plan): ReviewedPlan {
  const drift = plan.drift.map(withoutManaged(plan)).filter((change) => driftedAttributes(change).length > 0)
  const planned = new Map<string, PlannedChange>()
  for (const change of drift.length === 0 ? [] : plan.changes)
    if (change.deposed === undefined) planned.set(change.address, change)
  const reverted = new Map(
    drift.map((change) => [change.address, revertedBy(planned.get(change.address), change)]),
  )

  const replaced = new Set(plan.changes.filter(isReplacedClient).map(({ before }) => before?.['client_id']))

  return {
    name,
    terraformVersion: plan.terraformVersion,
    canonical: canonicalPlan(plan),
    changes: plan.changes.filter(doesSomething).map((change) => {
      const undone = change.deposed === undefined ? (reverted.get(change.address) ?? []) : []
      const followsClient =
        change.after?.['client_id'] === UNKNOWN && replaced.has(change.before?.['client_id'])
      return reviewChange(name, change, { reverted: undone, followsClient })
    }),
    drift: drift.map((change): ReviewedDrift => {
      const undone = reverted.get(change.address) ?? []
      const isAll = undone.length === driftedAttributes(change).length
      return {
        ...reviewChange(name, change, {}),
        outcome: isAll ? 'reverted' : undone.length > 0 ? 'partly' : 'kept',
        isRelevant: plan.relevant.has(change.address),
      }
    }),
    others: countByType(plan),
  }
}

function isReplacedClient({ type, action, before }: PlannedChange): boolean {
  return type === CLIENT && action === 'replace' && typeof before?.['client_id'] === 'string'
}

function reviewChange(plan: string, change: PlannedChange, context: StepContext): ReviewedChange {
  const step = createStep(change, context)
  const findings = judge(step)
  const kinds: ChangeKind[] = []
  for (const { kind } of findings) if (kind !== undefined && !kinds.includes(kind)) kinds.push(kind)
  if (change.action === 'update') kinds.push('updates')
  const [label, hidden] = [labelOf(change), hiddenArguments(step)]
  const { address, type, action, tenant, deposed } = change
  const reviewed: Writable<ReviewedChange> = {
    plan,
    address,
    type,
    action,
    class: overallClass(findings),
    kinds,
    findings,
  }
  if (label !== undefined) reviewed.label = label
  if (tenant !== undefined) reviewed.tenant = tenant
  if (deposed !== undefined) reviewed.deposed = deposed
  if (hidden.length > 0) reviewed.hidden = hidden
  return reviewed
}

/** What somebody has marked as sensitive; secrets that Qlik Cloud makes are nobody's argument. */
function hiddenArguments(step: Step): readonly string[] {
  const { type } = step
  if (type === undefined) return NONE
  return step.hiddenAttributes().filter((name) => attributeNamed(type, name)?.secret !== true)
}

/** What to call the object of a change: a client's name. */
export function labelOf({ before, after }: Pick<PlannedChange, 'before' | 'after'>): string | undefined {
  const names = [after?.['client_name'], before?.['client_name']]
  return names.find((name): name is string => typeof name === 'string')
}

function countByType({ others }: Plan): readonly OtherCount[] {
  const counts = new Map<string, number>()
  for (const { type } of others) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts].map(([type, count]) => ({ type, count }))
}
