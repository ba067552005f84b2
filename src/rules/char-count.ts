/** How many characters a text has, as JSON Schema counts them: an emoji is one, although JavaScript counts two. */
export function charCount(text: string): number {
  return Array.from(text).length
}
