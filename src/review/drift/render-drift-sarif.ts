import { printable } from '../render/printable'
import type { RuleRow } from '../render/rule-row'
import { findingIdentity, findingMessage } from '../render/sarif/finding-text'
import { CLASS_LEVELS, levelOf } from '../render/sarif/sarif-levels'
import { sarifLog, type SarifFiles } from '../render/sarif/sarif-log'
import type { SarifEntry } from '../render/sarif/sarif-result'
import type { Finding } from '../rules/finding'
import { LAST_RULES, REVIEW_RULES } from '../rules/review-rules'
import type { DriftItem, DriftKind } from './drift-item'
import { leftOutPhrases, unlookedPhrase, unreadablePlace, wordwise } from './drift-phrases'
import type { DriftReport, UnreadableGroup } from './drift-report'
import { DRIFT_RULES } from './drift-rules'

/** What could not be read is no drift and no row is about it, but viewers show nothing but results. */
const UNREADABLE: RuleRow = {
  id: 'drift/unreadable',
  verdict: 'unknown',
  title: 'A stack or a tenant could not be read, so that nothing is known of it',
}

/**
 * A report as SARIF 2.1.0: one result for each finding of each object that has drifted, and one for each place that could
 * not be read. Where nobody looked, and what the ignore file keeps back, are notifications of the run.
 */
export function renderDriftSarif(report: DriftReport, files: SarifFiles = {}): Promise<string> {
  const { verdict, groups, unreadable, notLookedFor } = report
  const found = groups.flatMap(({ id, members }) =>
    members.flatMap((item) => item.findings.map((finding) => entryOf(item, finding, id))),
  )
  return sarifLog({
    ...files,
    command: 'qlikcloud drift',
    entries: [...found, ...unreadable.flatMap(unreadEntries)],
    rules: [...Object.values(DRIFT_RULES), UNREADABLE, ...REVIEW_RULES, ...LAST_RULES],
    isWhole: verdict.unreadable === 0,
    remarks: [
      ...notLookedFor.map((one) => ({ level: 'warning', text: whole(unlookedPhrase(one)) }) as const),
      ...leftOutPhrases(report).map((text) => ({ level: 'note', text: whole(text) }) as const),
    ],
    properties: { outcome: verdict.outcome, class: verdict.class, findings: found.length },
  })
}

/** How the message about a kind begins. */
const LEADS: Readonly<Record<DriftKind, string>> = {
  changed: 'changed outside of Terraform: ',
  missing: 'missing: ',
  unmanaged: 'unmanaged: ',
  overdue: 'overdue: ',
}

function entryOf(item: DriftItem, finding: Finding, group: string): SarifEntry {
  return {
    ruleId: finding.ruleId,
    level: levelOf(finding, false),
    message: findingMessage(LEADS[item.drift], item, finding),
    address: item.address,
    origin: item.plan,
    identity: findingIdentity({ change: item, finding, isDrift: true }),
    properties: {
      drift: item.drift,
      class: finding.class,
      stack: printable(item.plan),
      ...(item.tenant !== undefined && { tenant: printable(item.tenant) }),
      group,
      ...(finding.marks.length > 0 && { marks: finding.marks }),
    },
  }
}

function unreadEntries({ title, places }: UnreadableGroup): readonly SarifEntry[] {
  return places.map((place) => ({
    ruleId: UNREADABLE.id,
    level: CLASS_LEVELS[UNREADABLE.verdict],
    message: whole(`could not be read: ${title} (${unreadablePlace(place)})`),
    address: place.address ?? place.stack,
    origin: place.stack,
    identity: JSON.stringify([
      UNREADABLE.id,
      place.stack,
      place.address ?? null,
      title,
      ...(place.tenant === undefined ? [] : [place.tenant]),
    ]),
    properties: {
      class: UNREADABLE.verdict,
      stack: printable(place.stack),
      ...(place.tenant !== undefined && { tenant: printable(place.tenant) }),
    },
  }))
}

function whole(text: string): string {
  return wordwise(text, printable)
}
