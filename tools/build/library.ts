import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle'
import { declarations } from './declarations'
import { inputsHash } from './inputs'
import { LAUNCHER, LAUNCHER_NAME } from './launcher'
import { thirdPartyLicenses } from './licenses'
import { writeOutputs, type OutputFile } from './output'
import { ROOT } from './root'
import { TARGETS } from './targets'

export const LIBRARY = join(ROOT, 'lib')
const STAMP = '.inputs.json'

interface Stamp {
  readonly inputs: string
  readonly outputs: readonly string[]
}

/** Whether `lib` was built from the files as they are now, and is whole. */
export function isUpToDate(): boolean {
  const path = join(LIBRARY, STAMP)
  if (!existsSync(path)) return false
  // Only `buildLibrary` writes this file.
  const stamp = JSON.parse(readFileSync(path, 'utf8')) as Stamp
  return stamp.inputs === inputsHash() && stamp.outputs.every((file) => existsSync(join(LIBRARY, file)))
}

export interface Build {
  /** Entries that do not exist. */
  readonly skipped: readonly string[]
  /** What the compiler said about the declarations. The next `--if-stale` tries again. */
  readonly complaints: string
}

/** Builds all of `lib`. A source that cannot be bundled is an exception and leaves `lib` as it was. */
export async function buildLibrary(): Promise<Build> {
  const inputs = inputsHash()
  const skipped = TARGETS.filter((target) => !existsSync(join(ROOT, target.entry)))
  const present = TARGETS.filter((target) => !skipped.includes(target))
  const [types, ...bundles] = await Promise.all([declarations(), ...present.map((target) => bundle(target))])

  const scripts = bundles.map((made) => made.file)
  const licenses = thirdPartyLicenses(bundles.flatMap((made) => made.inputs))
  const outputs = [
    ...scripts,
    ...types.files,
    ...providerFiles(scripts),
    text('THIRD-PARTY-LICENSES.txt', licenses),
  ]
  const stamp: Stamp = { inputs, outputs: outputs.map((file) => file.path) }
  const stamped = types.complaints === '' ? [text(STAMP, JSON.stringify(stamp))] : []
  writeOutputs(LIBRARY, [...outputs, ...stamped])
  return { skipped: skipped.map((target) => target.entry), complaints: types.complaints }
}

/**
 * The launcher beside the provider's bundles, and, outside the folder that is placed and hashed, its version:
 * the package's, with the hash of the contents as build metadata. See docs/decisions/0002.
 */
function providerFiles(scripts: readonly OutputFile[]): readonly OutputFile[] {
  const placed = scripts.filter((file) => file.path.startsWith('provider/'))
  if (placed.length === 0) return []
  const launcher = text(`provider/${LAUNCHER_NAME}`, LAUNCHER, true)
  const hash = createHash('sha256')
  for (const file of [launcher, ...placed]) hash.update(`${file.path}\0`).update(file.contents).update('\0')
  const version = `${packageVersion()}+${hash.digest('hex').slice(0, 12)}`
  return [launcher, text('provider.json', `${JSON.stringify({ version }, null, 2)}\n`)]
}

function packageVersion(): string {
  // npm refuses a package.json without a version.
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version
}

function text(path: string, contents: string, executable = false): OutputFile {
  return { path, contents: Buffer.from(contents), executable }
}
