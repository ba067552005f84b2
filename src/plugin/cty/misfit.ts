import { type Path, type PathStep, renderPath } from '../../framework'

/** Where a value and its type differ. Names kinds and attributes, never a value. */
export interface Misfit {
  readonly path: Path
  /** Completes a sentence whose subject is the place: "is a number where a string belongs". */
  readonly reason: string
}

export function renderMisfit({ path, reason }: Misfit): string {
  return `${path.length === 0 ? 'the value' : renderPath(path)} ${reason}`
}

/**
 * A path as it is while a value is walked: a step costs one small object, and the array is made for a misfit alone.
 * Undefined: the value as a whole.
 */
export type Place = { readonly within: Place; readonly step: PathStep } | undefined

export function pathOf(place: Place): Path {
  const steps: PathStep[] = []
  for (let at = place; at !== undefined; at = at.within) steps.unshift(at.step)
  return steps
}
