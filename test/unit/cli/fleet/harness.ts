import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../../../../src/cli/run-command'
import type { Context } from '../../../../src/cli/context'
import { fleetFolder, type FleetFolder, type WaveOf } from '../../../helpers/fleet'
import { fakeContext, type FakeContext } from '../fake-context'
import { fakeTerraform, type FakeTerraform } from './fake-terraform'

/** A fleet in a folder, a terraform that does what the test says, and the command. */
export interface FleetRig {
  readonly fleet: FleetFolder
  readonly terraform: FakeTerraform
  readonly context: FakeContext
  /** `qlikcloud fleet …` with the folder of the fleet as the working folder. */
  readonly run: (...words: readonly string[]) => Promise<number>
  /** As Ctrl-C does. */
  readonly interrupt: () => void
  /** The statuses that the record of the deployment has, by stack. */
  readonly recorded: () => Readonly<Record<string, string>>
  readonly recordFile: string
  readonly stop: () => Promise<void>
}

export const WAVES: readonly WaveOf[] = [
  { name: 'canary', canary: true, stacks: { c1: ['acme'] } },
  { name: 'rest', stacks: { r1: ['globex', 'initech'], r2: ['hooli'], r3: ['stark'] } },
]

export async function fleetRig(
  changes: Partial<Context> = {},
  waves: readonly WaveOf[] = WAVES,
): Promise<FleetRig> {
  const fleet = fleetFolder('clients', waves)
  // Made ready, so that only tests about it see `terraform init`.
  for (const stack of waves.flatMap(({ stacks }) => Object.keys(stacks)))
    mkdirSync(join(fleet.stackFolder(stack), '.terraform'))
  const terraform = await fakeTerraform(fleet.folder)
  const listeners = new Set<() => void>()
  const context = fakeContext({
    workingFolder: fleet.folder,
    environment: terraform.environment,
    // A plan file of the fake holds the JSON that terraform would show of it.
    runProgram: (_program, options) =>
      Promise.resolve({ exitCode: 0, stdout: readFileSync(options[2] ?? '', 'utf8'), stderr: '' }),
    onStopRequest: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ...changes,
  })
  const recordFile = join(fleet.folder, '.qlikcloud', 'cdktf.out', 'clients.json')
  return {
    fleet,
    terraform,
    context,
    run: (...words) => runCommand(['fleet', ...words], context),
    interrupt: () => listeners.forEach((listener) => listener()),
    recorded: () => {
      // As docs/reference/fleet-json.md describes it.
      const { waves: written } = JSON.parse(readFileSync(recordFile, 'utf8')) as {
        readonly waves: readonly {
          readonly stacks: readonly { readonly name: string; readonly status: string }[]
        }[]
      }
      return Object.fromEntries(
        written.flatMap(({ stacks }) => stacks.map(({ name, status }) => [name, status])),
      )
    },
    recordFile,
    stop: async () => {
      await terraform.stop()
      context.remove()
      fleet.remove()
    },
  }
}
