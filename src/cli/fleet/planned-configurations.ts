import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { PlanFiles } from './approve-plans'
import { planFileOf } from './plan-file'
import { writeWhole, type RecordFolder } from './record-file'
import type { SelectedStack } from './select-stacks'

/** SHA-256 of a plan file, and of the configuration that it was made from. */
interface Planned {
  readonly plan: string
  readonly configuration: string
}

/**
 * Keeps from which configurations plans were made. They can be synthesized anew before the plans are applied, and the record
 * of a deployment must say what was applied.
 */
export function notePlanned(stacks: readonly SelectedStack[], folder: RecordFolder): void {
  const noted = new Map(readPlanned(folder))
  for (const selected of stacks) {
    const { stack, configuration } = selected
    noted.set(stack.name, { plan: hashOf(planFileOf(selected)), configuration })
  }
  writeWhole(folder.planned, JSON.stringify(Object.fromEntries(noted), null, 2))
}

/** The stacks with the configurations that their plans were made from, as far as that was noted on this machine. */
export function asPlanned(
  stacks: readonly SelectedStack[],
  files: PlanFiles,
  folder: RecordFolder,
): readonly SelectedStack[] {
  const noted = readPlanned(folder)
  return stacks.map((selected) => {
    const file = files.get(selected.stack.name)
    const planned = noted.get(selected.stack.name)
    if (file === undefined || planned?.plan !== hashOf(file)) return selected
    return { ...selected, configuration: planned.configuration }
  })
}

function readPlanned({ planned }: RecordFolder): ReadonlyMap<string, Planned> {
  if (!existsSync(planned)) return new Map()
  try {
    // Written by `notePlanned`, or by nobody: what is wrong about it matches no plan.
    return new Map(Object.entries(JSON.parse(readFileSync(planned, 'utf8')) as Record<string, Planned>))
  } catch {
    return new Map()
  }
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
