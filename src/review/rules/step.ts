import type { Fact } from '../../rules'
import type { ResourceType } from '../attributes/attributes'
import type { Action, PlannedChange } from '../plan/plan'
import type { Shown } from './finding'

/** A single value on both sides of a change; null where there is no object or no value. */
export interface ValueStep {
  readonly before: Fact<string | boolean | null>
  readonly after: Fact<string | boolean | null>
  readonly shownBefore: Shown
  readonly shownAfter: Shown
  /** The two sides differ, or may. */
  readonly changed: boolean
}

/** A set on both sides of a change; empty where there is no object or no value. */
export interface SetStep {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly added: readonly string[]
  /** Empty while some of `after` is not known: what seems to be gone may be there. */
  readonly removed: readonly string[]
}

/** A change as the rules see it. */
export interface Step {
  /** Undefined for a resource that this version does not know. */
  readonly type: ResourceType | undefined
  readonly change: Pick<
    PlannedChange,
    'address' | 'previousAddress' | 'deposed' | 'type' | 'replacedFor' | 'imported' | 'tenant'
  >
  readonly action: Action
  /** The object exists on both sides, in place or as a new one. */
  readonly survives: boolean
  /** It is made anew for the one client that takes the place of its own in the same plan. */
  readonly followsClient: boolean
  /** Why Terraform does this, in words; undefined where it goes without saying. */
  readonly reason: string | undefined
  /** Attributes in which the plan undoes what was changed outside of Terraform. */
  readonly reverted: readonly string[]
  value(name: string): ValueStep
  set(name: string): SetStep
  /** Whether something of the attribute can be judged: it is neither unknown nor hidden as a whole. */
  isKnown(name: string): boolean
  /** Attributes whose values differ, or may, as far as that can be seen. */
  changedAttributes(): readonly string[]
  /** Of these, those with parts that are only known after apply. */
  unknownAttributes(): readonly string[]
  /** Of these, those with parts that must not be shown. */
  hiddenAttributes(): readonly string[]
  /** What may be told of both sides. */
  shown(name: string): readonly [before: Shown, after: Shown]
}
