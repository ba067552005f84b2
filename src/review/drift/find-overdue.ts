import type { DriftItem } from './drift-item'
import { DRIFT_RULES, driftFinding, type DriftRule } from './drift-rules'
import { SECRET, textOf } from './managed-ids'
import type { ObjectInTenant } from './read-refresh'

interface Deadline {
  /** The attribute with the time. */
  readonly attribute: string
  readonly rule: DriftRule
  /** Followed by the day since when. */
  readonly detail: string
}

const DEADLINES: readonly Deadline[] = [
  {
    attribute: 'rotates_at',
    rule: DRIFT_RULES.secretOverdue,
    detail: 'its rotation is due, and the next apply makes it; due since',
  },
  {
    attribute: 'previous_expires_at',
    rule: DRIFT_RULES.previousSecretOverdue,
    detail: 'whoever has the secret before it still gets in, and the next apply deletes it; due since',
  },
]

/** Whether a secret has outlived its time; `nowMs` in milliseconds since the epoch. */
export function findOverdue(stack: string, object: ObjectInTenant, nowMs: number): readonly DriftItem[] {
  if (object.type !== SECRET) return []
  const findings = DEADLINES.flatMap(({ attribute, rule, detail }) => {
    const time = Date.parse(textOf(object.values, attribute) ?? '')
    // The day alone, so that secrets of one age are put together.
    const day = Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10)
    return time <= nowMs ? [driftFinding(rule, { attribute, detail: `${detail} ${day}` })] : []
  })
  if (findings.length === 0) return []
  const { address, type, tenant } = object
  return [
    {
      plan: stack,
      address,
      type,
      drift: 'overdue',
      ...(tenant !== undefined && { tenant }),
      action: 'none',
      class: 'neutral',
      kinds: [],
      findings,
    },
  ]
}
