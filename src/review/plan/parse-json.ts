import type { Json } from './json'

export type JsonReading =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'refused'; readonly problem: string }

const SHOW = '`terraform show -json PLANFILE`'
const LOG_LINE = /^\{"@level":/
const BYTE_ORDER_MARK = '\uFEFF'

/** Some programs put the mark of UTF-8 first, which is no part of JSON. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
}

/**
 * Parses without ever repeating what it was given: V8's own messages quote the text, and the text of a plan holds
 * secrets.
 */
export function parseJson(text: string): JsonReading {
  const body = withoutByteOrderMark(text)
  const refused = (problem: string): JsonReading => ({ kind: 'refused', problem })
  if (body.trim() === '') return refused(`it is empty: give the output of ${SHOW}`)
  if (body.includes('\0')) return refused('it is not UTF-8 text: save the output as UTF-8')
  if (LOG_LINE.test(body))
    return refused(`it is the log of \`terraform plan -json\`, not a plan: use ${SHOW}`)
  try {
    // JSON.parse returns nothing else.
    return { kind: 'json', value: JSON.parse(body) as Json }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/^\s*[{[]/.test(body) && (!/[}\]]\s*$/.test(body) || message.startsWith('Unexpected end'))) {
      return refused(`it is cut off: the JSON ends too early, after ${body.length} characters`)
    }
    const position = /at position (\d+)/.exec(message)?.[1]
    return refused(
      `it is not JSON${position === undefined ? '' : ` (at character ${position})`}: use ${SHOW}`,
    )
  }
}
