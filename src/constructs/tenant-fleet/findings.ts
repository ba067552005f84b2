/** One error for all that is wrong with something, so that it is repaired in one go. */
export function refuse(subject: string, findings: readonly string[]): void {
  if (findings.length === 0) return
  const count = findings.length === 1 ? '1 fault' : `${String(findings.length)} faults`
  throw new Error(`${subject} has ${count}:\n${findings.map((finding) => `  ${finding}`).join('\n')}`)
}

/** A text as messages quote it. */
export const quoted = (text: unknown): string => JSON.stringify(text)

export const listed = (texts: readonly string[]): string =>
  texts.length === 0 ? 'none' : texts.map(quoted).join(', ')
