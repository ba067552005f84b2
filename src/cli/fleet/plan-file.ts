import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SelectedStack } from './select-stacks'

/** The file in the folder of a stack that holds its plan; cdktf calls its own so, too. */
export const PLAN_FILE = 'plan'

/** SHA-256 of the plan in the folder of a stack; undefined when there is none. */
export function planFileHash({ folder }: SelectedStack): string | undefined {
  const file = join(folder, PLAN_FILE)
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined
}
