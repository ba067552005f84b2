import { availableParallelism } from 'node:os'
import { createReport, readPlan, reviewPlan, type ReviewedPlan, type ReviewReport } from '../../review'
import type { Context } from '../context'
import { UserError } from '../user-error'
import { loadPlan } from './load-plan'
import type { PlanSource, PlanSources } from './plan-source'

type Outcome = { readonly plan: ReviewedPlan } | { readonly problem: string }

/** Reviews all plans, or none: with one of them unread there is no verdict. */
export async function reviewPlans(
  { sources, withoutPlan }: PlanSources,
  context: Context,
): Promise<ReviewReport> {
  const outcomes = await inParallel(sources, (source) => reviewOne(source, context))
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

/** As many at a time as the machine has processors, so that only so many plans are in memory; answers in order. */
async function inParallel<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results = new Map<number, R>()
  let next = 0
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      // `at` is an index of the list.
      results.set(at, await run(items[at] as T))
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), items.length) }, worker))
  return items.flatMap((_item, at) => (results.has(at) ? [results.get(at) as R] : []))
}
