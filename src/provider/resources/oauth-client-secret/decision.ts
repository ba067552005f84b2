import { contentOf } from '../../../framework'
import type { Value } from '../../../framework'
import type { Age } from './age'
import { recipientChange } from './recipient'
import type { RecipientChange } from './recipient'
import { DAY_MS, daysAfter, msBetween, rotatesAt, scheduleOf } from './schedule'
import type { Schedule } from './schedule'
import type { OAuthClientSecretModel } from './schema'

export type Cause =
  /** Its time has come. */
  | { readonly kind: 'due'; readonly since: string }
  /** It is to be rotated by its age, and nobody knows that. */
  | { readonly kind: 'ageless' }
  | { readonly kind: 'keepers' }
  /** Who may have its value is somebody else now. */
  | { readonly kind: 'recipient'; readonly change: Exclude<RecipientChange, 'same' | 'unknown'> }
  /** The secret that consumers had was deleted outside Terraform, and the one before it is still there. */
  | { readonly kind: 'lost'; readonly hint: string }

export interface Decision {
  readonly schedule: Schedule
  readonly rotate: { readonly kind: 'no' | 'unknown' } | { readonly kind: 'yes'; readonly cause: Cause }
  /** What becomes of the previous secret, if there is one: `early` is before its time. */
  readonly previous: 'none' | 'stays' | 'expired' | 'early'
}

export interface Situation {
  readonly prior: OAuthClientSecretModel
  readonly planned: OAuthClientSecretModel
  readonly age: Age | undefined
}

/** What a plan does to a secret that exists: by its state, its age at the last refresh, and the configuration alone. */
export function decide(situation: Situation): Decision {
  const schedule = scheduleOf(situation.planned.rotation)
  const rotate = rotation(situation, schedule)
  return { schedule, rotate, previous: previousOf(situation, schedule, rotate.kind === 'yes') }
}

function rotation({ prior, planned, age }: Situation, schedule: Schedule): Decision['rotate'] {
  if (age?.lost !== undefined) return { kind: 'yes', cause: { kind: 'lost', hint: age.lost } }
  const keepers = keepersChange(prior.keepers, planned.keepers)
  if (keepers === 'changed') return { kind: 'yes', cause: { kind: 'keepers' } }
  const recipient = recipientChange(prior, planned)
  if (recipient !== 'same' && recipient !== 'unknown')
    return { kind: 'yes', cause: { kind: 'recipient', change: recipient } }
  if (schedule.kind === 'known' && schedule.everyDays !== undefined) {
    const since = contentOf(rotatesAt(prior.created_at, schedule))
    if (since === undefined) return { kind: 'yes', cause: { kind: 'ageless' } }
    if (age !== undefined && age.days >= schedule.everyDays)
      return { kind: 'yes', cause: { kind: 'due', since } }
  }
  const open = keepers === 'unknown' || recipient === 'unknown' || schedule.kind === 'unknown'
  return { kind: open ? 'unknown' : 'no' }
}

function previousOf({ prior, age }: Situation, schedule: Schedule, rotating: boolean): Decision['previous'] {
  if (prior.previous_hint.kind !== 'known') return 'none'
  const keptMs = msBetween(prior.created_at, previousExpiresAt(prior, schedule))
  if (age !== undefined && keptMs !== undefined && age.days * DAY_MS >= keptMs) return 'expired'
  return rotating ? 'early' : 'stays'
}

/** Without a rotation in the configuration, what was promised last holds. */
export function previousExpiresAt(prior: OAuthClientSecretModel, schedule: Schedule): Value<string> {
  return schedule.kind === 'known' && prior.previous_hint.kind === 'known'
    ? daysAfter(prior.created_at, schedule.overlapDays)
    : prior.previous_expires_at
}

type Keepers = OAuthClientSecretModel['keepers']

/** From none to some or back is no change: so an imported secret gets its keepers without being rotated. */
function keepersChange(prior: Keepers, planned: Keepers): 'same' | 'changed' | 'unknown' {
  if (prior.kind !== 'known' || planned.kind === 'null') return 'same'
  if (planned.kind === 'unknown') return 'unknown'
  const names = Object.keys({ ...prior.value, ...planned.value })
  const pairs = names.map((name) => [member(prior.value, name), member(planned.value, name)] as const)
  const differs = pairs.some(
    ([before, after]) =>
      after?.kind !== 'unknown' && (before?.kind !== after?.kind || textOf(before) !== textOf(after)),
  )
  if (differs) return 'changed'
  return pairs.some(([, after]) => after?.kind === 'unknown') ? 'unknown' : 'same'
}

/** Names come from outside and may be "constructor". */
function member(keepers: Readonly<Record<string, Value<string>>>, name: string): Value<string> | undefined {
  return Object.hasOwn(keepers, name) ? keepers[name] : undefined
}

function textOf(value: Value<string> | undefined): string | undefined {
  return value === undefined ? undefined : contentOf(value)
}
