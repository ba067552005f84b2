import { RESOURCE_NOUNS } from '../attributes/attributes'
import type { PlannedChange } from '../plan/plan'
import { labelOf } from '../report/review-plan'
import { createStep } from '../rules/create-step'
import { overallClass, type Finding } from '../rules/finding'
import { judge } from '../rules/judge'
import { EQUIVALENT_RULE } from '../rules/setting-rules'
import type { DriftItem, DriftKind } from './drift-item'
import { DRIFT_RULES, driftFinding, type DriftRule } from './drift-rules'
import { CLIENT, PUBLICATION, SECRET, textOf, type ManagedIds } from './managed-ids'

/** What has drifted in one object; nothing where only other resources of the configuration show in it. */
export function classifyDrift(
  stack: string,
  drift: PlannedChange,
  managed: ManagedIds,
): readonly DriftItem[] {
  if (drift.action === 'delete') return [missing(stack, drift)]
  if (drift.type === SECRET && hasLostCurrent(drift)) {
    const hint = textOf(drift.before, 'hint') ?? ''
    return [
      toItem(stack, drift, 'missing', [
        driftFinding(DRIFT_RULES.currentSecretMissing, {
          attribute: 'hint',
          difference: { kind: 'removed', element: hint },
          detail: 'deleted outside of Terraform, and the secret before it is still there: rotate it',
          marks: ['breaks-consumers'],
        }),
      ]),
    ]
  }
  const seen = drift.type === CLIENT ? withoutOthers(drift, managed) : drift
  const step = createStep(seen)
  if (step.changedAttributes().length === 0) return []
  const gone = initialSecretGone(seen)
  // Of the secret, the rows see only that something about it differs.
  const judged = judge(step).filter(({ ruleId }) => gone.length === 0 || ruleId !== EQUIVALENT_RULE.id)
  return [toItem(stack, seen, 'changed', [...gone, ...judged])]
}

/**
 * Without what a client shows of other resources, and of its secrets. Those that came are reported as unmanaged, those that
 * are managed and gone by what manages them; and of any other that is gone, Terraform itself may have deleted it.
 */
function withoutOthers(drift: PlannedChange, managed: ManagedIds): PlannedChange {
  const { before, after } = drift
  if (before === null || after === null) return drift
  const published = managed.publications.has(textOf(after, 'client_id') ?? '') ? after : before
  return {
    ...drift,
    before: { ...before, client_secret_hints: [], published_at: published['published_at'] ?? null },
    after: { ...after, client_secret_hints: [] },
  }
}

/** Of a client that has its initial secret itself: the rows of the review know only that the hint differs. */
function initialSecretGone({ type, before, after }: PlannedChange): readonly Finding[] {
  const hint = textOf(before, 'client_secret_hint')
  if (type !== CLIENT || hint === undefined || textOf(after, 'client_secret_hint') === hint) return []
  return [
    driftFinding(DRIFT_RULES.secretMissing, {
      attribute: 'client_secret_hint',
      difference: { kind: 'removed', element: hint },
      detail: 'the initial secret was deleted outside of Terraform: whatever uses it is refused',
      marks: ['breaks-consumers'],
    }),
  ]
}

function hasLostCurrent({ before, after }: PlannedChange): boolean {
  const previous = textOf(before, 'previous_hint')
  return previous !== undefined && textOf(after, 'hint') === previous
}

const GONE: Readonly<Record<string, { readonly rule: DriftRule; readonly detail: string }>> = {
  [CLIENT]: {
    rule: DRIFT_RULES.clientMissing,
    detail: 'deleted outside of Terraform: whatever uses its client id stops working',
  },
  [SECRET]: {
    rule: DRIFT_RULES.secretMissing,
    detail: 'deleted outside of Terraform: whatever uses it is refused',
  },
  [PUBLICATION]: {
    rule: DRIFT_RULES.publicationMissing,
    detail: 'the client is not published any more, or gone',
  },
}

function missing(stack: string, drift: PlannedChange): DriftItem {
  const row = Object.hasOwn(RESOURCE_NOUNS, drift.type) ? GONE[drift.type] : undefined
  const { rule, detail } = row ?? {
    rule: DRIFT_RULES.objectMissing,
    detail: 'gone, and of a type that this version does not know and cannot judge',
  }
  return toItem(stack, drift, 'missing', [driftFinding(rule, { detail, marks: ['breaks-consumers'] })])
}

function toItem(
  stack: string,
  { address, deposed, type, tenant, before, after }: PlannedChange,
  drift: DriftKind,
  findings: readonly Finding[],
): DriftItem {
  const label = labelOf({ before, after })
  return {
    plan: stack,
    address,
    type,
    drift,
    ...(label !== undefined && { label }),
    ...(tenant !== undefined && { tenant }),
    ...(deposed !== undefined && { deposed }),
    action: drift === 'missing' ? 'delete' : 'update',
    class: overallClass(findings),
    kinds: [],
    findings,
  }
}
