import type { Breach } from '../../gate/check-gate'
import type { ReviewReport } from '../../report/review-report'
import { LAST_RULES, REVIEW_RULES } from '../../rules/review-rules'
import { changeWords, outcomePhrase } from '../phrases'
import { headlineOf, headMarkup } from './head-markup'
import { pageMarkup } from './page-markup'

export interface HtmlOptions {
  /** What the gate refuses, when there was one. @default - nothing is said about a gate */
  readonly breaches?: readonly Breach[]
}

/**
 * The review as one HTML page that needs nothing else: no network, no other file. It can be read without its script,
 * which only filters.
 */
export function renderHtml(report: ReviewReport, { breaches }: HtmlOptions = {}): string {
  const refused = new Set(breaches?.flatMap((breach) => breach.groups))
  const changes = report.groups.map((group) => ({ group, words: changeWords(group) }))
  const drift = report.drift.map((group) => ({ group, words: changeWords(group, outcomePhrase(group)) }))
  const parts = [
    { title: 'Changes', groups: changes },
    { title: 'Changed outside of Terraform', groups: drift },
  ]
  return pageMarkup({
    title: `Qlik Cloud review: ${headlineOf(report)}`,
    head: headMarkup(report, breaches),
    subject: 'changes',
    parts: parts.map(({ title, groups }) => ({
      title,
      groups: groups.map((one) => ({ ...one, isRefused: refused.has(one.group.id) })),
    })),
    rules: [...REVIEW_RULES, ...LAST_RULES],
    command: 'qlikcloud review',
  }).html
}
