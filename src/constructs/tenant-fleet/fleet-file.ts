import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { FleetWave } from './waves/fleet-wave'
import { writeAtomically } from './write-atomically'

/** The folder in cdktf's output that tells `qlikcloud fleet` of the fleets. */
const FOLDER = 'fleets'
/** Another major version would have to be read differently. */
const FORMAT_VERSION = '1.1'

interface StackOfFleet {
  readonly name: string
  readonly wave: string
  readonly tenants: readonly string[]
  /** Those that were taken out of it. */
  readonly removed: readonly string[]
}

/** Writes which stacks a fleet has, by wave. */
export function writeFleetFile(
  outdir: string,
  fleet: string,
  waves: readonly FleetWave[],
  stacks: readonly StackOfFleet[],
): void {
  const document = {
    format_version: FORMAT_VERSION,
    fleet,
    waves: waves.map(({ name, canary = false }) => ({
      name,
      canary,
      stacks: stacks
        .filter(({ wave }) => wave === name)
        .map(({ name: stack, tenants, removed }) => ({
          name: stack,
          tenants,
          ...(removed.length > 0 && { removed }),
        })),
    })),
  }
  writeAtomically(join(outdir, FOLDER, `${fleet}.json`), `${JSON.stringify(document, null, 2)}\n`)
}

/** Removes the files of fleets that the app no longer has. */
export function removeOtherFleetFiles(outdir: string, fleets: readonly string[]): void {
  const folder = join(outdir, FOLDER)
  if (!existsSync(folder)) return
  const kept = new Set(fleets.map((fleet) => `${fleet}.json`))
  for (const file of readdirSync(folder)) {
    if (file.endsWith('.json') && !kept.has(file)) rmSync(join(folder, file))
  }
}
