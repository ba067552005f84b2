import { isMembers, numberOr, parsedJson, textOr, type JsonMembers } from './json-value'
import type { ChangeCounts, Problem } from './stack-run'

/** What counts in the lines that terraform writes with `-json`. */
export interface TerraformOutput {
  readonly problems: readonly Problem[]
  /** Undefined when terraform did not come that far. */
  readonly changes: ChangeCounts | undefined
}

/** A detail may quote much; the whole of it is in the log. */
const DETAIL_MAX_CHARS = 2000

/**
 * Reads the lines of `-json`. Of a diagnostic only the texts are taken: its `snippet` quotes the configuration, and with it
 * the values of variables.
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function parseTerraformOutput(text: string): TerraformOutput {
  const problems: Problem[] = []
  let changes: ChangeCounts | undefined
  for (const line of text.split('\n')) {
    const json = line.startsWith('{') ? parsedJson(line) : undefined
    if (!isMembers(json)) continue
    if (json['type'] === 'change_summary' && isMembers(json['changes'])) changes = changesOf(json['changes'])
    const { diagnostic } = json
    if (json['type'] === 'diagnostic' && isMembers(diagnostic) && diagnostic['severity'] === 'error')
      problems.push(problemOf(diagnostic))
  }
  return { problems, changes }
}

/** Whether terraform asks for `terraform init`, in whatever words. */
export function wantsInit(problems: readonly Problem[]): boolean {
  return problems.some(({ summary, detail }) => /\b(?:terraform|tofu) init\b/.test(`${summary}\n${detail}`))
}

/**
 * Whether two runs made the schema or the table of Terraform's `pg` backend at the same time. `IF NOT EXISTS` does not keep
 * PostgreSQL from failing then, before anything has been done; the next try finds them.
 */
export function lostRace(problems: readonly Problem[]): boolean {
  const text = problems.map(({ summary, detail }) => `${summary}\n${detail}`).join('\n')
  return /duplicate key value violates unique constraint "pg_\w+"/.test(text)
}

/** What a program wrote that should have written JSON: its first error, or its first line. */
export function plainProblem(stderr: string): Problem | undefined {
  const lines = stderr.split('\n').map((line) => line.replace(/^[│╷╵\s]+/, '').trimEnd())
  const at = lines.findIndex((line) => line.startsWith('Error: '))
  if (at === -1) return undefined
  const detail = lines.slice(at + 1).filter((line) => line !== '')
  return { summary: (lines[at] ?? '').slice('Error: '.length), detail: shortened(detail.join('\n')) }
}

function problemOf(diagnostic: JsonMembers): Problem {
  const { summary, detail, address } = diagnostic
  return {
    summary: textOr(summary, 'Error without a summary'),
    detail: shortened(textOr(detail, '')),
    ...(typeof address === 'string' && { address }),
  }
}

function shortened(text: string): string {
  return text.length <= DETAIL_MAX_CHARS ? text : `${text.slice(0, DETAIL_MAX_CHARS)}…`
}

function changesOf(json: JsonMembers): ChangeCounts {
  const count = (name: keyof ChangeCounts): number => numberOr(json[name], 0)
  return { add: count('add'), change: count('change'), remove: count('remove'), import: count('import') }
}
