import { rmSync } from 'node:fs'
import type { Wave } from '../../fleet'
import { checkGate, renderTerminal } from '../../review'
import type { Context } from '../context'
import { ExitCode } from '../exit-code'
import { readGate, REFUSED, type GateFlags } from '../review/gate-flags'
import { paint, wantsColours } from '../review/paint'
import { requireVisible } from '../review/require-visible'
import { reviewPlans } from '../review/review-plans'
import { UserError } from '../user-error'
import { OUTPUT, type RunFlags } from './fleet-flags'
import { noteNextSteps } from './next-steps'
import { planFileOf, planSource } from './plan-file'
import { notePlanned } from './planned-configurations'
import { isAllGood, reportRun, requireReportPlace, withoutParts } from './report-run'
import { runFleet } from './run-fleet'
import { openSession, stacksToRun } from './session'

export interface PlanFlags extends RunFlags, GateFlags {
  readonly approve?: boolean
}

/** Plans every stack, and says what all plans together do to access. */
export async function planFleet(out: string | undefined, flags: PlanFlags, context: Context): Promise<void> {
  const wantsHash = flags.approve === true
  if (wantsHash && flags.json === OUTPUT)
    throw new UserError(
      '--approve prints its hash where --json - prints the report: name a file for the report',
    )
  requireReportPlace(flags.json, context)
  const gate = readGate(flags, context.workingFolder)
  const session = openSession(out, flags, context)
  const stacks = stacksToRun(session)
  // An older plan of a stack that is left out would be reviewed with the others.
  for (const selected of session.stacks)
    if (selected.part === 'excluded') rmSync(planFileOf(selected), { force: true })
  const run = await runFleet(
    {
      ...session,
      command: 'plan',
      waves: [atOnce(session.waves)],
      limits: { concurrency: flags.concurrency, tolerance: { kind: 'count', count: stacks.length } },
      lockTimeout: flags.lockTimeout,
      known: new Map(),
      work: (terraform, stack) => terraform.plan(stack),
      step: 'plan',
      save: () => undefined,
    },
    context,
  )
  const own = withoutParts(run, session.stacks, ['other', 'done'])
  const planned = own.stacks.filter(({ status }) => status === 'succeeded' || status === 'unchanged')
  if (planned.length === 0) {
    reportRun(own, flags.json, context, { quiet: wantsHash })
    noteNextSteps(own, context)
    if (!isAllGood(own)) throw new ExitCode(1)
    if (wantsHash) context.note('qlikcloud: there is no hash, since there is nothing to plan')
    return
  }
  const names = new Set(planned.map(({ name }) => name))
  const withPlan = stacks.filter(({ stack }) => names.has(stack.name))
  notePlanned(withPlan, session.folder)
  const sources = withPlan.map((selected) => planSource(selected, planFileOf(selected)))
  const withoutPlan = stacks.flatMap(({ stack }) => (names.has(stack.name) ? [] : [stack.name]))
  const review = await reviewPlans({ sources, withoutPlan }, context)
  const breaches = gate && checkGate(review, gate)
  reportRun(own, flags.json, context, {
    quiet: wantsHash,
    review: { class: review.verdict.class, approval: review.approval },
  })
  const say = wantsHash || flags.json === OUTPUT ? context.note : context.print
  say(
    `\n${renderTerminal(review, { ...(breaches !== undefined && { breaches }), ...(wantsColours(context) && { paint }) })}`,
  )
  if (!isAllGood(own)) {
    noteNextSteps(own, context)
    if (wantsHash) context.note('qlikcloud: there is no hash, since not every stack has a plan')
    throw new ExitCode(1)
  }
  if (breaches !== undefined && breaches.length > 0) throw new ExitCode(REFUSED)
  if (!wantsHash) return
  requireVisible(review, context)
  context.note('\nTo apply exactly these plans, give --approved with this hash to `qlikcloud fleet deploy`:')
  context.print(review.approval)
}

/** Plans change nothing, so they need no order. */
function atOnce(waves: readonly Wave[]): Wave {
  const stacks = waves.flatMap((wave) => wave.stacks.map((stack) => ({ ...stack, needs: [] })))
  return { name: 'plan', canary: false, stacks }
}
