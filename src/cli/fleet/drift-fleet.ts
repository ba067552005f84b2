import type { Context } from '../context'
import { reportDrift, type DriftFlags } from '../drift-command'
import type { ChoiceFlags } from './fleet-flags'
import { loadFleet } from './load-fleet'
import { selectStacks } from './select-stacks'

export interface FleetDriftFlags extends DriftFlags, Pick<ChoiceFlags, 'fleet' | 'wave' | 'shard'> {}

/** Says what has drifted in the stacks of a fleet, as `qlikcloud drift` does for any stacks. */
export async function driftFleet(
  out: string | undefined,
  flags: FleetDriftFlags,
  context: Context,
): Promise<void> {
  const loaded = loadFleet(out, flags.fleet, context.workingFolder)
  const chosen = selectStacks(loaded, flags, undefined).filter(({ part }) => part === 'run')
  const stacks = chosen.map(({ stack, folder }) => ({ name: stack.name, folder }))
  let read = 0
  await reportDrift(stacks, flags, context, ({ name }) => {
    read += 1
    context.note(`${name}: done [${read}/${stacks.length}]`)
  })
}
