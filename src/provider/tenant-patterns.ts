/** Whether one of the patterns stands for a tenant: for its name, or for its host with or without port. */
export function matchesTenant(patterns: readonly string[], name: string | undefined, host: string): boolean {
  const hosts = [host, new URL(`https://${host}`).hostname]
  return patterns.some(
    (pattern) =>
      (name !== undefined && matches(pattern, name)) ||
      // Case means nothing in the name of a host.
      hosts.some((candidate) => matches(pattern.toLowerCase(), candidate)),
  )
}

function matches(pattern: string, text: string): boolean {
  const literal = pattern
    .split('*')
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${literal}$`).test(text)
}

/** A fleet has a thousand names, and a message shows a few. */
const SHOWN_NAMES = 20

export function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const shown = names.slice(0, SHOWN_NAMES).map((name) => `"${name}"`)
  const more = names.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${String(more)} more` : '')
}
