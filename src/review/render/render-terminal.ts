import type { Breach } from '../gate/check-gate'
import type { ChangeGroup } from '../report/change-group'
import type { ReviewReport } from '../report/review-report'
import type { ReviewedChange } from '../report/reviewed-change'
import type { ChangeClass, Finding } from '../rules/finding'
import { differenceText } from './difference-text'
import {
  breachPhrase,
  changeWords,
  classCounts,
  counted,
  HEADLINES,
  kindCounts,
  markCounts,
  notes,
  outcomePhrase,
  placesOf,
  siblingPhrase,
  SIGNS,
  type GroupWords,
} from './phrases'
import { printable } from './printable'

/** What a piece of the text is, so that a terminal can colour it. */
export type Style = ChangeClass | 'strong' | 'faint'

export interface TerminalOptions {
  /** Colours a piece of the text. @default - no colours */
  readonly paint?: (style: Style, text: string) => string
  /** What the gate refuses, when there was one. @default - nothing is said about a gate */
  readonly breaches?: readonly Breach[]
}

const NAMES_SHOWN = 10

/** The review as text for a terminal, without a final end of line. */
export function renderTerminal(report: ReviewReport, options: TerminalOptions = {}): string {
  const paint = options.paint ?? ((_style, text) => text)
  const { verdict } = report
  const headline = verdict.changes === 0 ? 'no changes' : HEADLINES[verdict.class]
  const head = [
    paint('strong', `Review of ${counted(report.plans.length, 'plan')}: `) + paint(verdict.class, headline),
    `  ${classCounts(verdict)}`,
    ...[...kindCounts(verdict), ...markCounts(verdict), ...notes(report).map(printable)].map(
      (line) => `  - ${line}`,
    ),
  ]
  const drift = report.drift.flatMap((group) => [
    '',
    ...groupLines(group, changeWords(group, outcomePhrase(group)), paint),
  ])
  return [
    ...head,
    ...report.groups.flatMap((group) => ['', ...groupLines(group, changeWords(group), paint)]),
    ...(drift.length === 0 ? [] : ['', paint('strong', 'Changed outside of Terraform'), ...drift]),
    ...gateLines(options.breaches, paint),
  ].join('\n')
}

export type Paint = NonNullable<TerminalOptions['paint']>

/** A group in a few lines: what happens, where, and what the rules found. */
export function groupLines(
  group: ChangeGroup<ReviewedChange>,
  { what, unit, remark }: GroupWords,
  paint: Paint,
): readonly string[] {
  const { phrase, names } = placesOf(group.members, unit)
  const label = group.label === undefined ? '' : ` "${printable(group.label)}"`
  const remarks = [siblingPhrase(group), remark].filter((text) => text !== undefined)
  const title = `${what}${label} ${printable(phrase)}${remarks.map((text) => `; ${text}`).join('')}`
  return [
    `${paint(group.class, `${SIGNS[group.class]} ${group.class}`)}  ${group.id}  ${paint('strong', title)}`,
    `    ${paint('faint', whereabouts(group.members, names))}`,
    ...group.findings.map((finding) => `    ${findingLine(finding, paint)}`),
  ]
}

/** One address with its key, or the address that all have with the names of the first few places. */
function whereabouts(members: readonly ReviewedChange[], names: readonly string[]): string {
  const [first] = members
  if (first === undefined) return ''
  const deposed = first.deposed === undefined ? '' : ` (deposed ${first.deposed})`
  if (names.length === 0) return printable(`${first.address}${deposed}`)
  const rest = names.length - NAMES_SHOWN
  const shown = names.slice(0, NAMES_SHOWN).map(printable).join(', ')
  return `${printable(first.address)}${deposed}, …: ${shown}${rest > 0 ? ` and ${rest} more` : ''}`
}

function findingLine(finding: Finding, paint: Paint): string {
  const marks = finding.marks.map((mark) => ` [${mark}]`).join('')
  const difference = differenceText(finding.difference, printable)
  const subject = [finding.attribute, difference]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
  const lead = subject === '' ? '' : `${subject}: `
  return `${paint(finding.class, SIGNS[finding.class])} ${lead}${finding.detail}${marks} ${paint('faint', `(${finding.ruleId})`)}`
}

function gateLines(breaches: readonly Breach[] | undefined, paint: Paint): readonly string[] {
  if (breaches === undefined) return []
  if (breaches.length === 0) return ['', paint('narrows', 'Gate: passed')]
  return [
    '',
    paint('broadens', 'Gate: refused'),
    ...breaches.map((breach) => `  - ${printable(breachPhrase(breach))}`),
  ]
}
