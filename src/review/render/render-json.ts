import type { Breach } from '../gate/check-gate'
import type { ChangeGroup } from '../report/change-group'
import type { ReviewReport } from '../report/review-report'
import type { Finding } from '../rules/finding'
import type { ReviewedChange, ReviewedDrift } from '../report/reviewed-change'

/** Grows by a minor version when members are added, by a major one when something changes its meaning. */
export const JSON_FORMAT_VERSION = '1.0'

export interface JsonOptions {
  /** What the gate refuses, when there was one. @default - the text has no `gate` */
  readonly breaches?: readonly Breach[]
}

/** The review as JSON, for programs. docs/reference/review-json.md says what each member means. */
export function renderJson(report: ReviewReport, { breaches }: JsonOptions = {}): string {
  const { verdict, plans, withoutPlan, groups, drift, notReviewed, approval } = report
  const document = {
    format_version: JSON_FORMAT_VERSION,
    approval,
    verdict: {
      class: verdict.class,
      changes: verdict.changes,
      classes: verdict.classes,
      kinds: verdict.kinds,
      marks: verdict.marks,
      drift: verdict.drift,
      not_reviewed: verdict.notReviewed,
    },
    ...(breaches !== undefined && {
      gate: { passed: breaches.length === 0, breaches: breaches.map(breachJson) },
    }),
    plans: plans.map(({ name, terraformVersion, ...counts }) => ({
      name,
      terraform_version: terraformVersion,
      changes: counts.changes,
      drift: counts.drift,
      not_reviewed: counts.notReviewed,
    })),
    without_plan: withoutPlan,
    groups: groups.map((group) => groupJson(group, memberJson)),
    drift: drift.map((group) => groupJson(group, driftJson)),
    not_reviewed: notReviewed,
  }
  return JSON.stringify(document, null, 2)
}

function groupJson<C extends ReviewedChange>(group: ChangeGroup<C>, toJson: (member: C) => object): object {
  const { id, class: name, kinds, action, type, label, differsFrom, siblings, findings, members } = group
  return {
    id,
    class: name,
    kinds,
    action,
    type,
    ...(label !== undefined && { label }),
    ...(differsFrom !== undefined && { differs_from: differsFrom }),
    ...(siblings !== undefined && { siblings }),
    findings: findings.map(findingJson),
    members: members.map(toJson),
  }
}

/** A finding, as all documents have it. */
export function findingJson(finding: Finding): object {
  const { ruleId, class: verdict, attribute, difference, scope, host, detail, marks, kind } = finding
  // What is undefined does not become JSON.
  return { rule: ruleId, class: verdict, attribute, difference, scope, host, detail, marks, kind }
}

function memberJson(change: ReviewedChange): object {
  return { plan: change.plan, ...objectJson(change) }
}

/** Which object a change is about. */
export function objectJson({ address, deposed, tenant, label }: ReviewedChange): object {
  return {
    address,
    ...(deposed !== undefined && { deposed }),
    ...(tenant !== undefined && { tenant }),
    ...(label !== undefined && { label }),
  }
}

function driftJson(drift: ReviewedDrift): object {
  return { ...memberJson(drift), outcome: drift.outcome, relevant: drift.isRelevant }
}

function breachJson({ by, ruleId, changes, groups, example }: Breach): object {
  return {
    by:
      by.kind === 'fail-on'
        ? { fail_on: by.condition }
        : { policy_row: by.row, ...(by.because !== undefined && { because: by.because }) },
    rule: ruleId,
    changes,
    groups,
    example,
  }
}
