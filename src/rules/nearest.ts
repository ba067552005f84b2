/** More changes than this, and a suggestion would be a guess. */
const CHANGES_MAX_COUNT = 3

/** The candidate that differs least from a misspelt name, if one is near enough; the first of several. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: { readonly candidate: string; readonly changes: number } | undefined
  for (const candidate of candidates) {
    // Each character too many or too few is a change.
    if (Math.abs(name.length - candidate.length) > CHANGES_MAX_COUNT) continue
    const changes = editDistance(name.toLowerCase(), candidate)
    if (changes <= CHANGES_MAX_COUNT && (best === undefined || changes < best.changes)) {
      best = { candidate, changes }
    }
  }
  return best?.candidate
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
