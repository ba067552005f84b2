import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseManifest, type ManifestStack } from '../fleet'
import { systemCode, UserError } from './user-error'

/** A folder with a configuration, and what to call it. */
export interface Stack {
  readonly name: string
  readonly folder: string
}

const CDKTF_OUT = 'cdktf.out'
const MANIFEST = 'manifest.json'

/** The output of cdktf that a folder is or has. */
export function outputIn(folder: string): string | undefined {
  return [folder, join(folder, CDKTF_OUT)].find((output) => existsSync(join(output, MANIFEST)))
}

/** The stacks of an output of cdktf, by its manifest. `argument` is what the user calls it. */
export function stacksOf(output: string, argument: string): readonly ManifestStack[] {
  const stacks = parseManifest(readFileSync(join(output, MANIFEST), 'utf8'))
  if (stacks === undefined) throw new UserError(`${argument} has a manifest.json that cdktf did not write`)
  return stacks.map((stack) => ({ ...stack, folder: join(output, stack.folder) }))
}

/** What an argument of a command line names. */
export function kindOf(path: string, argument: string): 'file' | 'folder' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch (error) {
    throw new UserError(
      systemCode(error) === 'ENOENT'
        ? `there is no ${argument}`
        : `cannot read ${argument} (${systemCode(error) ?? ''})`,
    )
  }
}
