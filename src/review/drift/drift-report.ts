import type { ChangeGroup } from '../report/change-group'
import type { ChangeClass } from '../rules/finding'
import type { DriftItem, DriftKind } from './drift-item'
import type { IgnoreUse } from './ignore-rows'

/** `unreadable`: nothing that was read has drifted, and not everything could be read. */
export type DriftOutcome = 'in-sync' | 'drift' | 'unreadable'

/** The figures that come first. */
export interface DriftVerdict {
  readonly outcome: DriftOutcome
  /** The most serious class of all that has drifted; `neutral` when nothing has. */
  readonly class: ChangeClass
  readonly items: number
  readonly kinds: Readonly<Record<DriftKind, number>>
  readonly classes: Readonly<Record<ChangeClass, number>>
  readonly stacks: number
  readonly inSync: number
  /** Stacks of which some or all could not be read. */
  readonly unreadable: number
  /** Objects that were compared. */
  readonly objects: number
  /** Objects of other providers that differ, which nobody judges. */
  readonly notJudged: number
  /** Findings that rows of the ignore file kept back. */
  readonly ignored: number
}

/** One stack. */
export interface DriftedStack {
  readonly name: string
  readonly outcome: DriftOutcome
  readonly objects: number
  readonly items: number
}

/** The same trouble in one or many stacks. */
export interface UnreadableGroup {
  readonly title: string
  readonly places: readonly {
    readonly stack: string
    /** Of the one object. */
    readonly address?: string
    /** Of several objects, with the tenant that they are in: those that failed, and those that depend on them. */
    readonly objects?: number
    readonly tenant?: string
    readonly detail?: string
  }[]
}

/** What nobody could look for, and why. */
export interface NotLookedFor {
  readonly why: string
  readonly stacks: readonly string[]
}

/** Tenants of a stack that were left out: what is there was not compared. */
export interface LeftOut {
  readonly stack: string
  readonly tenants: readonly string[]
  /** Objects in them, as far as the provider said that it left them out. */
  readonly objects: number
}

/** What has drifted in one or many stacks: the one model that everything that shows a drift is made from. */
export interface DriftReport {
  readonly verdict: DriftVerdict
  readonly stacks: readonly DriftedStack[]
  /** Everything that has drifted, in groups of equal things, the most serious first. */
  readonly groups: readonly ChangeGroup<DriftItem>[]
  readonly unreadable: readonly UnreadableGroup[]
  /** Where unmanaged clients may be that this report does not have. */
  readonly notLookedFor: readonly NotLookedFor[]
  readonly leftOut: readonly LeftOut[]
  /** The rows of the ignore file. */
  readonly ignores: readonly IgnoreUse[]
}
