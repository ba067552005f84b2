import ts from 'typescript'
import { lineOf, parse, type Breach, type SourceFile } from './source-file'

export const MEDIAN_MAX_LINES = 120
export const P90_MAX_LINES = 300
export const FILE_MAX_LINES = 400

/** Longer files, with the reason: declared types, documented defaults, one state machine, or generated. */
export const LONG_FILES: ReadonlyMap<string, string> = new Map()

export function lengthBreaches(files: readonly SourceFile[], long = LONG_FILES): readonly string[] {
  const lengths = files.map((file) => linesOf(file)).sort((a, b) => a - b)
  const quantile = (share: number) => lengths[Math.ceil(lengths.length * share) - 1] ?? 0
  const found: string[] = []
  if (quantile(0.5) > MEDIAN_MAX_LINES)
    found.push(`the median file has ${quantile(0.5)} lines, not ${MEDIAN_MAX_LINES}`)
  if (quantile(0.9) > P90_MAX_LINES)
    found.push(`one file in ten has ${quantile(0.9)} lines, not ${P90_MAX_LINES}`)
  for (const file of files) {
    const lines = linesOf(file)
    if (lines > FILE_MAX_LINES && !long.has(file.path)) {
      found.push(`${file.path} has ${lines} lines: split it, or give the reason in LONG_FILES`)
    }
  }
  for (const path of long.keys()) {
    const file = files.find((candidate) => candidate.path === path)
    if (file === undefined || linesOf(file) <= FILE_MAX_LINES)
      found.push(`${path} is not a long file any more`)
  }
  return found
}

function linesOf(file: SourceFile): number {
  return file.text.replace(/\n$/, '').split('\n').length
}

const KEBAB_CASE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const EMPTY_NAMES = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'misc', 'shared'])

/** A name says what is in the file, in one spelling, so that it can be found by guessing. */
export function nameBreaches(file: SourceFile): readonly Breach[] {
  const parts = file.path
    .replace(/(?:\.test|\.d)?\.ts$/, '')
    .split('/')
    .slice(1)
  return parts.flatMap((part) => {
    const words = part.split('-')
    if (!KEBAB_CASE.test(part)) return [{ path: file.path, line: 1, problem: `"${part}" is not kebab-case` }]
    const empty = words.find((word) => EMPTY_NAMES.has(word))
    if (empty === undefined) return []
    return [{ path: file.path, line: 1, problem: `"${empty}" does not say what is inside` }]
  })
}

/** An index is a list of what a folder offers, and nothing else. */
export function indexBreaches(file: SourceFile): readonly Breach[] {
  if (!file.path.endsWith('/index.ts')) return []
  return parse(file)
    .statements.filter(
      (statement) => !ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined,
    )
    .map((statement) => ({
      path: file.path,
      line: lineOf(statement),
      problem: 'an index only re-exports: put this into a file of its own',
    }))
}
