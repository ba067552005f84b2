import { listed, quoted, refuse } from '../findings'
import { csvRecords } from './csv-records'
import type { WrittenRow } from './written-rows'

const REQUIRED = ['name', 'url']

export interface ReadRows {
  readonly rows: readonly WrittenRow[]
  /** What is wrong with rows that cannot be told apart into columns. */
  readonly findings: readonly string[]
}

/** The rows of a CSV file (RFC 4180) with names of columns in its first line. */
export function readCsv(file: string, text: string, variables: readonly string[]): ReadRows {
  const wanted = [...REQUIRED, ...variables]
  const [header, ...rows] = csvRecords(file, text)
  if (header === undefined)
    refuse(file, [`it is empty. Its first line names the columns: ${wanted.join(',')}.`])
  const columns = header?.cells ?? []
  refuse(file, headerFindings(columns, wanted))
  return {
    rows: rows
      .filter(({ cells }) => cells.length === columns.length)
      .map(({ line, cells }) => ({
        line,
        members: new Map(columns.map((name, index) => [name, cells[index]])),
      })),
    findings: rows
      .filter(({ cells }) => cells.length !== columns.length)
      .map(({ line, cells }) => {
        const repair =
          cells.length > columns.length
            ? 'Put a cell with a delimiter in it in double quotes.'
            : 'An empty cell needs its delimiter, too.'
        return `line ${String(line)}: it has ${String(cells.length)} cells, and the first line has ${String(columns.length)}. ${repair}`
      }),
  }
}

function headerFindings(columns: readonly string[], wanted: readonly string[]): readonly string[] {
  const missing = wanted.filter((name) => !columns.includes(name))
  if (missing.length > 0 && columns.some((name) => name.includes('://')))
    return [
      `line 1: it holds a tenant, and not the names of the columns. Put them above it: ${wanted.join(',')}.`,
    ]
  return [
    ...missing.map((name) => {
      const alike = columns.find((column) => column.toLowerCase() === name.toLowerCase())
      const repair = alike === undefined ? '' : ` Rename ${quoted(alike)}: capital letters count.`
      return `line 1: there is no column ${quoted(name)}. The columns are ${listed(columns)}.${repair}`
    }),
    ...columns
      .filter((name, index) => name !== '' && columns.indexOf(name) !== index)
      .map((name) => `line 1: there are two columns ${quoted(name)}. Rename or remove one.`),
  ]
}
