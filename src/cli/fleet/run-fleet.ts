import {
  type FleetStack,
  runWaves,
  type FleetRun,
  type Limits,
  type StackOutcome,
  type StackRun,
  type Wave,
} from '../../fleet'
import type { Context } from '../context'
import { openDisplay } from './display'
import type { LoadedFleet } from './load-fleet'
import { prepareFolder, type RecordFolder } from './record-file'
import type { SelectedStack } from './select-stacks'
import { watchStops } from './stops'
import { createTerraform, type Step, type Terraform } from './terraform'

/** A command over the stacks of a fleet. */
export interface FleetWork {
  readonly command: FleetRun['command']
  readonly loaded: LoadedFleet
  readonly stacks: readonly SelectedStack[]
  /** With the stacks to run; one after the other. */
  readonly waves: readonly Wave[]
  readonly limits: Limits
  readonly folder: RecordFolder
  readonly lockTimeout: string
  /** What is known of stacks that do not run. */
  readonly known: ReadonlyMap<string, StackRun>
  readonly work: (terraform: Terraform, stack: SelectedStack) => Promise<StackOutcome>
  /** The step of terraform whose log is worth reading. */
  readonly step: Step
  /** Called before a stack starts and after it has ended, with everything that is known then. */
  readonly save: (run: FleetRun) => void
  readonly runner?: NonNullable<FleetRun['runner']>
}

/** Runs what is to run, wave by wave; whatever happens, the answer and what was saved are true. */
export async function runFleet(task: FleetWork, context: Context): Promise<FleetRun> {
  const { command, loaded, folder, stacks } = task
  prepareFolder(folder)
  const byName = new Map(stacks.map((selected) => [selected.stack.name, selected]))
  const entries = new Map(stacks.map((selected) => [selected.stack.name, entryOf(selected, task.known)]))
  const startedAt = context.now().toISOString()
  const snapshot = (): FleetRun => ({
    fleet: loaded.fleet.name,
    command,
    startedAt,
    ...(task.runner !== undefined && { runner: task.runner }),
    waves: loaded.fleet.waves.map(({ name, canary }) => ({ name, canary })),
    stacks: [...entries.values()],
  })

  const display = await openDisplay(
    command,
    stacks.filter(({ part }) => part === 'run'),
    context,
  )
  const stops = watchStops(context, display.say)
  const terraform = createTerraform({ lockTimeout: task.lockTimeout, logs: folder.logs }, context, stops)
  const runStack = async (name: string): Promise<StackOutcome> => {
    const selected = byName.get(name)
    if (selected === undefined) throw new Error(`there is no stack ${name}`)
    const before = entryOf(selected, new Map())
    const begun = context.now()
    const log = terraform.logOf(name, task.step)
    const working: StackRun = { ...before, status: 'running', startedAt: begun.toISOString(), log }
    entries.set(name, working)
    task.save(snapshot())
    display.started(selected)
    const outcome = await task.work(terraform, selected)
    const end = context.now()
    entries.set(
      name,
      outcome.status === 'not_started' ? before : { ...working, ...outcome, endedAt: end.toISOString() },
    )
    task.save(snapshot())
    display.ended(selected, outcome, Math.round((end.getTime() - begun.getTime()) / 1000))
    return outcome
  }
  try {
    task.save(snapshot())
    const { stopped } = await runWaves(task.waves, task.limits, runStack, () => stops.count() > 0)
    const { runner: _done, ...rest } = snapshot()
    const run: FleetRun = {
      ...rest,
      endedAt: context.now().toISOString(),
      ...(stopped !== undefined && { stopped }),
    }
    task.save(run)
    return run
  } finally {
    stops.close()
    display.close()
  }
}

function entryOf(
  { stack, wave, excludedTenants, configuration, part }: SelectedStack,
  known: ReadonlyMap<string, StackRun>,
): StackRun {
  const fresh: StackRun = {
    name: stack.name,
    wave,
    ...shareOf(stack, excludedTenants),
    status: part === 'excluded' ? 'excluded' : 'not_started',
    configuration,
    problems: [],
    warnings: [],
  }
  const before = part === 'other' || part === 'done' ? known.get(stack.name) : undefined
  // The waves may have been cut otherwise since.
  return before === undefined ? fresh : { ...before, wave }
}

/** Those that were taken out of the fleet are told of where somebody leaves them out. */
function shareOf(
  { tenants, removed = [] }: FleetStack,
  excludedTenants: readonly string[],
): Pick<StackRun, 'tenants' | 'excludedTenants' | 'removedTenants'> {
  const spared = removed.filter((name) => excludedTenants.includes(name))
  const removedTenants = removed.filter((name) => !excludedTenants.includes(name))
  return {
    tenants: [...tenants, ...spared],
    excludedTenants,
    ...(removedTenants.length > 0 && { removedTenants }),
  }
}
