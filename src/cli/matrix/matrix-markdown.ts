import type { MatrixReport } from './matrix-report'

/** The matrix as a Markdown table. Verdicts that are not "yes" name the rules; `link` makes links of their ids. */
export function matrixGrid({ kinds, rows }: MatrixReport, link: (ruleId: string) => string): string {
  return markdownTable(
    ['', '', ...kinds.map(({ name }) => name)],
    rows.map(({ group, feature, cells }, at) => [
      rows[at - 1]?.group === group ? '' : group,
      feature,
      ...cells.map(({ verdict, rules }) => [verdict, ...rules.map(link)].join(' ')),
    ]),
  )
}

/** The whole report as Markdown. */
export function matrixMarkdown(report: MatrixReport): string {
  const rules = report.rules.map(({ id, severity, says, sources }) => [
    `\`${id}\``,
    severity,
    says.replaceAll('|', '\\|'),
    sources.map((source) => `<${source}>`).join(' '),
  ])
  return [
    matrixGrid(report, (id) => `\`${id}\``),
    markdownTable(['rule', 'severity', 'says', 'source'], rules),
  ].join('\n\n')
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
