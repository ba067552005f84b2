import type { Refusal } from '../outcome'
import { errorRow } from '../errors'

/** What goes back over HTTP. A body that is `undefined` means none at all. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export const NO_CONTENT: Answer = { status: 204 }

/** The error body of Qlik's live answers: the published fields, and the status (a string) and trace id beside them. */
export function refusalAnswer(refusal: Refusal, traceId: string): Answer {
  const row = errorRow(refusal.code)
  const details = refusal.details.length === 0 ? [undefined] : refusal.details
  const errors = details.map((detail) => ({
    code: refusal.code,
    title: row.title,
    ...(detail === undefined ? {} : { detail }),
    status: String(row.status),
  }))
  const oauth =
    row.oauth === undefined ? {} : { error: row.oauth, error_description: refusal.details.join(' ') }
  return { status: row.status, body: { ...oauth, errors, traceId } }
}

/** An error that no rule of the region caused: a prepared fault. */
export function faultAnswer(status: number, traceId: string, retryAfterSeconds?: number): Answer {
  const title = status === 429 ? 'API rate limit reached.' : 'Prepared fault of the emulator'
  return {
    status,
    body: { errors: [{ code: `HTTP-${status}`, title, status: String(status) }], traceId },
    ...(retryAfterSeconds === undefined ? {} : { headers: { 'retry-after': String(retryAfterSeconds) } }),
  }
}
