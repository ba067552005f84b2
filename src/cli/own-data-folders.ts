import { isAbsolute } from 'node:path'
import { UserError } from './user-error'

/**
 * Terraform keeps in its data folder to which backend a configuration belongs. In one folder for several stacks, it takes
 * each for a change of the others' backend, and offers to move the state of one to the place of another.
 */
export function requireOwnDataFolders(
  stacks: readonly unknown[],
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const folder = environment['TF_DATA_DIR'] ?? ''
  if (!isAbsolute(folder) || stacks.length < 2) return
  throw new UserError(
    `TF_DATA_DIR is ${folder}, one folder for ${stacks.length} stacks, which would take each other's backend for their own: give a path that begins in the folder of each, such as .terraform, or leave it out`,
  )
}
