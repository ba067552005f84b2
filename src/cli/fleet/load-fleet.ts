import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  fleetOfManifest,
  parseFleet,
  stacksOf as stacksOfFleet,
  type Fleet,
  type FleetReading,
  type ManifestStack,
} from '../../fleet'
import { outputIn, stacksOf } from '../stacks'
import { systemCode, UserError } from '../user-error'

/** A fleet in the output of cdktf. */
export interface LoadedFleet {
  readonly fleet: Fleet
  readonly outFolder: string
  /** The folders of its stacks, by their names. */
  readonly folders: ReadonlyMap<string, string>
}

const CDKTF_OUT = 'cdktf.out'
const FLEETS = 'fleets'
/** What all stacks of an output are called that has no fleet. */
const ALL_STACKS = 'stacks'

/** Finds the fleet in an output of cdktf, or in the folder that the output is in. */
export function loadFleet(
  given: string | undefined,
  wanted: string | undefined,
  workingFolder: string,
): LoadedFleet {
  const argument = given ?? CDKTF_OUT
  const folder = resolve(workingFolder, argument)
  const outFolder = outputIn(folder)
  if (outFolder === undefined) {
    throw new UserError(
      `there is no output of cdktf in ${argument}: run \`cdktf synth\`, or name its output folder`,
    )
  }
  const stacks = stacksOf(outFolder, argument)
  const fleet = chosenFleet(outFolder, stacks, wanted)
  return { fleet, outFolder, folders: foldersOf(fleet, stacks, argument) }
}

function chosenFleet(outFolder: string, stacks: readonly ManifestStack[], wanted: string | undefined): Fleet {
  const names = fleetNames(join(outFolder, FLEETS))
  if (names.length === 0 && (wanted === undefined || wanted === ALL_STACKS)) {
    return accepted(fleetOfManifest(ALL_STACKS, stacks), join(outFolder, 'manifest.json'))
  }
  const known = names.length === 0 ? ALL_STACKS : names.join(', ')
  if (wanted !== undefined && !names.includes(wanted)) {
    throw new UserError(`there is no fleet ${JSON.stringify(wanted)}; there is ${known}`)
  }
  const [name = '', ...others] = wanted === undefined ? names : [wanted]
  if (others.length > 0) throw new UserError(`there are several fleets: choose one of ${known} with --fleet`)
  const file = join(outFolder, FLEETS, `${name}.json`)
  return accepted(parseFleet(readFileSync(file, 'utf8')), file)
}

function fleetNames(folder: string): readonly string[] {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
    return files.map((file) => file.slice(0, -'.json'.length)).sort()
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

function accepted(reading: FleetReading, file: string): Fleet {
  if (reading.kind === 'refused') throw new UserError(`cannot use ${file}: ${reading.problem}`)
  return reading.fleet
}

function foldersOf(
  fleet: Fleet,
  stacks: readonly ManifestStack[],
  argument: string,
): ReadonlyMap<string, string> {
  const folders = new Map(stacks.map(({ name, folder }) => [name, folder]))
  const missing = stacksOfFleet(fleet).filter(({ name }) => !existsSync(folders.get(name) ?? ''))
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ')
    throw new UserError(
      `the fleet ${fleet.name} names stacks that are not in ${argument}: ${names}. Synthesize it again`,
    )
  }
  return folders
}
