import { CsvError, parse } from 'csv-parse/sync'
import { listed, quoted, refuse } from '../findings'
import type { WrittenRow } from './written-rows'

/** Spreadsheets write `;` where the comma is the decimal sign. */
const DELIMITERS = [',', ';', '\t']
const REQUIRED = ['name', 'url']

/** The rows of a CSV file (RFC 4180) with names of columns in its first line. */
export function readCsv(file: string, text: string, variables: readonly string[]): readonly WrittenRow[] {
  const [header, ...rows] = records(file, text)
  const columns = header?.cells ?? []
  refuse(file, [
    ...[...REQUIRED, ...variables]
      .filter((name) => !columns.includes(name))
      .map((name) => `line 1: there is no column ${quoted(name)}. The columns are ${listed(columns)}.`),
    ...columns
      .filter((name, index) => name !== '' && columns.indexOf(name) !== index)
      .map((name) => `line 1: there are two columns ${quoted(name)}. Rename or remove one.`),
    ...rows
      .filter(({ cells }) => cells.length !== columns.length)
      .map(
        ({ line, cells }) =>
          `line ${String(line)}: it has ${String(cells.length)} cells, and the first line has ${String(columns.length)}. Put a cell with a delimiter in it in double quotes.`,
      ),
  ])
  return rows.map(({ line, cells }) => ({
    line,
    members: new Map(columns.map((name, index) => [name, cells[index]])),
  }))
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

function records(file: string, text: string): readonly Row[] {
  const [firstLine = ''] = text.split(/\r?\n/, 1)
  try {
    // With `info`, and without `columns`, it gives these.
    const parsed = parse(text, {
      bom: true,
      delimiter: DELIMITERS.find((delimiter) => firstLine.includes(delimiter)) ?? ',',
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: string[] }[]
    return parsed.map(({ info, record }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Error(`${file} is not a CSV file: ${error.message}.`, { cause: error })
  }
}
