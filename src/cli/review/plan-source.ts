/** Where the JSON of one plan comes from. */
export interface PlanSource {
  /** What the report calls the plan. */
  readonly name: string
  readonly from:
    | { readonly kind: 'input' }
    /** What a command line names, with its size in bytes: JSON or a plan file. Only its contents tell, and a pipe has them once. */
    | { readonly kind: 'file'; readonly file: string; readonly size: number }
    /** A file that `terraform plan -out` wrote: only terraform can read it, in the folder of its configuration. */
    | { readonly kind: 'plan-file'; readonly file: string; readonly folder: string }
}

/** Everything that one command line names. */
export interface PlanSources {
  readonly sources: readonly PlanSource[]
  /** Stacks without a plan. */
  readonly withoutPlan: readonly string[]
}
