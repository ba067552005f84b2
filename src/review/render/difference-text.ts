import type { Difference, Shown } from '../rules/finding'

/** Shows a value from outside, such as in quotation marks. */
export type Quote = (text: string) => string

/** `+ value`, `− value` or `before → after`; what is not shown is said in parentheses. */
export function differenceText(difference: Difference | undefined, quote: Quote): string {
  switch (difference?.kind) {
    case undefined:
      return ''
    case 'added':
      return `+ ${quote(difference.element)}`
    case 'removed':
      return `− ${quote(difference.element)}`
    case 'changed':
      return `${shownText(difference.before, quote)} → ${shownText(difference.after, quote)}`
  }
}

function shownText(shown: Shown, quote: Quote): string {
  switch (shown.kind) {
    case 'text':
      return quote(shown.text)
    case 'null':
      return '(nothing)'
    case 'unknown':
      return '(known after apply)'
    case 'sensitive':
      return '(sensitive)'
  }
}
