/** Looks for names in texts, where they stand for themselves and are no part of a word; of two, the longer one counts. */
export interface Names {
  /** Those that are in the text, in their own order. */
  readonly found: (text: string) => readonly string[]
  readonly replaced: (text: string, by: string) => string
}

export function namesIn(names: readonly string[]): Names {
  if (names.length === 0) return { found: () => [], replaced: (text) => text }
  const sources = [...names]
    .sort((left, right) => right.length - left.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const word = new RegExp(`(?<![a-z0-9-])(?:${sources.join('|')})(?![a-z0-9-])`, 'gi')
  return {
    found: (text) => {
      const words = new Set(text.match(word)?.map((match) => match.toLowerCase()))
      return words.size === 0 ? [] : names.filter((name) => words.has(name.toLowerCase()))
    },
    replaced: (text, by) => text.replace(word, () => by),
  }
}
