import {
  renderHtml,
  renderJson,
  renderMarkdown,
  renderSarif,
  renderTerminal,
  type Breach,
  type ReviewReport,
  type SarifOptions,
} from '../../review'
import { paint } from './paint'
import type { ReviewFormat } from './review-formats'

/** A review with what the formats need besides. */
export interface ReviewToShow extends Omit<SarifOptions, 'files'> {
  readonly report: ReviewReport
  /** Undefined without a gate. */
  readonly breaches: readonly Breach[] | undefined
  readonly wantsColours: boolean
  /** The file of each plan, by its name; only SARIF wants to know. */
  readonly findFiles: () => ReadonlyMap<string, string>
}

/** The review in one of its formats. */
export async function renderReview(format: ReviewFormat, review: ReviewToShow): Promise<string> {
  const { report, breaches, wantsColours, findFiles, ...sarif } = review
  const options = breaches === undefined ? {} : { breaches }
  switch (format) {
    case 'terminal':
      return renderTerminal(report, { ...options, ...(wantsColours && { paint }) })
    case 'markdown':
      return renderMarkdown(report, options)
    case 'json':
      return renderJson(report, options)
    case 'sarif':
      return renderSarif(report, { ...sarif, files: findFiles() })
    case 'html':
      return renderHtml(report, options)
  }
}
