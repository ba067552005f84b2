import { doubledMembers } from './plan/doubled-members'
import { isJsonList, isJsonObject, isTextList, type Json, type JsonObject } from './plan/json'
import { withoutByteOrderMark } from './plan/parse-json'

/** The rows of a file that somebody has written, or everything that is wrong with it. */
export type RowsReading<R> =
  | { readonly kind: 'rows'; readonly rows: readonly R[] }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }

/** A row, of which nothing counts where there are problems. */
export interface ParsedRow<R> {
  readonly row: R
  readonly problems: readonly string[]
}

/** What the rows of a kind of file are made of. */
export interface RowFormat<R> {
  readonly members: readonly string[]
  /** Of the members, those that hold patterns for what a row is about. */
  readonly filters: readonly string[]
  /** Reads the rest of a row; `name` begins what is said of it. */
  readonly parse: (row: JsonObject, filters: RowFilters, name: string) => ParsedRow<R>
}

/** The patterns of a row, by the names of its filters. */
export type RowFilters = Readonly<Record<string, readonly string[]>>

const VERSION = 1

/** Reads a file of rows. A name that is not known is refused: a typing error would do more, or less, than was meant. */
export function parseRows<R>(text: string, format: RowFormat<R>): RowsReading<R> {
  const refused = (...problems: readonly string[]): RowsReading<R> => ({ kind: 'refused', problems })
  let json: Json
  try {
    // JSON.parse returns nothing else.
    json = JSON.parse(withoutByteOrderMark(text)) as Json
  } catch {
    return refused('it is not JSON')
  }
  if (!isJsonObject(json)) return refused('it is not an object with "version" and "rows"')
  const problems = Object.keys(json)
    .filter((name) => name !== 'version' && name !== 'rows')
    .map((name) => `"${name}" is not known: the file has "version" and "rows"`)
  for (const name of doubledMembers(text, json)) problems.push(`"${name}" is there twice in one object`)
  if (json['version'] !== VERSION) problems.push(`"version" is not ${VERSION}`)
  const rows = json['rows']
  if (!isJsonList(rows)) return refused(...problems, '"rows" is not a list')
  const parsed: R[] = []
  for (const [index, row] of rows.entries()) {
    const name = `row ${index + 1}`
    if (!isJsonObject(row)) {
      problems.push(`${name} is not an object`)
      continue
    }
    const { row: one, problems: some } = parseRow(row, format, name)
    parsed.push(one)
    problems.push(...some)
  }
  return problems.length > 0 ? refused(...problems) : { kind: 'rows', rows: parsed }
}

function parseRow<R>(row: JsonObject, format: RowFormat<R>, name: string): ParsedRow<R> {
  const unknown = Object.keys(row)
    .filter((member) => !format.members.includes(member))
    .map((member) => `${name} has "${member}", which is not known: it can have ${format.members.join(', ')}`)
  const filters = format.filters
    .filter((filter) => row[filter] !== undefined)
    .map((filter) => [filter, textsOf(row, filter) ?? []] as const)
  const empty = filters
    .filter(([, texts]) => texts.length === 0)
    .map(([filter]) => `${name} needs texts in "${filter}"`)
  const parsed = format.parse(row, Object.fromEntries(filters), name)
  return { row: parsed.row, problems: [...unknown, ...parsed.problems, ...empty] }
}

/** The texts of a member; undefined when it is no list of texts. */
export function textsOf(row: JsonObject, name: string): readonly string[] | undefined {
  const list = row[name]
  return isTextList(list) ? list : undefined
}
