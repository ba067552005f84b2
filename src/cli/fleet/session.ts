import { stacksOf, type FleetRun, type StackRun, type Wave } from '../../fleet'
import type { Context } from '../context'
import { requireOwnDataFolders } from '../own-data-folders'
import { UserError } from '../user-error'
import type { RunFlags } from './fleet-flags'
import { loadFleet, type LoadedFleet } from './load-fleet'
import { readRecord, recordFolder, type RecordFolder } from './record-file'
import { selectStacks, type SelectedStack } from './select-stacks'

/** Everything that a command over a fleet begins with. */
export interface Session {
  readonly loaded: LoadedFleet
  readonly folder: RecordFolder
  /** The last deployment. */
  readonly record: FleetRun | undefined
  readonly stacks: readonly SelectedStack[]
  /** With the stacks to run. */
  readonly waves: readonly Wave[]
  readonly known: ReadonlyMap<string, StackRun>
}

export function openSession(out: string | undefined, flags: RunFlags, context: Context): Session {
  const loaded = loadFleet(out, flags.fleet, context.workingFolder)
  requireOwnDataFolders(stacksOf(loaded.fleet), context.environment)
  const folder = recordFolder(loaded.outFolder, loaded.fleet.name)
  const record = readRecord(folder)
  if (flags.resume === true) requireOwnRecord(record, loaded, folder)
  const stacks = selectStacks(loaded, flags, flags.resume === true ? record : undefined)
  const toRun = new Set(stacks.filter(({ part }) => part === 'run').map(({ stack }) => stack.name))
  const waves = loaded.fleet.waves.map((wave) => ({
    ...wave,
    stacks: wave.stacks.filter(({ name }) => toRun.has(name)),
  }))
  const known = new Map(record?.stacks.map((stack) => [stack.name, stack]))
  return { loaded, folder, record, stacks, waves, known }
}

export function stacksToRun({ stacks }: Pick<Session, 'stacks'>): readonly SelectedStack[] {
  return stacks.filter(({ part }) => part === 'run')
}

/** A record that has stacks of this fleet: what was added since is open, what is gone is forgotten. */
function requireOwnRecord(
  record: FleetRun | undefined,
  { fleet, folders }: LoadedFleet,
  { record: file }: RecordFolder,
): void {
  if (record === undefined) {
    throw new UserError(`there is nothing to resume: ${file} is not there. Deploy without --resume`)
  }
  if (record.fleet !== fleet.name || !record.stacks.some(({ name }) => folders.has(name))) {
    throw new UserError(
      `${file} is of other stacks than those of the fleet ${fleet.name}: deploy without --resume`,
    )
  }
}
