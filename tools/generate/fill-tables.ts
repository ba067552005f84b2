/**
 * Replaces each table of a page that stands after its mark, `<!-- table: NAME -->`.
 * @throws Error when the page has no place for one of the tables, or a place for one that is not given.
 */
export function fillTables(page: string, tables: ReadonlyMap<string, string>): string {
  const missing = new Set(tables.keys())
  const filled = page.replace(
    /(<!-- table: (\S+) -->\n+)(?:\|.*(?:\n|$))*\n*/g,
    (_place, mark: string, name: string) => {
      const table = tables.get(name)
      if (table === undefined)
        throw new Error(`the page has a place for a table "${name}" that nothing makes`)
      missing.delete(name)
      return `${mark}${table}\n\n`
    },
  )
  if (missing.size > 0) throw new Error(`the page has no place for the tables ${[...missing].join(', ')}`)
  return filled
}
