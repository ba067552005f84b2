import type { Writable } from '../plan/writable'
import type { ChangeClass, ChangeKind, Finding, Found, Mark } from './finding'
import { REVIEW_RULES } from './review-rules'
import type { ReviewRule } from './review-rule'
import { difference, EQUIVALENT_RULE, equivalents, NOT_JUDGED_RULE, saysNothing } from './setting-rules'
import type { Step } from './step'

/**
 * Everything that the rows of the table find in a change. A row is asked when something that it reads changes, and
 * skipped while something that it reads is unknown.
 */
export function judge(step: Step): readonly Finding[] {
  const changed = step.changedAttributes()
  const skipped: ReviewRule[] = []
  const findings: Finding[] = []
  for (const rule of rulesAbout(step, changed)) {
    const unseen = rule.reads.filter((name) => !step.isKnown(name))
    if (unseen.length === 0) for (const found of rule.finds(step)) findings.push(toFinding(rule, found))
    else if (!unseen.every((name) => saysNothing(step, name))) skipped.push(rule)
  }
  const isSpokenOf = (name: string): boolean => findings.some(({ attribute }) => attribute === name)
  for (const name of notJudged(step, skipped).filter((name) => !isSpokenOf(name)))
    findings.push(toFinding(NOT_JUDGED_RULE, difference(step, name, NOT_JUDGED)))
  const isSilent = findings.length === 0 && step.action === 'update'
  for (const found of equivalents(step, isSpokenOf, isSilent))
    findings.push(toFinding(EQUIVALENT_RULE, found))
  return findings
}

const NOT_JUDGED = 'what it means depends on a value that is not known or not shown'

/** What changes, but could only be judged together with a value that is unknown or hidden. */
function notJudged(step: Step, skipped: readonly ReviewRule[]): readonly string[] {
  // What is made or goes as a whole is judged as a whole.
  if (skipped.length === 0 || !step.survives || step.action === 'forget') return []
  const names = new Set(skipped.flatMap(({ reads }) => reads))
  return step.changedAttributes().filter((name) => names.has(name) && step.isKnown(name))
}

const READ: ReadonlySet<string> = new Set(REVIEW_RULES.flatMap(({ reads }) => reads))
const ASKED = new Map<string, readonly ReviewRule[]>()

/** The rows that have to be asked about a step. Thousands of changes do the same with the same few attributes. */
function rulesAbout({ type, action }: Step, changed: readonly string[]): readonly ReviewRule[] {
  const key = `${type ?? ''} ${action} ${changed.join()}`
  const known = ASKED.get(key)
  if (known !== undefined) return known
  const names = changed.filter((name) => READ.has(name))
  const rules = REVIEW_RULES.filter(
    ({ resources, actions, reads }) =>
      (resources === 'all' || (type !== undefined && resources.includes(type))) &&
      (actions === undefined || actions.includes(action)) &&
      (reads.length === 0 || reads.some((name) => names.includes(name))),
  )
  ASKED.set(key, rules)
  return rules
}

const NO_MARKS: readonly Mark[] = []

function toFinding(
  { id, verdict, kind }: { readonly id: string; readonly verdict: ChangeClass; readonly kind?: ChangeKind },
  { detail, attribute, difference, marks = NO_MARKS, scope, host }: Found,
): Finding {
  const finding: Writable<Finding> = { ruleId: id, class: verdict, detail, marks }
  if (attribute !== undefined) finding.attribute = attribute
  if (difference !== undefined) finding.difference = difference
  if (scope !== undefined) finding.scope = scope
  if (host !== undefined) finding.host = host
  if (kind !== undefined) finding.kind = kind
  return finding
}
