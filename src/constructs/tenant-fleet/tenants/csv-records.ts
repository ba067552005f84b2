import { CsvError, parse } from 'csv-parse/sync'
import { refuse } from '../findings'

/** Spreadsheets write `;` where the comma is the decimal sign. */
const DELIMITERS = [',', ';', '\t']
const IN_CELL =
  'a cell has a quotation mark in it. Put the whole cell in quotation marks, and write "" for each one in it.'
/** What the parser finds, in words for whoever wrote the file. */
const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED:
    'a quotation that begins here does not end. Close it, or write "" for a quotation mark.',
  INVALID_OPENING_QUOTE: IN_CELL,
  CSV_INVALID_CLOSING_QUOTE: IN_CELL,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: IN_CELL,
}

/** A line of cells, which goes on in the next lines where a quotation does. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** The records of a CSV file (RFC 4180); lines without anything are none. */
export function csvRecords(file: string, text: string): readonly CsvRecord[] {
  const lines = text.split(/\r\n|\n|\r/)
  const records: CsvRecord[] = []
  const bytes = Buffer.from(text)
  // Lines before `end` and bytes before `read` are behind us. The parser's own count of lines takes CR and LF in a quotation
  // for two.
  let [end, read] = [0, 0]
  /** The first line behind the last record that has something. */
  const next = (): number => {
    let line = end
    while (line + 1 < lines.length && lines[line]?.trim() === '') line++
    return line + 1
  }
  try {
    parse(text, {
      delimiter: DELIMITERS.find((delimiter) => lines[0]?.includes(delimiter)) ?? ',',
      on_record: (cells: readonly string[], info): null => {
        if (cells.length > 1 || cells[0] !== '') records.push({ line: next(), cells })
        end += bytes.toString('latin1', read, info.bytes).match(/\r\n|\n|\r/g)?.length ?? 0
        read = info.bytes
        return null
      },
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    refuse(file, [`line ${String(next())}: ${FAULTS[error.code] ?? `${error.message}.`}`])
  }
  return records
}
