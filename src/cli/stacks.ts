import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
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
export function stacksOf(output: string, argument: string): readonly Stack[] {
  const broken = (): UserError => new UserError(`${argument} has a manifest.json that cdktf did not write`)
  let json: unknown
  try {
    json = JSON.parse(readFileSync(join(output, MANIFEST), 'utf8'))
  } catch {
    throw broken()
  }
  if (typeof json !== 'object' || json === null || !('stacks' in json)) throw broken()
  const { stacks } = json
  if (typeof stacks !== 'object' || stacks === null) throw broken()
  return Object.entries(stacks).map(([name, stack]: [string, unknown]) => {
    if (typeof stack !== 'object' || stack === null || !('workingDirectory' in stack)) throw broken()
    if (typeof stack.workingDirectory !== 'string') throw broken()
    return { name, folder: join(output, stack.workingDirectory) }
  })
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
