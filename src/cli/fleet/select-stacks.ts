import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  excludedTenants,
  isChosen,
  isOpen,
  stacksOfShard,
  type Fleet,
  type FleetRun,
  type FleetStack,
} from '../../fleet'
import { UserError } from '../user-error'
import { chosenTenants } from './chosen-tenants'
import { readShard, type ChoiceFlags } from './fleet-flags'
import type { LoadedFleet } from './load-fleet'

/** A stack of the fleet with what the command line makes of it. */
export interface SelectedStack {
  readonly stack: FleetStack
  readonly wave: string
  readonly folder: string
  readonly excludedTenants: readonly string[]
  /** SHA-256 of its configuration. */
  readonly configuration: string
  /** `other`: of another wave or shard; `excluded`: nothing is left of it; `done`: a resume leaves it as it is. */
  readonly part: 'run' | 'other' | 'excluded' | 'done'
}

/** Every stack of the fleet, in order. `record` is there for a resume. */
export function selectStacks(
  { fleet, folders }: LoadedFleet,
  flags: ChoiceFlags,
  record: FleetRun | undefined,
): readonly SelectedStack[] {
  const waves = wavesAsked(fleet, flags.wave)
  const shard = readShard(flags.shard)
  const inShard = shard === undefined ? undefined : stacksOfShard(fleet, shard)
  const choice = chosenTenants(fleet, flags)
  const recorded = new Map(record?.stacks.map((stack) => [stack.name, stack]))
  return fleet.waves.flatMap(({ name: wave, stacks }) =>
    stacks.map((stack): SelectedStack => {
      const folder = folders.get(stack.name) ?? ''
      const excluded = excludedTenants(stack, choice)
      const configuration = configurationHash(folder)
      const isAsked = waves.has(wave) && (inShard === undefined || inShard.has(stack.name))
      const isDone =
        record !== undefined &&
        !isOpen(recorded.get(stack.name), { configuration, excludedTenants: excluded })
      const part = !isAsked ? 'other' : isDone ? 'done' : isChosen(stack, choice) ? 'run' : 'excluded'
      return { stack, wave, folder, excludedTenants: excluded, configuration, part }
    }),
  )
}

function wavesAsked(fleet: Fleet, asked: readonly string[] | undefined): ReadonlySet<string> {
  const names = fleet.waves.map(({ name }) => name)
  const unknown = asked?.find((wave) => !names.includes(wave))
  if (unknown !== undefined) {
    throw new UserError(
      `the fleet ${fleet.name} has no wave ${JSON.stringify(unknown)}; its waves are ${names.join(', ')}`,
    )
  }
  return new Set(asked ?? names)
}

/** Over the files that terraform reads by itself. */
function configurationHash(folder: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(folder).filter((file) => /\.(?:tf|tfvars)(?:\.json)?$/.test(file))
  for (const file of files.sort()) {
    const contents = readFileSync(join(folder, file))
    hash.update(`${file}\n${contents.length}\n`).update(contents)
  }
  return hash.digest('hex')
}
