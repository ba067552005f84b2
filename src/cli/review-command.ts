import { join } from 'node:path'
import { checkGate } from '../review'
import type { Context } from './context'
import { ExitCode } from './exit-code'
import { readVersion } from './provider-package'
import { findPlans } from './review/find-plans'
import { parseApproval, readGate, REFUSED, type ApprovalFlags, type GateFlags } from './review/gate-flags'
import { wantsColours } from './review/paint'
import { renderReview } from './review/render-review'
import type { ReviewFormat } from './review/review-formats'
import { requireVisible } from './review/require-visible'
import { reviewPlans } from './review/review-plans'
import { stackFiles } from './review/stack-files'

export interface ReviewFlags extends GateFlags, ApprovalFlags {
  readonly format: ReviewFormat
}

/** Says what plans do to access, and whether that is allowed. */
export async function runReview(
  plans: readonly string[],
  flags: ReviewFlags,
  context: Context,
): Promise<void> {
  const gate = readGate(flags, context.workingFolder)
  const approved = parseApproval(flags)
  const found = findPlans(plans, context.workingFolder)
  const report = await reviewPlans(found, context)
  const breaches = gate && checkGate(report, gate)

  const show = flags.approve === true ? context.note : context.print
  const text = await renderReview(flags.format, {
    ...{ report, breaches, wantsColours: wantsColours(context) },
    ...(gate !== undefined && { gate }),
    findFiles: () => stackFiles(found.sources, context.workingFolder),
    version: readVersion(join(context.packageFolder, 'package.json')),
  })
  show(text)
  if (approved !== undefined || flags.approve === true) requireVisible(report, context)
  if (approved !== undefined && approved !== report.approval) {
    context.note(
      `qlikcloud: not what was approved: the approval is for ${approved}, and this is ${report.approval}`,
    )
    throw new ExitCode(REFUSED)
  }
  if (breaches !== undefined && breaches.length > 0) throw new ExitCode(REFUSED)
  if (flags.approve === true) context.print(report.approval)
}
