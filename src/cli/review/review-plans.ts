import { availableParallelism } from 'node:os'
import { createReport, readPlan, reviewPlan, type ReviewedPlan, type ReviewReport } from '../../review'
import type { Context } from '../context'
import { inParallel } from '../in-parallel'
import { UserError } from '../user-error'
import { loadPlan } from './load-plan'
import type { PlanSource, PlanSources } from './plan-source'

type Outcome = { readonly plan: ReviewedPlan } | { readonly problem: string }

/** Reviews all plans, or none: with one of them unread there is no verdict. */
export async function reviewPlans(
  { sources, withoutPlan }: PlanSources,
  context: Context,
): Promise<ReviewReport> {
  const outcomes = await inParallel(sources, availableParallelism(), (source) => reviewOne(source, context))
  const problems = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []))
  if (problems.length > 0) {
    const title =
      sources.length === 1
        ? 'no verdict'
        : `no verdict, since ${problems.length} of ${sources.length} plans cannot be reviewed`
    throw new UserError([`${title}:`, ...problems.map((line) => `  ${line}`)].join('\n'))
  }
  return createReport(
    outcomes.flatMap((outcome) => ('plan' in outcome ? [outcome.plan] : [])),
    withoutPlan,
  )
}

async function reviewOne(source: PlanSource, context: Context): Promise<Outcome> {
  const loaded = await loadPlan(source, context)
  if (loaded.kind === 'problem') return { problem: `${source.name}: ${loaded.problem}` }
  const reading = readPlan(loaded.text)
  if (reading.kind === 'refused') return { problem: `${source.name}: ${reading.problem}` }
  return { plan: reviewPlan(source.name, reading.plan) }
}
