/**
 * The URL that a text is, or undefined.
 *
 * Not by `URL.canParse`: Node 20 answers false for hosts beyond ASCII once V8 has compiled the caller. `URL.parse` comes
 * with Node 22.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}
