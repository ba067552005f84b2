import type { PlanObject } from './plan-value'

/** What Terraform will do to an object; `none` where it only takes note of it (an import, a move, or nothing). */
export type Action = 'create' | 'update' | 'replace' | 'delete' | 'forget' | 'none'

/** One change of a plan, or one drift, to an object of this provider. */
export interface PlannedChange {
  readonly address: string
  /** Where the object was before, if it moves. */
  readonly previousAddress?: string
  /** Key of an object that a replacement left behind. */
  readonly deposed?: string
  readonly type: string
  readonly action: Action
  /** Terraform's word for why it does this. */
  readonly reason?: string
  /** Attributes that cannot be changed in place. */
  readonly replacedFor: readonly string[]
  /** Id by which the object is imported; `undefined` inside when it is only known after apply. */
  readonly imported?: { readonly id: string | undefined }
  readonly before: PlanObject | null
  readonly after: PlanObject | null
  /** Sensitive attributes whose values differ, or will. */
  readonly hiddenChanges: ReadonlySet<string>
  /** Attributes that are not the same on both sides, those among them; in order. */
  readonly differing: readonly string[]
  /** The tenant by its name in the provider block, else by its host, else not known. */
  readonly tenant?: string
}

/** A change to an object of another provider. */
export interface OtherChange {
  readonly address: string
  readonly type: string
  /** Everything that is approved with it, secrets replaced. */
  readonly canonical: string
}

/** An object that Terraform manages, as it is before the plan is applied. */
export interface ManagedObject {
  readonly address: string
  readonly type: string
  readonly values: PlanObject
  /** Addresses of resources, without the keys of instances. */
  readonly dependsOn?: readonly string[]
}

/** What the review reads of `terraform show -json`. */
export interface Plan {
  readonly terraformVersion: string
  readonly changes: readonly PlannedChange[]
  /** What was changed outside of Terraform. */
  readonly drift: readonly PlannedChange[]
  readonly others: readonly OtherChange[]
  /** What the state holds: secrets and publications show in their clients too. */
  readonly managed: readonly ManagedObject[]
  /** What of the configuration decides about an apply and shows in no value, as text without secrets. */
  readonly configuration: string
  /** Addresses from which values went into the planned changes. */
  readonly relevant: ReadonlySet<string>
}

/** A plan, or why the text is none that can be reviewed. */
export type PlanReading =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly problem: string }
