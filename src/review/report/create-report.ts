import { marksOf, overallClass, type ChangeClass, type ChangeKind, type Mark } from '../rules/finding'
import { approvalOf } from './approval'
import { groupChanges } from './group-changes'
import type { ReviewReport, Verdict } from './review-report'
import type { OtherCount, ReviewedChange, ReviewedPlan } from './reviewed-change'

const NO_CLASSES: Readonly<Record<ChangeClass, number>> = { broadens: 0, unknown: 0, narrows: 0, neutral: 0 }
const NO_KINDS: Readonly<Record<ChangeKind, number>> = {
  creates: 0,
  updates: 0,
  replaces: 0,
  deletes: 0,
  forgets: 0,
  moves: 0,
  imports: 0,
  rotates: 0,
  publishes: 0,
  reverts: 0,
}
const NO_MARKS: Readonly<Record<Mark, number>> = {
  admin: 0,
  irreversible: 0,
  'breaks-consumers': 0,
  'new-host': 0,
  localhost: 0,
  'app-scheme': 0,
  'unknown-scope': 0,
}

/** Brings reviewed plans together. `withoutPlan` names the stacks that belong to them and have no plan. */
export async function createReport(
  plans: readonly ReviewedPlan[],
  withoutPlan: readonly string[] = [],
): Promise<ReviewReport> {
  const changes = plans.flatMap((plan) => plan.changes)
  const drift = plans.flatMap((plan) => plan.drift)
  const notReviewed = sumByType(plans.flatMap(({ others }) => others))
  return {
    verdict: verdictOf(changes, drift.length, notReviewed),
    plans: plans.map((plan) => ({
      name: plan.name,
      terraformVersion: plan.terraformVersion,
      changes: plan.changes.length,
      drift: plan.drift.length,
      notReviewed: total(plan.others),
    })),
    withoutPlan,
    groups: groupChanges(changes, 'G'),
    drift: groupChanges(drift, 'D', ({ outcome, isRelevant }) => `${outcome} ${String(isRelevant)}`),
    notReviewed,
    hidden: changes.flatMap(({ address, hidden = [] }) => hidden.map((name) => `${address}: ${name}`)),
    approval: await approvalOf(plans.map(({ canonical }) => canonical)),
  }
}

function verdictOf(
  changes: readonly ReviewedChange[],
  drift: number,
  notReviewed: readonly OtherCount[],
): Verdict {
  const classes = { ...NO_CLASSES }
  const kinds = { ...NO_KINDS }
  const marks = { ...NO_MARKS }
  for (const change of changes) {
    classes[change.class] += 1
    for (const kind of change.kinds) kinds[kind] += 1
    if (change.findings.some((finding) => finding.marks.length > 0))
      for (const mark of marksOf(change.findings)) marks[mark] += 1
  }
  return {
    class: overallClass(changes),
    changes: changes.length,
    classes,
    kinds,
    marks,
    drift,
    notReviewed: total(notReviewed),
  }
}

function sumByType(counts: readonly OtherCount[]): readonly OtherCount[] {
  const sums = new Map<string, number>()
  for (const { type, count } of counts) sums.set(type, (sums.get(type) ?? 0) + count)
  return [...sums]
    .map(([type, count]) => ({ type, count }))
    .sort((left, right) => (left.type < right.type ? -1 : 1))
}

function total(counts: readonly OtherCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}
