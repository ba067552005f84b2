import type { Plan, PlannedChange } from '../plan/plan'
import { canonicalText } from '../plan/plan-value'

/**
 * SHA-256 over what applying the plan does: every change with its values, and those of other providers. Secrets are left
 * out, and so is whatever two equal plans may differ in: when they were made, by which version, in which order.
 */
export function planDigest(plan: Plan): Promise<string> {
  const lines = [
    ...plan.changes.filter(doesSomething).map(changeText),
    ...plan.others.map(({ canonical }) => canonical),
  ]
  return sha256(lines.sort().join('\n'))
}

/** One hash for several plans, in whatever order they are given. */
export function combinedDigest(digests: readonly string[]): Promise<string> {
  return sha256([...digests].sort().join('\n'))
}

/** Whether a change is more than the mention of an object that stays as it is. */
export function doesSomething({ action, imported, previousAddress }: PlannedChange): boolean {
  return action !== 'none' || imported !== undefined || previousAddress !== undefined
}

function changeText(change: PlannedChange): string {
  const { address, previousAddress, deposed, type, action, imported, tenant, before, after } = change
  const head = [
    address,
    previousAddress ?? null,
    deposed ?? null,
    type,
    action,
    imported?.id ?? null,
    tenant ?? null,
  ]
  const hidden = [...change.hiddenChanges].sort()
  return `${JSON.stringify([...head, hidden])}${canonicalText(before)}${canonicalText(after)}`
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
