import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { locate, outputIn, stacksOf, type Stack } from '../stacks'
import { UserError } from '../user-error'

/** The stacks behind the arguments of a command line: their folders, or outputs of cdktf with all their stacks. */
export function findStacks(given: readonly string[], workingFolder: string): readonly Stack[] {
  const found = (given.length === 0 ? ['.'] : given).flatMap((argument): readonly Stack[] => {
    const { path, kind } = locate(argument, workingFolder)
    if (kind === 'file')
      throw new UserError(`${argument} is a file: give the folder of a stack, or a cdktf.out`)
    const output = outputIn(path)
    if (output !== undefined) return stacksOf(output, argument)
    if (!hasConfiguration(path))
      throw new UserError(
        `there is no configuration in ${argument}: give the folder of a stack, or a cdktf.out`,
      )
    return [{ name: basename(path), folder: path }]
  })
  const stacks = [...new Map(found.map((stack) => [stack.folder, stack])).values()]
  if (stacks.length === 0) throw new UserError('there is no stack: `cdktf synth` has written none')
  return withOwnNames(stacks, workingFolder)
}

function hasConfiguration(folder: string): boolean {
  return readdirSync(folder).some((name) => /\.(?:tf|tofu)(?:\.json)?$/.test(name))
}

/** Two stacks of one name are called by their paths. */
function withOwnNames(stacks: readonly Stack[], workingFolder: string): readonly Stack[] {
  return stacks.map((stack) =>
    stacks.some(({ name, folder }) => name === stack.name && folder !== stack.folder)
      ? { ...stack, name: relative(workingFolder, stack.folder) }
      : stack,
  )
}

/** Whether a stack has been initialized; cdktf does it on its own when it deploys. */
export function isInitialized(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return existsSync(resolve(folder, environment['TF_DATA_DIR'] ?? '.terraform'))
}

/** What to do about a stack that is not. */
export function initAdvice(folder: string, program: string): string {
  return `run \`${program} init\` in ${join(folder)} first`
}
