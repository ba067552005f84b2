import type { Facts } from './fact'
import { render, type Naming } from './naming'
import type { Rule, Severity } from './rule'

/** A broken rule, in the words of the place where the user reads it. */
export interface Violation<F extends string = string> {
  readonly ruleId: string
  /** `warning` for an overruled error. */
  readonly severity: Severity
  readonly title: string
  /** What was given, what is allowed, the repair; ends with the rule's id in parentheses. */
  readonly detail: string
  /** The field to change, by its name in the model. */
  readonly blame: F
  /** The offending element, where the field is a set. */
  readonly element?: string
  readonly source: string
  /** The user asked for this rule to be overruled. */
  readonly overruled: boolean
}

export interface ViolationOptions {
  readonly naming: Naming
  /**
   * Ids of rules that the user overrules.
   * @default - none
   */
  readonly skip?: ReadonlySet<string>
  /**
   * Not all of those ids are known yet. Errors that may turn out to be overruled wait until they are.
   * @default - `skip` is complete
   */
  readonly skipsMore?: boolean
}

/** All broken rows, in the order of the table. A row is skipped while something it reads is unknown. */
export function violations<T extends object>(
  rules: readonly Rule<T>[],
  facts: Facts<T>,
  { naming, skip = new Set(), skipsMore = false }: ViolationOptions,
): readonly Violation<keyof T & string>[] {
  const spec = specOf(facts)
  const broken = rules
    .filter((rule) => rule.reads.every((field) => facts[field].known))
    .map((rule) => ({ rule, faults: rule.faults(spec) }))
    .filter(({ faults }) => faults.length > 0)
  const standing = new Set(broken.map(({ rule }) => rule.id).filter((id) => !skip.has(id)))
  return broken
    .filter(({ rule: { yieldsTo } }) => yieldsTo === undefined || !standing.has(yieldsTo))
    .filter(
      ({ rule }) => !skipsMore || rule.severity === 'warning' || rule.final === true || skip.has(rule.id),
    )
    .flatMap(({ rule, faults }) =>
      faults.map((fault): Violation<keyof T & string> => {
        const asked = skip.has(rule.id)
        const overruled = asked && rule.final !== true
        const remark = overruled
          ? ' Overruled by {skipRules}.'
          : asked
            ? ' {skipRules} cannot overrule this.'
            : ''
        return {
          ruleId: rule.id,
          severity: overruled ? 'warning' : rule.severity,
          title: render(rule.title, naming),
          detail: render(`${fault.detail}${remark} (${rule.id})`, naming),
          blame: rule.blame,
          ...(fault.element === undefined ? {} : { element: fault.element }),
          source: rule.source,
          overruled,
        }
      }),
    )
}

function specOf<T extends object>(facts: Facts<T>): T {
  const spec: Record<string, unknown> = {}
  for (const field in facts) {
    const fact = facts[field]
    if (fact.known) spec[field] = fact.value
  }
  // Unknown fields are missing here, and no rule that reads one of them is asked.
  return spec as T
}
