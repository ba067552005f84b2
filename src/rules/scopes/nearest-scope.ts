import { SCOPES } from './scopes'

/** More changes than this, and a suggestion would be a guess. */
const CHANGES_MAX_COUNT = 3

/** The usable scope that differs least from a misspelt one, if one is near enough. */
export function nearestScope(name: string): string | undefined {
  let best: { readonly name: string; readonly changes: number } | undefined
  for (const row of SCOPES) {
    // Each character too many or too few is a change.
    const isNear = Math.abs(name.length - row.name.length) <= CHANGES_MAX_COUNT
    if (row.use !== 'oauth' || !isNear) continue
    const changes = editDistance(name.toLowerCase(), row.name)
    if (changes <= CHANGES_MAX_COUNT && (best === undefined || changes < best.changes)) {
      best = { name: row.name, changes }
    }
  }
  return best?.name
}

/** Levenshtein's distance, one row of his table at a time. */
function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const insert = (current[column - 1] ?? 0) + 1
      const remove = (above[column] ?? 0) + 1
      const replace = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(insert, remove, replace))
    }
    above = current
  }
  return above[to.length] ?? 0
}
