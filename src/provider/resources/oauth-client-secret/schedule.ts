import { contentOf, known, NULL, UNKNOWN } from '../../../framework'
import type { Decimal, Value } from '../../../framework'
import type { RotationModel } from './schema'

export const DAY_MS = 86_400_000

/** When a secret is rotated, and how long its predecessor is kept. */
export type Schedule =
  | { readonly kind: 'none' }
  /** A part of it is not known yet. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known'
      /** Undefined: only when the keepers change. */
      readonly everyDays: number | undefined
      readonly overlapDays: number
    }

export function scheduleOf(rotation: RotationModel): Schedule {
  if (rotation.kind !== 'known') return { kind: rotation.kind === 'null' ? 'none' : 'unknown' }
  const { every_days, overlap_days } = rotation.value
  if (every_days.kind === 'unknown' || overlap_days.kind === 'unknown') return { kind: 'unknown' }
  return { kind: 'known', everyDays: daysOf(every_days), overlapDays: daysOf(overlap_days) ?? 0 }
}

/** A number that JavaScript does not hold exactly is none that the rules let pass. */
export function daysOf(days: Value<Decimal>): number | undefined {
  return days.kind === 'known' ? (days.value.toNumber() ?? Number(days.value.text)) : undefined
}

/** How many days a secret is kept beside its successor. */
export function overlapDays(schedule: Schedule): number {
  return schedule.kind === 'known' ? schedule.overlapDays : 0
}

/** When a secret that was made then is to be rotated. */
export function rotatesAt(createdAt: Value<string>, schedule: Schedule): Value<string> {
  if (schedule.kind === 'unknown') return UNKNOWN
  return schedule.kind === 'none' || schedule.everyDays === undefined
    ? NULL
    : daysAfter(createdAt, schedule.everyDays)
}

export function daysAfter(time: Value<string>, days: number): Value<string> {
  if (time.kind !== 'known') return time
  const ms = Date.parse(time.value)
  return Number.isNaN(ms) ? NULL : known(new Date(ms + days * DAY_MS).toISOString())
}

/** Milliseconds from one time to another; undefined where one of them is none. */
export function msBetween(from: Value<string>, to: Value<string>): number | undefined {
  const ms = Date.parse(contentOf(to) ?? '') - Date.parse(contentOf(from) ?? '')
  return Number.isNaN(ms) ? undefined : ms
}
