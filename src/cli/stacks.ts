import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseManifest, type ManifestStack } from '../fleet'
import { systemCode, UserError } from './user-error'

/** A folder with a configuration, and what to call it. */
export interface Stack {
  readonly name: string
  readonly folder: string
}

/** A stack without some of its tenants: nothing is to be asked of those. */
export interface PartOfStack extends Stack {
  readonly leftOut?: readonly string[]
}

const CDKTF_OUT = 'cdktf.out'
const MANIFEST = 'manifest.json'
/** A fleet has more stacks than anybody reads. */
const STACKS_NAMED_MAX = 10

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
export type Located =
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  | { readonly kind: 'folder'; readonly path: string }

/** Finds a file, a folder, or a stack of the output of cdktf by its name. */
export function locate(argument: string, workingFolder: string): Located {
  const path = resolve(workingFolder, argument)
  try {
    const found = statSync(path)
    return found.isDirectory() ? { kind: 'folder', path } : { kind: 'file', path, size: found.size }
  } catch (error) {
    if (systemCode(error) !== 'ENOENT')
      throw new UserError(`cannot read ${argument} (${systemCode(error) ?? ''})`)
    const output = outputIn(workingFolder)
    const stacks = output === undefined ? [] : stacksOf(output, relative(workingFolder, output) || output)
    const named = stacks.find(({ name }) => name === argument)
    if (named !== undefined) return { kind: 'folder', path: named.folder }
    const names = stacks.map(({ name }) => name).slice(0, STACKS_NAMED_MAX)
    const others = stacks.length > names.length ? ', …' : ''
    throw new UserError(
      `there is no ${argument}${names.length > 0 ? `; the stacks of cdktf are ${names.join(', ')}${others}` : ''}`,
    )
  }
}
