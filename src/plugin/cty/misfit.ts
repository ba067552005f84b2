import { type Path, renderPath } from '../../framework'

/** Where a value and its type differ. Names kinds and attributes, never a value. */
export interface Misfit {
  readonly path: Path
  /** Completes a sentence whose subject is the place: "is a number where a string belongs". */
  readonly reason: string
}

export function renderMisfit({ path, reason }: Misfit): string {
  return `${path.length === 0 ? 'the value' : renderPath(path)} ${reason}`
}
