import { join } from 'node:path'
import type { PlanSource } from '../review/plan-source'
import type { SelectedStack } from './select-stacks'

/** The file in the folder of a stack that holds its plan; cdktf calls its own so, too. */
export const PLAN_FILE = 'plan'

export function planFileOf({ folder }: SelectedStack): string {
  return join(folder, PLAN_FILE)
}

/** The plan of a stack, for a review. */
export function planSource({ stack, folder }: SelectedStack, file: string): PlanSource {
  return { name: stack.name, from: { kind: 'plan-file', file, folder } }
}
