import { isMembers, numberOr, parsedJson, textOr, type JsonMembers } from './json-value'
import { saidOnce } from './said-once'
import type { ChangeCounts, Problem } from './stack-run'

/** What counts in the lines that terraform writes with `-json`. */
export interface TerraformOutput {
  readonly problems: readonly Problem[]
  /** Each once, although terraform says some at validation, at plan and at apply. */
  readonly warnings: readonly Problem[]
  /** Undefined when terraform did not come that far; of an apply that failed, what it did before. */
  readonly changes: ChangeCounts | undefined
}

/** A detail may quote much; the whole of it is in the log. */
const DETAIL_MAX_CHARS = 2000

/**
 * Reads the lines of `-json`. Of a diagnostic only the texts are taken: its `snippet` quotes the configuration, and with it
 * the values of variables.
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function parseTerraformOutput(text: string, step: 'init' | 'plan' | 'apply'): TerraformOutput {
  const problems: Problem[] = []
  const warnings: Problem[] = []
  let changes: ChangeCounts | undefined
  const done: Record<string, number> = {}
  for (const line of text.split('\n')) {
    const json = line.startsWith('{') ? parsedJson(line) : undefined
    if (!isMembers(json)) continue
    if (json['type'] === 'change_summary' && isMembers(json['changes'])) {
      // An apply without a plan file plans first, and says so in the same way.
      const isForeseen = step === 'apply' && json['changes']['operation'] === 'plan'
      if (!isForeseen) changes = changesOf(json['changes'])
    }
    if (json['type'] === 'apply_complete' && isMembers(json['hook'])) {
      const action = textOr(json['hook']['action'], '')
      done[action] = (done[action] ?? 0) + 1
    }
    const { diagnostic } = json
    if (json['type'] !== 'diagnostic' || !isMembers(diagnostic)) continue
    if (diagnostic['severity'] === 'error') problems.push(problemOf(diagnostic, 'Error'))
    if (diagnostic['severity'] === 'warning') warnings.push(problemOf(diagnostic, 'Warning'))
  }
  return { problems, warnings: saidOnce(warnings), changes: changes ?? changesDone(done) }
}

/** Whether terraform asks for `terraform init`, in whatever words: with TF_IN_AUTOMATION it does not name the command always. */
export function wantsInit(problems: readonly Problem[]): boolean {
  return problems.some(({ summary, detail }) =>
    /\b(?:terraform|tofu) init\b|^Required plugins are not installed$/m.test(`${summary}\n${detail}`),
  )
}

/**
 * Whether two runs made the schema or the table of Terraform's `pg` backend at the same time. `IF NOT EXISTS` does not keep
 * PostgreSQL from failing then, before anything has been done; the next try finds them.
 */
export function lostRace(problems: readonly Problem[]): boolean {
  const text = problems.map(({ summary, detail }) => `${summary}\n${detail}`).join('\n')
  return /duplicate key value violates unique constraint "pg_\w+"/.test(text)
}

/**
 * Whether nothing failed but what the provider refuses to make or destroy in tenants that are left out: Terraform knows no
 * plan in which that just waits.
 */
export function areLeftOut(problems: readonly Problem[]): boolean {
  return problems.length > 0 && problems.every(({ summary }) => isLeftOut(summary))
}

/** Whether this is the title of the provider's error about a tenant that is left out. */
export function isLeftOut(summary: string): boolean {
  return summary === 'Tenant left out'
}

/** What a program wrote that should have written JSON: its first error, or its first line. */
export function plainProblem(stderr: string): Problem | undefined {
  const lines = stderr.split('\n').map((line) => line.replace(/^[│╷╵\s]+/, '').trimEnd())
  const at = lines.findIndex((line) => line.startsWith('Error: '))
  if (at === -1) return undefined
  const detail = lines.slice(at + 1).filter((line) => line !== '')
  return { summary: (lines[at] ?? '').slice('Error: '.length), detail: shortened(detail.join('\n')) }
}

function problemOf({ summary, detail, address }: JsonMembers, what: 'Error' | 'Warning'): Problem {
  return {
    summary: textOr(summary, `${what} without a summary`),
    detail: shortened(textOr(detail, '')),
    ...(typeof address === 'string' && { address }),
  }
}

function shortened(text: string): string {
  return text.length <= DETAIL_MAX_CHARS ? text : `${text.slice(0, DETAIL_MAX_CHARS)}…`
}

/** Terraform sums up an apply only when it comes through; before, it says of each object what it has done. */
function changesDone(done: Readonly<Record<string, number>>): ChangeCounts | undefined {
  const { create: add = 0, update: change = 0, delete: remove = 0 } = done
  return add + change + remove === 0 ? undefined : { add, change, remove, import: 0 }
}

function changesOf(json: JsonMembers): ChangeCounts {
  const count = (name: keyof ChangeCounts): number => numberOr(json[name], 0)
  return { add: count('add'), change: count('change'), remove: count('remove'), import: count('import') }
}
