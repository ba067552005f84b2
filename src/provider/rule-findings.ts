import type { Diagnostic, Path } from '../framework'
import { snakeCase } from '../rules'
import type { Violation } from '../rules'

/**
 * A broken rule as a finding, by default about the attribute that it blames. An element of a set has no path of its own;
 * the text names it.
 */
export function ruleFinding(violation: Violation, path: Path = [snakeCase(violation.blame)]): Diagnostic {
  return {
    severity: violation.severity,
    summary: violation.overruled ? `Rule overruled: ${violation.title}` : violation.title,
    detail: violation.detail,
    path,
  }
}
