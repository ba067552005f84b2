import { rmSync } from 'node:fs'
import { namesText, toleranceText, type Tolerance } from '../../fleet'
import type { Context } from '../context'
import { ExitCode } from '../exit-code'
import { parseHash } from '../review/approved-hash'
import { REFUSED } from '../review/gate-flags'
import { UserError } from '../user-error'
import { approvePlans } from './approve-plans'
import { readTolerance, type RunFlags } from './fleet-flags'
import { noteNextSteps } from './next-steps'
import { asPlanned } from './planned-configurations'
import { isAlive, ownRunner, prepareFolder, writeRecord } from './record-file'
import { isAllGood, reportRun, requireReportPlace, withoutParts } from './report-run'
import { runFleet } from './run-fleet'
import type { SelectedStack } from './select-stacks'
import { openSession, stacksToRun, type Session } from './session'

export interface DeployFlags extends RunFlags {
  readonly tolerance?: string
  readonly approved?: string
  readonly autoApprove?: boolean
}

/** Applies the stacks wave by wave, as far as the tolerance lets it. */
export async function deployFleet(
  out: string | undefined,
  flags: DeployFlags,
  context: Context,
): Promise<void> {
  const tolerance = readTolerance(flags.tolerance)
  const approved = flags.approved === undefined ? undefined : parseHash(flags.approved)
  if (approved !== undefined && flags.autoApprove === true)
    throw new UserError('give --approved to apply what was approved, or --auto-approve, not both')
  requireReportPlace(flags.json, context)
  const session = openSession(out, flags, context)
  refuseSecondRunner(session)
  refuseShardOfWaves(session, flags)
  try {
    await deploy(session, flags, { tolerance, approved }, context)
  } finally {
    rmSync(session.folder.copies, { recursive: true, force: true })
  }
}

interface Terms {
  readonly tolerance: Tolerance
  readonly approved: string | undefined
}

async function deploy(
  session: Session,
  flags: DeployFlags,
  { tolerance, approved }: Terms,
  context: Context,
): Promise<void> {
  const stacks = stacksToRun(session)
  prepareFolder(session.folder)
  const settings = { ...session.folder, lockTimeout: flags.lockTimeout, concurrency: flags.concurrency }
  const files =
    approved === undefined || stacks.length === 0
      ? undefined
      : await approvePlans(approved, session.stacks, settings, context)
  if (files === undefined && flags.autoApprove !== true && stacks.length > 0)
    await askFor(session, tolerance, context)
  if (tolerance.kind === 'count' && tolerance.count + 1 < flags.concurrency && stacks.length > 1) {
    context.note(
      `At most ${tolerance.count + 1} at a time, so that no more than --tolerance ${toleranceText(tolerance)} and one can fail.`,
    )
  }
  const planned = files === undefined ? session.stacks : asPlanned(session.stacks, files, session.folder)
  noteOlderPlans(session, planned, context)
  const run = await runFleet(
    {
      ...session,
      stacks: planned,
      command: 'deploy',
      limits: { concurrency: flags.concurrency, tolerance },
      lockTimeout: flags.lockTimeout,
      work: (terraform, stack) =>
        files === undefined
          ? terraform.apply(stack)
          : terraform.applyPlan(stack, files.get(stack.stack.name) ?? ''),
      step: 'apply',
      save: (state) => writeRecord(session.folder, state),
      runner: ownRunner(),
    },
    context,
  )
  const own = withoutParts(run, session.stacks, ['other'])
  reportRun(own, flags.json, context)
  if (isAllGood(own)) return
  const again = files === undefined ? '' : ', after a `qlikcloud fleet plan --resume` that is approved'
  context.note(`\nWhat is left is done by the same command with --resume${again}.`)
  noteNextSteps(own, context)
  throw new ExitCode(1)
}

function refuseSecondRunner({ record, loaded, folder }: Session): void {
  if (record?.runner === undefined || !isAlive(record)) return
  throw new UserError(
    `the fleet ${loaded.fleet.name} is being deployed by process ${record.runner.pid}, as ${folder.record} says: wait for it`,
  )
}

/** A machine that has no stack in a wave would not wait for the others to come through it. */
function refuseShardOfWaves({ loaded: { fleet } }: Session, { shard, wave }: RunFlags): void {
  if (shard === undefined || wave?.length === 1 || fleet.waves.length === 1) return
  throw new UserError(
    `--shard deploys one wave at a time, since shards do not wait for each other: add --wave with one of ${fleet.waves.map(({ name }) => name).join(', ')}`,
  )
}

function noteOlderPlans({ stacks }: Session, planned: readonly SelectedStack[], context: Context): void {
  const current = new Map(stacks.map(({ stack, configuration }) => [stack.name, configuration]))
  const older = planned.filter(
    ({ part, stack, configuration }) => part === 'run' && configuration !== current.get(stack.name),
  )
  if (older.length === 0) return
  const names = namesText(older.map(({ stack }) => stack.name))
  context.note(
    `The configuration of ${names} has changed since these plans were made, and the change is not in them. Afterwards, --resume goes on with it.`,
  )
}

async function askFor({ waves, loaded }: Session, tolerance: Tolerance, context: Context): Promise<void> {
  if (context.ask === undefined) {
    context.note(
      'qlikcloud: nobody is there to approve: give --approved with the hash of `fleet plan --approve`, or --auto-approve',
    )
    throw new ExitCode(REFUSED)
  }
  for (const { name, canary, stacks } of waves) {
    if (stacks.length > 0)
      context.note(`wave ${name}${canary ? ' (canary)' : ''}: ${stacks.length} to deploy`)
  }
  const failures = `--tolerance ${toleranceText(tolerance)}`
  const answer = await context.ask(
    `Deploy the fleet ${loaded.fleet.name} with ${failures}, without looking at the plans first? Only "yes" is accepted: `,
  )
  if (answer.trim() !== 'yes') {
    context.note('qlikcloud: not approved, and nothing was changed')
    throw new ExitCode(REFUSED)
  }
}
