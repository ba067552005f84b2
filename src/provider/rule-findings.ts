import type { Diagnostic, Path } from '../framework'
import { snakeCase, violations } from '../rules'
import type { Facts, Rule, Violation } from '../rules'
import type { SkippedRules } from './skipped-rules'

/**
 * The broken rules, in the words of a configuration. While it is not known what else the user overrules, errors wait: a
 * check comes again when it is known, before anything is sent.
 */
export function brokenRules<T extends object>(
  rules: readonly Rule<T>[],
  facts: Facts<T>,
  { ids, open }: SkippedRules,
): readonly Violation<keyof T & string>[] {
  return violations(rules, facts, { naming: snakeCase, skip: ids, skipsMore: open })
}

/**
 * A broken rule as a finding, by default about the attribute that it blames. An element of a set has no path of its own;
 * the text names it.
 */
export function ruleFinding(violation: Violation, path: Path = [snakeCase(violation.blame)]): Diagnostic {
  const { severity, detail } = violation
  return { severity, summary: summaryOf(violation), detail, path }
}

/** Terraform shows one of several warnings with the same summary, and counts the others: each has to be another. */
function summaryOf({ severity, title, ruleId, element, overruled }: Violation): string {
  if (overruled) return `Rule overruled: ${title} (${ruleId})`
  return severity === 'warning' && element !== undefined ? `${title}: ${shown(element)}` : title
}

const SHOWN_MAX_CHARS = 80

function shown(element: string): string {
  return JSON.stringify(element.length > SHOWN_MAX_CHARS ? `${element.slice(0, SHOWN_MAX_CHARS)}…` : element)
}
