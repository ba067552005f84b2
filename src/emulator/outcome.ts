import type { ErrorCode } from './errors'

/** A call that was refused: why, in the terms of the error table, with one detail for each thing that is wrong. */
export interface Refusal {
  readonly ok: false
  readonly code: ErrorCode
  readonly details: readonly string[]
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refuse = (code: ErrorCode, ...details: readonly string[]): Refusal => ({
  ok: false,
  code,
  details,
})
