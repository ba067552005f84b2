import type { ManagedObject } from '../plan/plan'
import type { Inventory } from './inventory'
import type { TenantName } from './left-out'
import type { Refresh } from './read-refresh'

/** Why a stack, or something in it, could not be read. */
export interface ReadProblem {
  /** The same for all stacks that have the same trouble. */
  readonly title: string
  /** What to add for this one: which tenant, what to do. */
  readonly detail?: string
  readonly address?: string
}

/** What was found out about one stack. */
export interface StackReading {
  readonly name: string
  /** Undefined when nothing could be read. */
  readonly refresh?: Refresh
  /** What the state holds, where there is no refresh; undefined when that is not known either. */
  readonly state?: readonly ManagedObject[]
  /** What could not be read; empty for a stack that was read as a whole. */
  readonly problems: readonly ReadProblem[]
  /** Tenants that were left out on request: nothing was asked of them. @default - none */
  readonly leftOut?: readonly string[]
  /** Tenants to which its provider sent nothing, whoever asked for that. @default - none that it told of */
  readonly spared?: readonly TenantName[]
  readonly inventories: readonly Inventory[]
}
