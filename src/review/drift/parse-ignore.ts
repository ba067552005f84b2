import type { JsonObject } from '../plan/json'
import { parseRows, textsOf, type ParsedRow, type RowFilters, type RowsReading } from '../rows-file'
import { IGNORE_FILTERS, IGNORE_WORDS, isIgnoreWord, type IgnoreRow } from './ignore-rows'

/** The rows of an ignore file, or everything that is wrong with it. */
export type IgnoreReading = RowsReading<IgnoreRow>

const FILTERS = Object.keys(IGNORE_FILTERS)
const MEMBERS = ['ignore', ...FILTERS, 'because', 'until']

/** Reads an ignore file. */
export function parseIgnore(text: string): IgnoreReading {
  return parseRows(text, { members: MEMBERS, filters: FILTERS, parse: parseRow })
}

function parseRow(row: JsonObject, filters: RowFilters, name: string): ParsedRow<IgnoreRow> {
  const words = textsOf(row, 'ignore') ?? []
  const problems = words
    .filter((word) => !isIgnoreWord(word))
    .map(
      (word) =>
        `${name} has "${word}" in "ignore", which is neither a rule's id nor one of ${IGNORE_WORDS.join(', ')}`,
    )
  if (words.length === 0) problems.push(`${name} needs texts in "ignore"`)
  const { because, until } = row
  if (typeof because !== 'string' || because.trim() === '')
    problems.push(`${name} needs a reason in "because"`)
  if (until !== undefined && !isDay(until))
    problems.push(`${name} needs a day in "until", such as "2026-12-31"`)
  return {
    row: {
      words,
      ...filters,
      because: typeof because === 'string' ? because : '',
      ...(typeof until === 'string' && { until }),
    },
    problems,
  }
}

function isDay(value: JsonObject[string]): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  // The 31st of February is taken for the 3rd of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
