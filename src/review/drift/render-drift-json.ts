import { findingJson, objectJson } from '../render/render-json'
import type { ChangeGroup } from '../report/change-group'
import type { DriftItem } from './drift-item'
import type { DriftReport } from './drift-report'

/** Grows by a minor version when members are added, by a major one when something changes its meaning. */
export const DRIFT_JSON_FORMAT_VERSION = '1.2'

/** A report as JSON, for programs. docs/reference/drift-json.md says what each member means. */
export function renderDriftJson(report: DriftReport): string {
  const { verdict, stacks, groups, unreadable, notLookedFor, leftOut, ignores } = report
  const document = {
    format_version: DRIFT_JSON_FORMAT_VERSION,
    verdict: {
      outcome: verdict.outcome,
      class: verdict.class,
      items: verdict.items,
      kinds: verdict.kinds,
      classes: verdict.classes,
      stacks: verdict.stacks,
      in_sync: verdict.inSync,
      unreadable: verdict.unreadable,
      objects: verdict.objects,
      not_judged: verdict.notJudged,
      ignored: verdict.ignored,
    },
    stacks,
    groups: groups.map(groupJson),
    unreadable,
    not_looked_for: notLookedFor,
    left_out: leftOut,
    ignores: ignores.map(({ isExpired, ...use }) => ({ ...use, expired: isExpired })),
  }
  return JSON.stringify(document, null, 2)
}

function groupJson(group: ChangeGroup<DriftItem>): object {
  const { id, class: name, type, label, differsFrom, siblings, findings, members } = group
  return {
    id,
    drift: members[0]?.drift,
    class: name,
    type,
    ...(label !== undefined && { label }),
    ...(differsFrom !== undefined && { differs_from: differsFrom }),
    ...(siblings !== undefined && { siblings }),
    findings: findings.map(findingJson),
    members: members.map((member) => ({ stack: member.plan, ...objectJson(member) })),
  }
}
