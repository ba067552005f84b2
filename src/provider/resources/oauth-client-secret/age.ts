import { contentOf } from '../../../framework'
import type { Value } from '../../../framework'
import { DAY_MS } from './schedule'

/**
 * How old a secret was when it was last refreshed, by the tenant's clock. Kept in the private state, because Terraform
 * plans twice, once for the reviewer and once while applying, and both must find the same to be due. Only a refresh
 * looks at a clock.
 *
 * Whole days: every period is in days, so nothing finer matters, and the state changes once a day and not with each plan.
 */
export interface Age {
  /** Of the secret that is meant; another one may have taken its place since. */
  readonly hint: string
  readonly days: number
  /** Hint of the secret that was deleted outside Terraform, in whose place its predecessor has moved. */
  readonly lost?: string | undefined
}

/** Undefined while it is not known when the secret was made. */
export function ageOf(
  hint: string,
  createdAt: Value<string>,
  nowMs: number,
  lost: string | undefined,
): Age | undefined {
  const ms = nowMs - Date.parse(contentOf(createdAt) ?? '')
  if (Number.isNaN(ms)) return lost === undefined ? undefined : { hint, days: 0, lost }
  return { hint, days: Math.max(0, Math.floor(ms / DAY_MS)), lost }
}

export function encodeAge(age: Age | undefined): Uint8Array {
  return age === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(age))
}

/** Of the secret with this hint; undefined where none was noted for it. */
export function decodeAge(bytes: Uint8Array | undefined, hint: Value<string>): Age | undefined {
  if (bytes === undefined) return undefined
  // Written by `encodeAge`, and kept by Terraform as it was.
  const age = JSON.parse(new TextDecoder().decode(bytes)) as Age
  return age.hint === contentOf(hint) ? age : undefined
}
