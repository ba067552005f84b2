/** Jest's asymmetric matchers, typed as what they stand for. */
export function containing(text: string): string {
  const matcher: unknown = expect.stringContaining(text)
  // It takes the place of a text in an expected value.
  return matcher as string
}

export function matching(pattern: RegExp): string {
  const matcher: unknown = expect.stringMatching(pattern)
  // It takes the place of a text in an expected value.
  return matcher as string
}
