import type { ReadProblem } from '../../review'

const OURS = /(?:^|\.)qlikcloud_\w+\./
/** Summaries of Terraform about a folder in which `terraform init` has to be run. */
const NEEDS_INIT =
  /^(?:Required plugins are not installed|Inconsistent dependency lock file|Backend initialization required.*|Initialization required.*|Module not installed|Could not load plugin|Missing required provider)/i
const DETAIL_MAX_CHARS = 400

/**
 * The errors in the output of `terraform plan -json`, one JSON text a line. Of errors about our own resources, the text
 * is repeated: the provider puts no secret into it. Others may quote the configuration; of them there is the title only.
 */
export function readProblems(output: string, initAdvice: string): readonly ReadProblem[] {
  return output.split('\n').flatMap((line) => {
    const diagnostic = diagnosticOf(line)
    if (diagnostic === undefined) return []
    const { summary, detail, address } = diagnostic
    if (NEEDS_INIT.test(summary)) return [{ title: 'not initialized', detail: initAdvice }]
    return [
      {
        title: summary,
        ...(address !== undefined && { address }),
        ...(address !== undefined && OURS.test(address) && detail !== '' && { detail: shortened(detail) }),
      },
    ]
  })
}

interface Diagnostic {
  readonly summary: string
  readonly detail: string
  readonly address: string | undefined
}

function diagnosticOf(line: string): Diagnostic | undefined {
  if (!line.includes('"type":"diagnostic"')) return undefined
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return undefined
  }
  const diagnostic = memberOf(json, 'diagnostic')
  if (memberOf(diagnostic, 'severity') !== 'error') return undefined
  const text = (name: string): string | undefined => {
    const value = memberOf(diagnostic, name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return {
    summary: text('summary') ?? 'terraform failed',
    detail: text('detail') ?? '',
    address: text('address'),
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= DETAIL_MAX_CHARS ? line : `${line.slice(0, DETAIL_MAX_CHARS)}…`
}
