import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Stack } from '../stacks'
import type { PlanSource } from './plan-source'

/** What cdktf writes, then what people call the file that they begin with. */
const FIRST_NAMES: readonly string[] = ['cdk.tf.json', 'main.tf', 'main.tf.json']

/** The file of each plan's stack as a URI relative to the working folder, by the name of the plan. */
export function stackFiles(
  sources: readonly PlanSource[],
  workingFolder: string,
): ReadonlyMap<string, string> {
  // A thousand plans may lie in one folder, which is read once.
  const configurations = new Map<string, string | undefined>()
  const configurationOf = (folder: string): string | undefined => {
    if (!configurations.has(folder)) configurations.set(folder, configurationIn(folder))
    return configurations.get(folder)
  }
  return new Map(
    sources.flatMap(({ name, from }): readonly [string, string][] => {
      const file =
        from.kind === 'input'
          ? configurationOf(workingFolder)
          : (configurationOf(dirname(from.file)) ?? from.file)
      return file === undefined ? [] : [[name, uriOf(file, workingFolder)]]
    }),
  )
}

/** The same for stacks that are known by their folders, by their names. */
export function filesOfStacks(stacks: readonly Stack[], workingFolder: string): ReadonlyMap<string, string> {
  return new Map(
    stacks.flatMap(({ name, folder }): readonly [string, string][] => {
      const file = configurationIn(folder)
      return file === undefined ? [] : [[name, uriOf(file, workingFolder)]]
    }),
  )
}

function configurationIn(folder: string): string | undefined {
  const first = FIRST_NAMES.find((name) => existsSync(join(folder, name)))
  const name =
    first ??
    readdirSync(folder)
      .filter((entry) => /\.tf(?:\.json)?$/.test(entry))
      .sort()[0]
  return name === undefined ? undefined : join(folder, name)
}

function uriOf(file: string, workingFolder: string): string {
  const path = relative(workingFolder, file)
  if (path.startsWith('..')) return pathToFileURL(file).href
  return path.split(sep).map(encodeURIComponent).join('/')
}
