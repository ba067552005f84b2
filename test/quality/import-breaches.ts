import { posix } from 'node:path'
import { isBuiltin } from 'node:module'
import { IMPORT_TABLE, type ImportRow } from './import-table'
import { importsOf, type Import } from './imports'
import type { Breach, SourceFile } from './source-file'

/** Imports of a file below `src` that the table does not allow. */
export function importBreaches(file: SourceFile): readonly Breach[] {
  const folder = folderOf(file.path)
  const row = IMPORT_TABLE.get(folder)
  if (row === undefined) {
    return [{ path: file.path, line: 1, problem: `src/${folder} has no row in the import table` }]
  }
  const own = row.exceptions?.[file.path]
  const rows = own === undefined ? [row] : [row, own]
  return importsOf(file).flatMap((imported) => {
    const problem = problemOf(file, folder, imported, rows)
    return problem === undefined ? [] : [{ path: file.path, line: imported.line, problem }]
  })
}

function problemOf(
  file: SourceFile,
  folder: string,
  imported: Import,
  rows: readonly ImportRow[],
): string | undefined {
  const { specifier, typeOnly } = imported
  if (specifier === undefined) return 'imports a computed name, which nobody can check'
  if (!specifier.startsWith('.')) return packageProblem(specifier, folder, rows)

  const target = posix.join(posix.dirname(file.path), specifier)
  if (!target.startsWith('src/')) return `imports "${specifier}" from outside src`
  const targetFolder = folderOf(target)
  if (targetFolder === folder || rows.some((row) => row.folders?.includes(targetFolder))) return undefined
  if (!rows.some((row) => row.typesFrom?.includes(targetFolder))) {
    return `src/${folder} may not import src/${targetFolder} ("${specifier}")`
  }
  return typeOnly ? undefined : `src/${folder} may take only types from src/${targetFolder} ("${specifier}")`
}

function packageProblem(specifier: string, folder: string, rows: readonly ImportRow[]): string | undefined {
  if (!specifier.startsWith('node:') && isBuiltin(specifier)) return `write "node:${specifier}"`
  const isAllowed = (allowed: string) =>
    specifier === allowed ||
    specifier.startsWith(`${allowed}/`) ||
    (allowed === 'node:*' && specifier.startsWith('node:'))
  if (rows.some((row) => row.packages?.some(isAllowed))) return undefined
  return `src/${folder} may not import the package "${specifier}"`
}

/** `src/api/wire/token.ts` → `api`; a file directly in `src` is its own folder. */
function folderOf(path: string): string {
  return path.split('/')[1] ?? ''
}
