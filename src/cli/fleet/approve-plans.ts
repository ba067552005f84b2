import { runWaves, type StackOutcome } from '../../fleet'
import type { Context } from '../context'
import { ExitCode } from '../exit-code'
import { REFUSED } from '../review/gate-flags'
import { reviewPlans } from '../review/review-plans'
import { UserError } from '../user-error'
import { planFileHash } from './plan-file'
import { planSource } from './plan-fleet'
import type { SelectedStack } from './select-stacks'
import { watchStops } from './stops'
import { createTerraform, type TerraformSettings } from './terraform'

/** The plan files that were approved, by the stack's name: only with these contents are they applied. */
export type ApprovedFiles = ReadonlyMap<string, string>

/**
 * Compares the plans with what was approved, before anything is applied: those of the stacks to run, or those of the
 * whole fleet, of which they are a part.
 */
export async function approvePlans(
  approved: string,
  stacks: readonly SelectedStack[],
  settings: TerraformSettings & { readonly concurrency: number },
  context: Context,
): Promise<ApprovedFiles> {
  const toRun = stacks.filter(({ part }) => part === 'run')
  const files = hashes(stacks)
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
    const { approval } = await reviewPlans({ sources: some.map(planSource), withoutPlan: [] }, context)
    if (approval === approved) return files
    found.push(approval)
  }
  context.note(
    `qlikcloud: not what was approved: the approval is for ${approved}, and this is ${found.join(', or with the plans of all stacks ')}. ` +
      'Plan again, with the same options, and have that approved',
  )
  throw new ExitCode(REFUSED)
}

/** Terraform reads a plan in a folder only where it has been made ready: on the machine that planned, or now. */
async function prepare(
  stacks: readonly SelectedStack[],
  { concurrency, ...settings }: TerraformSettings & { readonly concurrency: number },
  context: Context,
): Promise<void> {
  const stops = watchStops(context, context.note)
  const terraform = createTerraform(settings, context, stops)
  const byName = new Map(stacks.map((selected) => [selected.stack.name, selected]))
  const init = async (name: string): Promise<StackOutcome> => {
    const selected = byName.get(name)
    return (selected && (await terraform.init(selected))) ?? { status: 'unchanged' }
  }
  const wave = { name: 'init', canary: false, stacks: stacks.map(({ stack }) => ({ ...stack, needs: [] })) }
  const limits = { concurrency, tolerance: { kind: 'count', count: stacks.length } } as const
  try {
    const { outcomes, stopped } = await runWaves([wave], limits, init, () => stops.count() > 0)
    const failed = [...outcomes].flatMap(([name, outcome]) =>
      'problems' in outcome ? [`  ${name}: ${outcome.problems[0]?.summary ?? 'terraform init failed'}`] : [],
    )
    if (failed.length > 0) throw new UserError(['the plans cannot be read:', ...failed].join('\n'))
    if (stopped?.kind === 'interrupted') throw new UserError('stopped before anything was applied')
  } finally {
    stops.close()
  }
}

function hashes(stacks: readonly SelectedStack[]): ApprovedFiles {
  return new Map(
    stacks.flatMap((selected) => {
      const hash = planFileHash(selected)
      return hash === undefined ? [] : [[selected.stack.name, hash] as const]
    }),
  )
}
