import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A wave of a fleet to be made: its stacks, with the tenants in each. */
export interface WaveOf {
  readonly name: string
  readonly canary?: boolean
  readonly stacks: Readonly<Record<string, readonly string[]>>
}

/** An output folder as cdktf and `TenantFleet` write it, with configurations that a test writes. */
export interface FleetFolder {
  readonly folder: string
  readonly out: string
  readonly stackFolder: (stack: string) => string
  /** Writes the one configuration file of a stack. */
  readonly configure: (stack: string, configuration: object) => void
  readonly remove: () => void
}

export function fleetFolder(fleet: string, waves: readonly WaveOf[]): FleetFolder {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud fleet '))
  const out = join(folder, 'cdktf.out')
  const stackFolder = (stack: string): string => join(out, 'stacks', stack)
  const stacks = waves.flatMap(({ stacks: some }) => Object.keys(some))
  const write = (path: string, json: object): void => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify(json))
  }
  write(join(out, 'manifest.json'), {
    version: '0.21.0',
    stacks: Object.fromEntries(
      stacks.map((name) => [name, { name, workingDirectory: `stacks/${name}`, dependencies: [] }]),
    ),
  })
  write(join(out, 'fleets', `${fleet}.json`), {
    format_version: '1.0',
    fleet,
    waves: waves.map(({ name, canary = false, stacks: some }) => ({
      ...{ name, canary },
      stacks: Object.entries(some).map(([stack, tenants]) => ({ name: stack, tenants })),
    })),
  })
  for (const stack of stacks) write(join(stackFolder(stack), 'cdk.tf.json'), {})
  return {
    folder,
    out,
    stackFolder,
    configure: (stack, configuration) => write(join(stackFolder(stack), 'cdk.tf.json'), configuration),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
