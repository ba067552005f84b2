import * as z from 'zod/mini'

import { set, text } from './read'

/** What a refusal says of itself. */
export interface Failure {
  /** Title and detail of each error, in one line. */
  readonly detail: string | undefined
  readonly traceId: string | undefined
}

const failure = z.looseObject({
  errors: z.nullish(z.array(z.looseObject({ code: text(), title: text(), detail: text() }))),
  traceId: text(),
  // RFC 6749, section 5.2, should the token endpoint ever answer by the book.
  error: z.nullish(z.unknown()),
  error_description: text(),
})

/** Reads an error body; whatever does not look like one says nothing. */
export function readFailure(body: unknown): Failure {
  const parsed = failure.safeParse(body)
  if (!parsed.success) return { detail: undefined, traceId: undefined }
  const { errors, traceId, error, error_description: description } = parsed.data
  const texts = (errors ?? []).map(({ code, title, detail }) => {
    const words = [set(title), set(detail)].filter((word) => word !== undefined).join(': ')
    return set(code) === undefined ? words : `${words} [${code}]`.trimStart()
  })
  if (texts.length === 0 && typeof error === 'string') {
    texts.push([error, set(description)].filter((word) => word !== undefined).join(': '))
  }
  return { detail: set(texts.join('; ')), traceId: set(traceId) }
}
