import type { ReviewReport } from '../report/review-report'
import type { ReviewedChange } from '../report/reviewed-change'
import { meets, type Condition, type Subject } from './condition'
import { decider, type Policy } from './policy'

export interface GateOptions {
  /** Findings that are refused. @default - none */
  readonly failOn?: readonly Condition[]
  /** Of these, findings that pass nevertheless. @default - none */
  readonly allow?: readonly Condition[]
  /** Decides before the other two. @default - none */
  readonly policy?: Policy
}

/** Why the gate stays closed: one rule's findings, refused by one condition or one row of the policy. */
export interface Breach {
  readonly by:
    | { readonly kind: 'fail-on'; readonly condition: Condition }
    | { readonly kind: 'policy'; readonly row: number; readonly because?: string }
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
  const { failOn = [], allow = [], policy = { rows: [] } } = options
  const decide = decider(policy)
  const drafts = new Map<string, BreachDraft>()

  const refuse = (by: Breach['by'], { change, finding }: Subject, group: string): void => {
    const key = JSON.stringify([by, finding.ruleId])
    const draft = drafts.get(key) ?? {
      by,
      ruleId: finding.ruleId,
      example: {
        address: change.address,
        plan: change.plan,
        ...(change.tenant !== undefined && { tenant: change.tenant }),
      },
      groups: new Set<string>(),
      changes: new Set<ReviewedChange>(),
    }
    draft.groups.add(group)
    draft.changes.add(change)
    drafts.set(key, draft)
  }

  for (const { subject, group } of subjects(report)) {
    const decided = decide(subject)
    if (decided?.decision === 'allow') continue
    if (decided?.decision === 'forbid') {
      const because = policy.rows[decided.row]?.because
      refuse(
        { kind: 'policy', row: decided.row + 1, ...(because !== undefined && { because }) },
        subject,
        group,
      )
      continue
    }
    if (allow.some((condition) => meets(subject, condition))) continue
    const condition = failOn.find((candidate) => meets(subject, candidate))
    if (condition !== undefined) refuse({ kind: 'fail-on', condition }, subject, group)
  }
  return [...drafts.values()].map(({ groups, changes, ...draft }) => ({
    ...draft,
    groups: [...groups],
    changes: changes.size,
  }))
}

function* subjects(report: ReviewReport): Generator<{ readonly subject: Subject; readonly group: string }> {
  for (const isDrift of [false, true]) {
    for (const { id, members } of isDrift ? report.drift : report.groups) {
      for (const change of members) {
        for (const finding of change.findings) yield { subject: { change, finding, isDrift }, group: id }
      }
    }
  }
}
