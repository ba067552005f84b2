import { printable } from './printable'

/** A value from outside in a code span: nothing in it is Markdown, HTML or a mention. */
export function code(text: string): string {
  const body = printable(text)
  const runs = body.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const space = body === '' || /^[` ]|[` ]$/.test(body) ? ' ' : ''
  return `${fence}${space}${body}${space}${fence}`
}

/** A text from outside between our words: whatever Markdown could take for markup is escaped. */
export function plain(text: string): string {
  // An underscore within a word is only that.
  return printable(text).replace(
    /[\\`*{}[\]<>#|~@&]|(?<![a-z0-9])_|_(?![a-z0-9])/gi,
    (character) => `&#${character.charCodeAt(0)};`,
  )
}
