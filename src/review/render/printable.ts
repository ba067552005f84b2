const SHOWN_MAX_CHARS = 160
const PLAIN = /^[ -~]*$/

/**
 * A text from outside as it may be shown: control characters, invisible ones and those that turn the direction of
 * writing are spelt out, for with them a plan could look like another, or speak to the terminal.
 */
export function printable(text: string): string {
  // Most texts are names and addresses. There are thousands of them.
  if (text.length <= SHOWN_MAX_CHARS && PLAIN.test(text)) return text
  const cut = [...text.slice(0, SHOWN_MAX_CHARS * 2)].slice(0, SHOWN_MAX_CHARS).join('')
  const visible = cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, spelt)
  return cut.length === text.length ? visible : `${visible}… (${text.length} characters)`
}

function spelt(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
