import { textsOf } from '../gate/parse-policy'
import { isJsonList, isJsonObject, type Json } from '../plan/json'
import { IGNORE_FILTERS, IGNORE_WORDS, isIgnoreWord, type IgnoreRow } from './ignore-rows'

/** The rows of an ignore file, or everything that is wrong with it. */
export type IgnoreReading =
  | { readonly kind: 'rows'; readonly rows: readonly IgnoreRow[] }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

const VERSION = 1
const FILTER_NAMES = Object.keys(IGNORE_FILTERS)
const ROW_MEMBERS: ReadonlySet<string> = new Set(['ignore', ...FILTER_NAMES, 'because', 'until'])

/** Reads an ignore file. A name that is not known is refused: a typing error would hide more than was meant. */
export function parseIgnore(text: string): IgnoreReading {
  const refused = (...problems: readonly string[]): IgnoreReading => ({ kind: 'refused', problems })
  let json: Json
  try {
    // JSON.parse returns nothing else.
    json = JSON.parse(text) as Json
  } catch {
    return refused('it is not JSON')
  }
  if (!isJsonObject(json)) return refused('it is not an object with "version" and "rows"')
  const problems = Object.keys(json)
    .filter((name) => name !== 'version' && name !== 'rows')
    .map((name) => `"${name}" is not known: the file has "version" and "rows"`)
  if (json['version'] !== VERSION) problems.push(`"version" is not ${VERSION}`)
  const rows = json['rows']
  if (!isJsonList(rows)) return refused(...problems, '"rows" is not a list')
  const parsed = rows.map((row, index) => parseRow(row, `row ${index + 1}`))
  problems.push(...parsed.flatMap((row) => row.problems))
  return problems.length > 0 ? refused(...problems) : { kind: 'rows', rows: parsed.map(({ row }) => row) }
}

function parseRow(
  row: Json,
  name: string,
): { readonly row: IgnoreRow; readonly problems: readonly string[] } {
  if (!isJsonObject(row)) return { row: { words: [], because: '' }, problems: [`${name} is not an object`] }
  const problems = Object.keys(row)
    .filter((member) => !ROW_MEMBERS.has(member))
    .map(
      (member) => `${name} has "${member}", which is not known: it can have ${[...ROW_MEMBERS].join(', ')}`,
    )
  const words = textsOf(row, 'ignore') ?? []
  if (words.length === 0) problems.push(`${name} needs texts in "ignore"`)
  problems.push(
    ...words
      .filter((word) => !isIgnoreWord(word))
      .map(
        (word) =>
          `${name} has "${word}" in "ignore", which is neither a rule's id nor one of ${IGNORE_WORDS.join(', ')}`,
      ),
  )
  const filters = FILTER_NAMES.filter((filter) => row[filter] !== undefined)
  for (const filter of filters) {
    if ((textsOf(row, filter)?.length ?? 0) === 0) problems.push(`${name} needs texts in "${filter}"`)
  }
  const { because, until } = row
  if (typeof because !== 'string' || because.trim() === '')
    problems.push(`${name} needs a reason in "because"`)
  if (until !== undefined && !isDay(until))
    problems.push(`${name} needs a day in "until", such as "2026-12-31"`)
  return {
    row: {
      words,
      ...Object.fromEntries(filters.map((filter) => [filter, textsOf(row, filter) ?? []])),
      because: typeof because === 'string' ? because : '',
      ...(typeof until === 'string' && { until }),
    },
    problems,
  }
}

function isDay(value: Json): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  // The 31st of February is taken for the 3rd of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
