import type { Subject } from '../../gate/condition'
import { gateDecider, type Decision, type GateOptions, type Permission } from '../../gate/decide'
import { subjectsOf } from '../../gate/subjects'
import type { ReviewReport } from '../../report/review-report'
import { LAST_RULES, REVIEW_RULES } from '../../rules/review-rules'
import { printable } from '../printable'
import { findingIdentity, findingMessage } from './finding-text'
import { levelOf } from './sarif-levels'
import { sarifLog, type SarifFiles } from './sarif-log'
import type { SarifEntry } from './sarif-result'

export interface SarifOptions extends SarifFiles {
  /** The gate: what it refuses is an error, what it allows is suppressed. @default - no result says anything about it */
  readonly gate?: GateOptions
}

/**
 * The review as SARIF 2.1.0, for GitHub code scanning and other viewers: one result for each finding of each change. What
 * is too much for one run is left out from the least serious end, and a notification says so.
 */
export function renderSarif(report: ReviewReport, { gate, ...files }: SarifOptions = {}): Promise<string> {
  const decide = gate === undefined ? undefined : gateDecider(gate)
  const entries = [...subjectsOf(report)].map(({ subject, group }) =>
    entryOf(subject, group, decide?.(subject)),
  )
  return sarifLog({
    ...files,
    command: 'qlikcloud review',
    entries,
    rules: [...REVIEW_RULES, ...LAST_RULES],
    isWhole: true,
    remarks: [],
    properties: { approval: report.approval, class: report.verdict.class, findings: entries.length },
  })
}

function entryOf(subject: Subject, group: string, decision: Decision | undefined): SarifEntry {
  const { change, finding, isDrift } = subject
  return {
    ruleId: finding.ruleId,
    level: levelOf(finding, decision?.kind === 'refused'),
    message: findingMessage(isDrift ? 'changed outside of Terraform: ' : '', change, finding),
    address: change.address,
    origin: change.plan,
    identity: findingIdentity(subject),
    ...(decision !== undefined && { suppressions: suppressionsOf(decision) }),
    properties: {
      class: finding.class,
      action: change.action,
      plan: printable(change.plan),
      ...(change.tenant !== undefined && { tenant: printable(change.tenant) }),
      group,
      ...(finding.marks.length > 0 && { marks: finding.marks }),
      ...(decision?.kind === 'refused' && { refused: true }),
      ...(isDrift && { drift: true }),
    },
  }
}

function suppressionsOf(decision: Decision): readonly object[] {
  if (decision.kind !== 'allowed') return []
  return [{ kind: 'external', status: 'accepted', justification: justificationOf(decision.by) }]
}

function justificationOf(by: Permission): string {
  if (by.kind === 'allow') return `--allow ${by.condition}`
  return `row ${by.row} of the policy${by.because === undefined ? '' : `: ${printable(by.because)}`}`
}
