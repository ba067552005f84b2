/** `error` only where Qlik is documented to refuse it or where it can never work; everything else is a `warning`. */
export type Severity = 'error' | 'warning'

/** One way in which a model breaks a rule. */
export interface Fault {
  /** What was given, what is allowed and the repair, as a text for `render` (field names as `{fieldName}`). */
  readonly detail: string
  /** The offending element, where the blamed field is a set. */
  readonly element?: string
}

/** One row of a table of rules. */
export interface Rule<T, Id extends string = string> {
  /** Stable and never reused: users overrule a rule by it, and messages, tests and documentation refer to it. */
  readonly id: Id
  readonly severity: Severity
  /** A page of the vendor or a standard that states the rule, or `observed:` and where it was seen. */
  readonly source: string
  /** Everything that `faults` looks at. The rule is skipped while one of these is unknown. */
  readonly reads: readonly (keyof T & string)[]
  /** The field that the user has to change. */
  readonly blame: keyof T & string
  /** A few words without a full stop. */
  readonly title: string
  /**
   * The id of a row that says it better when both are broken: this one is silent then, unless the user overrules that row.
   * @default - none
   */
  readonly yieldsTo?: string
  /**
   * That the user cannot overrule it: what it keeps out must never get further.
   * @default - it can be overruled
   */
  readonly final?: true
  /** All faults; none when the rule holds. */
  readonly faults: (spec: T) => readonly Fault[]
}

/** Faults for the elements that do not pass. */
export function elementFaults(
  elements: readonly string[],
  passes: (element: string) => boolean,
  say: (element: string) => string,
): readonly Fault[] {
  return [...new Set(elements)]
    .filter((element) => !passes(element))
    .map((element) => ({ element, detail: say(element) }))
}

/** One fault with the given detail, or none. */
export function faultIf(broken: boolean, say: () => string): readonly Fault[] {
  return broken ? [{ detail: say() }] : []
}
