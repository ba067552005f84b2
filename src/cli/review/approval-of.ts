import type { Context } from '../context'
import type { PlanSource } from './plan-source'
import { requireVisible } from './require-visible'
import { reviewPlans } from './review-plans'

/** What an approval of these plans has to say, where they can be approved at all. */
export async function approvalOf(sources: readonly PlanSource[], context: Context): Promise<string> {
  const report = await reviewPlans({ sources, withoutPlan: [] }, context)
  requireVisible(report, context)
  return report.approval
}
