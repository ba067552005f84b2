import type { StepResult } from './run-step'

/** One line for a step that went well; what it printed as well for one that did not. */
export function reportStep(result: StepResult): string {
  const { name, ok, seconds, output, tests } = result
  const counted = tests === undefined ? '' : `  ${tests.passed} tests`
  const line = `${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(12)}${seconds.toFixed(1).padStart(6)} s${counted}`
  return ok ? line : `${line}\n${indent(tests === undefined ? output : onlyFailures(output))}`
}

/**
 * The gate in one line, about tests: `N passed, N failed`. A step that failed without a failed test counts as one,
 * so that the line never hides a failure.
 */
export function summary(results: readonly StepResult[]): string {
  const passed = results.reduce((sum, { tests }) => sum + (tests?.passed ?? 0), 0)
  const failed = results.reduce((sum, { ok, tests }) => sum + (ok ? 0 : Math.max(tests?.failed ?? 0, 1)), 0)
  return `${passed} passed, ${failed} failed`
}

function indent(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '    ')
}

/** What jest says about suites that went well, where it wrote its figures, and everything that it says again. */
function onlyFailures(output: string): string {
  return output
    .replace(/^Summary of all failing tests\n[\s\S]*?(?=^Test Suites:)/m, '')
    .replace(/^(?:PASS .*|Test results written to: .*)\n?/gm, '')
}
