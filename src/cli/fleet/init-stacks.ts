import type { Context } from '../context'
import { inParallel } from '../in-parallel'
import type { SelectedStack } from './select-stacks'
import { watchStops } from './stops'
import { createTerraform, type TerraformSettings } from './terraform'

/** What came of making stacks ready for terraform. */
export interface Initialized {
  readonly isStopped: boolean
  readonly failures: readonly { readonly stack: string; readonly summary: string }[]
}

/** Runs `terraform init` in the folders that need it. */
export async function initStacks(
  stacks: readonly SelectedStack[],
  { concurrency, ...settings }: TerraformSettings & { readonly concurrency: number },
  context: Context,
): Promise<Initialized> {
  const stops = watchStops(context, context.note)
  const terraform = createTerraform(settings, context, stops)
  try {
    const outcomes = await inParallel(stacks, concurrency, async (stack) =>
      stops.count() > 0 ? undefined : terraform.init(stack),
    )
    const failures = outcomes.flatMap((outcome, at) =>
      outcome !== undefined && 'problems' in outcome
        ? [
            {
              stack: stacks[at]?.stack.name ?? '',
              summary: outcome.problems[0]?.summary ?? 'terraform init failed',
            },
          ]
        : [],
    )
    return { isStopped: stops.count() > 0, failures }
  } finally {
    stops.close()
  }
}
