import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  createReport,
  readPlan,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderSarif,
  renderTerminal,
  reviewPlan,
  type ReviewedPlan,
  type ReviewReport,
} from '../../src/review'

/** The texts that are kept beside the plans of a case, by file. */
export async function renderedFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const report = await reviewOf(folder)
  return new Map([
    ['review.txt', `${renderTerminal(report)}\n`],
    ['review.md', `${renderMarkdown(report)}\n`],
    ['review.json', `${renderJson(report)}\n`],
    ['review.sarif', `${await renderSarif(report, { files: new Map([['acme', 'main.tf']]) })}\n`],
    ['review.html', `${bodyOf(renderHtml(report))}\n`],
  ])
}

/** Without style and script, which are the same in every page and say nothing about the review. */
export function bodyOf(page: string): string {
  return /<body>\n(.*)<script>/s.exec(page)?.[1]?.trimEnd() ?? ''
}

/** The review of the plans of a case. */
export function reviewOf(folder: string): Promise<ReviewReport> {
  return createReport(reviewedPlans(folder))
}

/** The plans of a case, called after their files. */
export function reviewedPlans(folder: string): readonly ReviewedPlan[] {
  const files = readdirSync(join(folder, 'plans')).sort()
  return files.map((file) => {
    const reading = readPlan(readFileSync(join(folder, 'plans', file), 'utf8'))
    if (reading.kind === 'refused') throw new Error(`${folder}/plans/${file}: ${reading.problem}`)
    return reviewPlan(basename(file, '.json'), reading.plan)
  })
}
