import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Context } from './context'
import { ExitCode } from './exit-code'
import { approvalOf } from './review/approval-of'
import { parseHash } from './review/approved-hash'
import { findPlans } from './review/find-plans'
import { REFUSED } from './review/gate-flags'
import { isPlanArchive } from './review/plan-archive'
import type { PlanSource } from './review/plan-source'
import { terraformProgram } from './terraform-program'
import { systemCode, UserError } from './user-error'

export interface ApplyFlags {
  readonly approved: string
}

const NO_PLAN_FILE =
  'only a file of `terraform plan -out` can be applied, and not its JSON: give the file, or the folder that has it'

/**
 * Applies a saved plan if it is what was approved. A copy is reviewed and then applied, so that nobody can exchange the file
 * in between.
 */
export async function runApply(
  given: string | undefined,
  flags: ApplyFlags,
  context: Context,
): Promise<void> {
  const approved = parseHash(flags.approved)
  const { name, file, folder } = onePlan(given, context.workingFolder)
  const scratch = mkdtempSync(join(tmpdir(), 'qlikcloud-apply-'))
  try {
    const copy = join(scratch, 'plan')
    copyPlan(file, copy)
    if (!isPlanArchive(copy)) throw new UserError(NO_PLAN_FILE)
    const source: PlanSource = { name, from: { kind: 'plan-file', file: copy, folder } }
    const approval = await approvalOf([source], context)
    if (approval !== approved) {
      context.note(
        `qlikcloud: not what was approved, so nothing was applied: the approval is for ${approved}, and this is ${approval}`,
      )
      throw new ExitCode(REFUSED)
    }
    context.note(`qlikcloud: this is what was approved: ${approval}`)
    const program = terraformProgram(context)
    const code = await context.passProgram(program, ['apply', '-input=false', copy], folder)
    if (code !== 0) throw new ExitCode(1)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

function onePlan(
  given: string | undefined,
  workingFolder: string,
): { readonly name: string; readonly file: string; readonly folder: string } {
  const { sources } = findPlans(given === undefined ? [] : [given], workingFolder)
  const [source, ...others] = sources
  if (others.length > 0)
    throw new UserError(
      `${given ?? 'the working folder'} has ${sources.length} plans: give the folder of one stack, or its plan`,
    )
  if (source === undefined || source.from.kind === 'input') throw new UserError(NO_PLAN_FILE)
  const { file } = source.from
  return { name: source.name, file, folder: dirname(file) }
}

function copyPlan(file: string, copy: string): void {
  try {
    copyFileSync(file, copy)
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    throw new UserError(`cannot copy the plan ${file} (${code})`)
  }
}
