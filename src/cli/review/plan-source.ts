/** Where the JSON of one plan comes from. */
export interface PlanSource {
  /** What the report calls the plan. */
  readonly name: string
  readonly from:
    | { readonly kind: 'input' }
    | { readonly kind: 'json'; readonly file: string }
    /** A file that `terraform plan -out` wrote: only terraform can read it, in the folder of its configuration. */
    | { readonly kind: 'plan-file'; readonly file: string; readonly folder: string }
}

/** Everything that one command line names. */
export interface PlanSources {
  readonly sources: readonly PlanSource[]
  /** Stacks without a plan. */
  readonly withoutPlan: readonly string[]
}
