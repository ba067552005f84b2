import type { MatrixReport } from './matrix-report'

const LINE_MAX_CHARS = 100
const GAP = 2
/** Of `unclear`, the longest verdict. */
const VERDICT_CHARS = 7
const SEVERITY_CHARS = 9

/** The matrix for a terminal, 100 characters wide but for the addresses of the sources, which stay whole. */
export function matrixTable({ kinds, rows, rules }: MatrixReport): string {
  const names = kinds.map(({ name }) => name)
  const widths = names.map((name) => Math.max(name.length, VERDICT_CHARS) + GAP)
  const first = Math.max(...rows.map(({ feature }) => plain(feature).length)) + 2 * GAP
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => cell.padEnd(at === 0 ? first : (widths[at - 1] ?? 0)))
      .join('')
      .trimEnd()
  const pages = [...new Set(rules.flatMap(({ sources }) => sources))]
  const grid = rows.flatMap(({ group, feature, cells }, at) => [
    ...(rows[at - 1]?.group === group ? [] : ['', group]),
    line([`  ${plain(feature)}`, ...cells.map(({ verdict }) => verdict)]),
  ])
  return [
    line(['', ...names]),
    ...grid,
    '',
    'unclear: not documented, or without effect. The rules warn; those of "no" are errors.',
    '',
    ...rules.flatMap(({ severity, id, says, sources }) => [
      `${severity.padEnd(SEVERITY_CHARS)}${id} ${sources.map((source) => `[${pages.indexOf(source) + 1}]`).join(' ')}`,
      ...wrap(says, LINE_MAX_CHARS - SEVERITY_CHARS).map(indent),
    ]),
    '',
    ...pages.map((page, at) => `${`[${at + 1}]`.padEnd(5)}${page}`),
  ].join('\n')
}

function indent(text: string): string {
  return `${' '.repeat(SEVERITY_CHARS)}${text}`
}

/** Lines of at most that many characters, broken between words. */
function wrap(text: string, maxChars: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (longer.length > maxChars && line !== '') {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

function plain(feature: string): string {
  return feature.replaceAll('`', '')
}
