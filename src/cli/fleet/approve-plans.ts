import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context'
import { ExitCode } from '../exit-code'
import { approvalOf } from '../review/approval-of'
import { REFUSED } from '../review/gate-flags'
import { UserError } from '../user-error'
import { initStacks } from './init-stacks'
import { planFileOf, planSource } from './plan-file'
import type { SelectedStack } from './select-stacks'
import type { TerraformSettings } from './terraform'

/** Files of plans, by the stack's name. */
export type PlanFiles = ReadonlyMap<string, string>

export interface ApprovalSettings extends TerraformSettings {
  readonly concurrency: number
  /** For copies of the plans: they are reviewed and then applied, so that nobody can exchange a file in between. */
  readonly copies: string
}

/**
 * Compares the plans with what was approved, before anything is applied: those of the stacks to run, or those of the
 * whole fleet, of which they are a part. Answers with the files to apply.
 */
export async function approvePlans(
  approved: string,
  stacks: readonly SelectedStack[],
  settings: ApprovalSettings,
  context: Context,
): Promise<PlanFiles> {
  const files = copyPlans(stacks, settings.copies)
  const toRun = stacks.filter(({ part }) => part === 'run')
  const missing = toRun.filter(({ stack }) => !files.has(stack.name)).map(({ stack }) => stack.name)
  if (missing.length > 0) {
    throw new UserError(
      `there is no plan for ${missing.join(', ')}: run \`qlikcloud fleet plan\` with the same stacks`,
    )
  }
  const withPlan = stacks.filter(({ stack }) => files.has(stack.name))
  const found: string[] = []
  for (const some of toRun.length < withPlan.length ? [toRun, withPlan] : [toRun]) {
    await prepare(some, settings, context)
    const sources = some.map((selected) => planSource(selected, files.get(selected.stack.name) ?? ''))
    const approval = await approvalOf(sources, context)
    if (approval === approved) return files
    found.push(approval)
  }
  context.note(
    `qlikcloud: not what was approved: the approval is for ${approved}, and this is ${found.join(', or with the plans of all stacks ')}. ` +
      'Plan again, with the same options, and have that approved',
  )
  throw new ExitCode(REFUSED)
}

function copyPlans(stacks: readonly SelectedStack[], folder: string): PlanFiles {
  rmSync(folder, { recursive: true, force: true })
  // Plans hold secrets.
  mkdirSync(folder, { mode: 0o700 })
  return new Map(
    stacks.flatMap((selected) => {
      const file = planFileOf(selected)
      if (!existsSync(file)) return []
      const copy = join(folder, encodeURIComponent(selected.stack.name))
      copyFileSync(file, copy)
      return [[selected.stack.name, copy] as const]
    }),
  )
}

/** Terraform reads a plan in a folder only where it has been made ready: on the machine that planned, or now. */
async function prepare(
  stacks: readonly SelectedStack[],
  settings: ApprovalSettings,
  context: Context,
): Promise<void> {
  const { isStopped, failures } = await initStacks(stacks, settings, context)
  if (isStopped) throw new UserError('stopped before anything was applied')
  const failed = failures.map(({ stack, summary }) => `  ${stack}: ${summary}`)
  if (failed.length > 0) throw new UserError(['the plans cannot be read:', ...failed].join('\n'))
}
