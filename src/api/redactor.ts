import { SENSITIVE } from './secret'
import type { Secret } from './secret'

/** Blanks secrets out of the vendor's texts, should an error body ever repeat what was sent. */
export interface Redactor {
  add(secret: Secret): void
  redact(text: string): string
}

/** Shorter "secrets" are somebody's test values; blanking them would garble ordinary words. */
const SECRET_MIN_CHARS = 4
/** Enough for a sentence or three; nobody reads a page of HTML in a plan. */
const TEXT_MAX_CHARS = 600

export function createRedactor(): Redactor {
  const secrets = new Set<Secret>()
  return {
    add: (secret) => {
      if (secret.reveal().length >= SECRET_MIN_CHARS) secrets.add(secret)
    },
    redact: (text) => {
      let clean = text
      for (const secret of secrets) {
        for (const form of formsOf(secret.reveal())) clean = clean.replaceAll(form, SENSITIVE)
      }
      // oxlint-disable-next-line no-control-regex -- control characters of a foreign text would reach a terminal
      clean = clean.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
      return clean.length > TEXT_MAX_CHARS ? `${clean.slice(0, TEXT_MAX_CHARS)}…` : clean
    },
  }
}

/** A value as it is, as it stands in a form, and as it stands in JSON. */
const formsOf = (value: string): readonly string[] => [
  value,
  new URLSearchParams({ x: value }).toString().slice('x='.length),
  JSON.stringify(value).slice(1, -1),
]
