import { printable } from '../printable'

/** HTML in which everything from outside has been escaped. */
export interface Markup {
  readonly html: string
}

type Part = string | number | Markup | readonly Markup[] | undefined

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The only way to make markup: texts are made printable and escaped, markup is taken as it is. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { html: strings.map((text, index) => `${text}${partText(parts[index])}`).join('') }
}

export const NOTHING: Markup = { html: '' }

/** Elements with something between them. */
export function joined(parts: readonly Markup[], between: string): Markup {
  return { html: parts.map((part) => part.html).join(between) }
}

function partText(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return escaped(printable(part))
  return 'html' in part ? part.html : part.map((one) => one.html).join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
