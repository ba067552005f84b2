import type { ReviewReport } from '../report/review-report'
import type { ReviewedChange } from '../report/reviewed-change'
import type { Subject } from './condition'
import { gateDecider, type GateOptions, type Refusal } from './decide'
import { subjectsOf } from './subjects'

/** Why the gate stays closed: one rule's findings, refused by one condition or one row of the policy. */
export interface Breach {
  readonly by: Refusal
  readonly ruleId: string
  /** Groups of the report with such a finding. */
  readonly groups: readonly string[]
  readonly changes: number
  /** One of the changes. */
  readonly example: Pick<ReviewedChange, 'address' | 'plan' | 'tenant'>
}

interface BreachDraft extends Pick<Breach, 'by' | 'ruleId' | 'example'> {
  readonly groups: Set<string>
  readonly changes: Set<ReviewedChange>
}

/** What the gate refuses; it is open when the answer is empty. */
export function checkGate(report: ReviewReport, options: GateOptions): readonly Breach[] {
  const decide = gateDecider(options)
  const drafts = new Map<string, BreachDraft>()
  for (const { subject, group } of subjectsOf(report)) {
    const decision = decide(subject)
    if (decision.kind !== 'refused') continue
    const key = JSON.stringify([decision.by, subject.finding.ruleId])
    const draft = drafts.get(key) ?? newDraft(decision.by, subject)
    draft.groups.add(group)
    draft.changes.add(subject.change)
    drafts.set(key, draft)
  }
  return [...drafts.values()].map(({ groups, changes, ...draft }) => ({
    ...draft,
    groups: [...groups],
    changes: changes.size,
  }))
}

function newDraft(by: Refusal, { change, finding }: Subject): BreachDraft {
  const { address, plan, tenant } = change
  return {
    by,
    ruleId: finding.ruleId,
    example: { address, plan, ...(tenant !== undefined && { tenant }) },
    groups: new Set(),
    changes: new Set(),
  }
}
