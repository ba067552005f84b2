import type { Expectation } from './expectation'

/** In titles, where it differs from run to run; a corpus file writes `ID`. */
const CLIENT_ID = /\b[0-9a-f]{32}\b/

/** The parts of a diagnostic in Terraform's machine-readable output that the corpus looks at. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  readonly summary: string
  readonly detail: string
  readonly snippet?: { readonly context: string | null; readonly code: string }
  /** Of the resource; the name of the configuration's module is in front. */
  readonly address?: string
  readonly range?: { readonly filename: string }
}

/**
 * The diagnostics among the lines that `terraform plan -json` or `terraform apply -json` prints, each once: Terraform
 * asks a provider to validate a configuration twice before a plan, and shows a warning as often.
 */
export function findingsIn(output: string): readonly Finding[] {
  const found = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => {
      // Terraform's machine-readable UI, version 1.2: only lines of the type "diagnostic" have the member.
      const { diagnostic } = JSON.parse(line) as { readonly diagnostic?: Finding }
      return diagnostic === undefined ? [] : [diagnostic]
    })
  return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()]
}

/** The name of the configuration in which it is, where each is a module in a folder, both of its name. */
export function ownerOf({ address = '', range }: Finding): string | undefined {
  return /^module\.([^.[]+)\./.exec(address)?.[1] ?? /^([^/]+)\//.exec(range?.filename ?? '')?.[1]
}

/** What was announced and not found, and what was found and not announced; both empty when all is well. */
export function differences(
  expected: readonly Expectation[],
  found: readonly Finding[],
): { readonly missing: readonly string[]; readonly unexpected: readonly string[] } {
  const left = [...found]
  const missing = expected.filter((expectation) => {
    const index = left.findIndex((finding) => fits(finding, expectation))
    if (index !== -1) left.splice(index, 1)
    return index === -1
  })
  return { missing: missing.map(describeExpectation), unexpected: left.map(describeFinding) }
}

function fits(finding: Finding, expectation: Expectation): boolean {
  const { severity, ruleId, title, attribute, onBlock, contains } = expectation
  const place = placeOf(finding)
  return (
    finding.severity === severity &&
    ruleIdOf(finding) === ruleId &&
    (title === undefined || finding.summary.replace(CLIENT_ID, 'ID') === title) &&
    (contains === undefined || finding.detail.includes(contains)) &&
    // Terraform shows no path, but the attribute's line, or its block's; then the text names the attribute.
    place === (onBlock ? undefined : attribute) &&
    finding.detail.includes(onBlock && attribute !== undefined ? attribute : '')
  )
}

function ruleIdOf({ detail }: Finding): string | undefined {
  // What to do in this plan may follow, or a list of what is concerned on lines of its own.
  return /\(([a-z-]+\/[a-z-]+)\)(?=\s|$)/m.exec(detail)?.[1]
}

/** The attribute whose line Terraform shows; undefined for a block. */
function placeOf({ snippet }: Finding): string | undefined {
  return /^\s*(\w+)\s*=/.exec(snippet?.code ?? '')?.[1]
}

function describeExpectation(expectation: Expectation): string {
  const { severity, ruleId, title, attribute, onBlock, contains } = expectation
  const what = ruleId ?? JSON.stringify(title)
  return `${severity} ${what} at ${attribute ?? 'block'}${onBlock ? ' (on the block)' : ''}${contains === undefined ? '' : `: ${contains}`}`
}

export function describeFinding(finding: Finding): string {
  const code = finding.snippet?.code.split('\n')[0]?.trim() ?? 'no line'
  return `${finding.severity} ${finding.summary} at ${code}: ${finding.detail}`
}
