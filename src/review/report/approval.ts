import type { Plan, PlannedChange } from '../plan/plan'
import { canonicalText, isEqual, ownMember } from '../plan/plan-value'
import { sha256 } from './sha256'

/**
 * What applying the plan does, as text: every change with its values, those of other providers, and what the configuration
 * says besides. Secrets are left out, and so is whatever two equal plans may differ in: when they were made, by which
 * version, in which order.
 */
export function canonicalPlan(plan: Plan): string {
  const lines = [
    ...plan.changes.filter(doesSomething).map(changeText),
    ...plan.others.map(({ canonical }) => canonical),
  ]
  return [...lines.sort(), plan.configuration].join('\n')
}

/** SHA-256 of several texts, in whatever order they are given. */
export function approvalOf(texts: readonly string[]): Promise<string> {
  return sha256(JSON.stringify([...texts].sort()))
}

/** Whether a change is more than the mention of an object that stays as it is. */
export function doesSomething({ action, imported, previousAddress }: PlannedChange): boolean {
  return action !== 'none' || imported !== undefined || previousAddress !== undefined
}

/** Of an object that stays: which one it is, and what becomes different. The rest is not touched. */
function changeText(change: PlannedChange): string {
  const { address, previousAddress, deposed, type, action, imported, tenant, before, after } = change
  const text = JSON.stringify([
    address,
    previousAddress ?? null,
    deposed ?? null,
    type,
    action,
    imported?.id ?? null,
    tenant ?? null,
    [...change.hiddenChanges].sort(),
  ])
  if (before === null || after === null) return `${text}${canonicalText(before)}${canonicalText(after)}`
  const parts: string[] = []
  for (const name of change.differing) {
    const was = ownMember(before, name)
    const will = ownMember(after, name)
    if (!isEqual(was, will)) parts.push(`${JSON.stringify(name)}${canonicalText(was)}${canonicalText(will)}`)
  }
  return `${text}${canonicalText(before['id'] ?? null)}${parts.join('')}`
}
