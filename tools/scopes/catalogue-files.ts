import type { ScopeLevel, ScopeRow } from '../../src/rules'

/** Where the catalogue stands, by level. */
export const CATALOGUE_FILES: Readonly<Record<ScopeLevel, string>> = {
  admin: 'src/rules/scopes/admin-scopes.ts',
  user: 'src/rules/scopes/user-scopes.ts',
  talend: 'src/rules/scopes/talend-scopes.ts',
}

const TALEND_PREFIX = 'classic_talend.'

/**
 * The text of a catalogue file with other rows: everything around the array stays. Formatting is left to whoever writes it.
 * @param asOf The day of the published list, for the comment. Without it the comment stays.
 * @throws Error when the file has no array where one belongs.
 */
export function withRows(
  text: string,
  level: ScopeLevel,
  rows: readonly ScopeRow[],
  asOf: string | undefined,
): string {
  const entries = rows.filter((row) => row.level === level).map(level === 'talend' ? permission : entry)
  const [, before, after] = /^(.*? = \[\n)[\s\S]*\n(\] as const.*)$/s.exec(text) ?? []
  if (before === undefined || after === undefined) throw new Error(`no array in ${CATALOGUE_FILES[level]}`)
  const comment = asOf === undefined ? before : before.replace(/state of [\d-]+/, `state of ${asOf}`)
  return `${comment}${entries.join(',\n')},\n${after}`
}

function entry({ name, use, permits, parent }: ScopeRow): string {
  const members = [
    ...[
      `name: ${JSON.stringify(name)}`,
      `use: ${JSON.stringify(use)}`,
      `permits: ${JSON.stringify(permits)}`,
    ],
    ...(parent === undefined ? [] : [`parent: ${JSON.stringify(parent)}`]),
  ]
  return `{ ${members.join(', ')} }`
}

function permission({ name }: ScopeRow): string {
  if (!name.startsWith(TALEND_PREFIX)) throw new Error(`${name} does not begin with ${TALEND_PREFIX}`)
  return JSON.stringify(name.slice(TALEND_PREFIX.length))
}
