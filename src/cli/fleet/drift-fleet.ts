import { availableParallelism } from 'node:os'
import { stacksOf } from '../../fleet'
import type { Context } from '../context'
import { reportDrift, type DriftFlags } from '../drift-command'
import { requireOwnDataFolders } from '../own-data-folders'
import { UserError } from '../user-error'
import type { ChoiceFlags } from './fleet-flags'
import { initStacks } from './init-stacks'
import { loadFleet, type LoadedFleet } from './load-fleet'
import { prepareFolder, recordFolder } from './record-file'
import { selectStacks, type SelectedStack } from './select-stacks'

export interface FleetDriftFlags extends DriftFlags, Omit<ChoiceFlags, 'resume'> {}

/** Says what has drifted in the stacks of a fleet, as `qlikcloud drift` does for any stacks. */
export async function driftFleet(
  out: string | undefined,
  flags: FleetDriftFlags,
  context: Context,
): Promise<void> {
  const loaded = loadFleet(out, flags.fleet, context.workingFolder)
  requireOwnDataFolders(stacksOf(loaded.fleet), context.environment)
  const chosen = selectStacks(loaded, flags, undefined).filter(({ part }) => part === 'run')
  await makeReady(chosen, loaded, flags, context)
  const stacks = chosen.map(({ stack, folder, excludedTenants }) => ({
    name: stack.name,
    folder,
    leftOut: excludedTenants,
  }))
  let read = 0
  await reportDrift(stacks, flags, context, ({ name }) => {
    read += 1
    context.note(`${name}: done [${read}/${stacks.length}]`)
  })
}

/** Whatever cannot be made ready is told of as unreadable, with what to do. */
async function makeReady(
  stacks: readonly SelectedStack[],
  { outFolder, fleet }: LoadedFleet,
  { concurrency = availableParallelism() }: FleetDriftFlags,
  context: Context,
): Promise<void> {
  const folder = recordFolder(outFolder, fleet.name)
  prepareFolder(folder)
  // Nothing is locked by `terraform init`.
  const settings = { logs: folder.logs, lockTimeout: '0s', concurrency }
  const { isStopped, failures } = await initStacks(stacks, settings, context)
  if (isStopped) throw new UserError('stopped before everything was read, so there is no verdict')
  for (const { stack, summary } of failures) context.note(`${stack}: ${summary}`)
}
