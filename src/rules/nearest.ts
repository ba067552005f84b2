/** More changes than this, and a suggestion would be a guess. */
const CHANGES_MAX_COUNT = 3

/** The candidate that differs least from a misspelt name, if one is near enough; the first of several. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const written = name.toLowerCase()
  let best: string | undefined
  let allowed = CHANGES_MAX_COUNT
  for (const candidate of candidates) {
    const changes = editDistance(written, candidate, allowed)
    if (changes === undefined) continue
    best = candidate
    // The next one has to be nearer.
    allowed = changes - 1
  }
  return best
}

/**
 * Levenshtein's distance, one row of his table at a time; undefined when it is more than `max`. Only what lies within `max`
 * of the diagonal can lead there, and nothing does once a whole row is more: most candidates are out after a few letters.
 */
function editDistance(from: string, to: string, max: number): number | undefined {
  // Each character too many or too few is a change.
  if (Math.abs(from.length - to.length) > max) return undefined
  const tooMany = max + 1
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = above.map(() => tooMany)
    current[0] = row
    let least = row
    for (let column = Math.max(1, row - max); column <= Math.min(to.length, row + max); column++) {
      const insert = (current[column - 1] ?? tooMany) + 1
      const remove = (above[column] ?? tooMany) + 1
      const replace = (above[column - 1] ?? tooMany) + (from[row - 1] === to[column - 1] ? 0 : 1)
      const changes = Math.min(insert, remove, replace)
      current[column] = changes
      least = Math.min(least, changes)
    }
    if (least > max) return undefined
    above = current
  }
  const changes = above[to.length] ?? tooMany
  return changes > max ? undefined : changes
}
