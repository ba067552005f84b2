import type { Breach } from '../gate/check-gate'
import type { ReviewReport } from '../report/review-report'
import { code, plain } from './markdown-text'
import { fitSections } from './fit-sections'
import { groupSection } from './markdown-group'
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
} from './phrases'

export interface MarkdownOptions {
  /** What the gate refuses, when there was one. @default - nothing is said about a gate */
  readonly breaches?: readonly Breach[]
  /** Length of the text at most. @default 65536 - what a comment on GitHub can hold */
  readonly maxChars?: number
}

/** What a comment or the body of a pull request on GitHub can hold. */
export const COMMENT_MAX_CHARS = 65_536
const BREACHES_SHOWN = 20

/**
 * The review as Markdown, for a comment on a pull request. It never gets too long for one: the groups that matter least
 * lose their details, then they are left out, and the text says so.
 */
export function renderMarkdown(report: ReviewReport, options: MarkdownOptions = {}): string {
  const { verdict } = report
  const headline = verdict.changes === 0 ? 'no changes' : HEADLINES[verdict.class]
  const facts = [...kindCounts(verdict), ...markCounts(verdict), ...notes(report).map(plain)]
  const head = [
    `## Qlik Cloud review: ${headline}`,
    `**${classCounts(verdict)}**, in ${counted(report.plans.length, 'plan')}.`,
    ...(facts.length === 0 ? [] : [facts.map((fact) => `- ${fact}`).join('\n')]),
    ...gate(options.breaches),
  ].join('\n\n')
  const sections = [
    ...report.groups.map((group) => groupSection(group, changeWords(group))),
    ...report.drift.map((group) =>
      groupSection(group, changeWords(group, `changed outside of Terraform: ${outcomePhrase(group)}`)),
    ),
  ]
  return fitSections(head, sections, options.maxChars ?? COMMENT_MAX_CHARS)
}

function gate(breaches: readonly Breach[] | undefined): readonly string[] {
  if (breaches === undefined) return []
  if (breaches.length === 0) return ['**Gate: passed**']
  const rest = breaches.length - BREACHES_SHOWN
  const lines = breaches.slice(0, BREACHES_SHOWN).map((breach) => `- ${code(breachPhrase(breach))}`)
  return [`**Gate: refused**\n\n${[...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')}`]
}
