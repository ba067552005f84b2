import type { ChangeClass, ChangeKind, Finding, Found } from './finding'
import { REVIEW_RULES } from './review-rules'
import type { ReviewRule } from './review-rule'
import { difference, EQUIVALENT_RULE, equivalents, NOT_JUDGED_RULE } from './setting-rules'
import type { Step } from './step'

/** Everything that the rows of the table find in a change. A row is skipped while something it reads is unknown. */
export function judge(step: Step, rules: readonly ReviewRule[] = REVIEW_RULES): readonly Finding[] {
  const relevant = rules.filter((rule) => concerns(rule, step))
  const skipped = relevant.filter((rule) => !rule.reads.every((name) => step.isKnown(name)))
  const findings = relevant
    .filter((rule) => !skipped.includes(rule))
    .flatMap((rule) => rule.finds(step).map((found) => toFinding(rule, found)))
  const spokenOf = new Set(findings.flatMap(({ attribute }) => attribute ?? []))
  const unjudged = notJudged(step, skipped).filter((name) => !spokenOf.has(name))
  unjudged.forEach((name) => spokenOf.add(name))
  const isSilent = findings.length === 0 && unjudged.length === 0 && step.action === 'update'
  return [
    ...findings,
    ...unjudged.map((name) => toFinding(NOT_JUDGED_RULE, difference(step, name, NOT_JUDGED))),
    ...equivalents(step, spokenOf, isSilent).map((found) => toFinding(EQUIVALENT_RULE, found)),
  ]
}

const NOT_JUDGED = 'what it means depends on a value that is not known or not shown'

/** What changes, but could only be judged together with a value that is unknown or hidden. */
function notJudged(step: Step, skipped: readonly ReviewRule[]): readonly string[] {
  if (step.action === 'forget' || step.action === 'delete') return []
  const names = new Set(skipped.flatMap(({ reads }) => reads))
  return step.changedAttributes().filter((name) => names.has(name) && step.isKnown(name))
}

function concerns({ resources }: ReviewRule, { type }: Step): boolean {
  return resources === 'all' || (type !== undefined && resources.includes(type))
}

function toFinding(
  { id, verdict, kind }: { readonly id: string; readonly verdict: ChangeClass; readonly kind?: ChangeKind },
  found: Found,
): Finding {
  return {
    ...found,
    ruleId: id,
    class: verdict,
    marks: found.marks ?? [],
    ...(kind !== undefined && { kind }),
  }
}
