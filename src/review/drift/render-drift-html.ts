import { pageMarkup } from '../render/html/page-markup'
import { LAST_RULES, REVIEW_RULES } from '../rules/review-rules'
import { driftHeadMarkup, driftTitle } from './drift-head-markup'
import { driftWords } from './drift-phrases'
import type { DriftReport } from './drift-report'
import { DRIFT_RULES } from './drift-rules'

/** A report as one HTML page that needs nothing else, like that of a review. */
export function renderDriftHtml(report: DriftReport): string {
  return pageMarkup({
    title: `Qlik Cloud drift: ${driftTitle(report)}`,
    head: driftHeadMarkup(report),
    subject: 'drift',
    parts: [
      {
        title: 'Drift',
        groups: report.groups.map((group) => ({ group, words: driftWords(group), isRefused: false })),
      },
    ],
    rules: [...Object.values(DRIFT_RULES), ...REVIEW_RULES, ...LAST_RULES],
    command: 'qlikcloud drift',
  }).html
}
