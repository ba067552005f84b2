import type { ChangeClass, Finding, Mark } from '../../rules/finding'

/** SARIF's words for how much a result matters. */
export type SarifLevel = 'error' | 'warning' | 'note'

/** The level of each class. */
export const CLASS_LEVELS: Readonly<Record<ChangeClass, SarifLevel>> = {
  broadens: 'error',
  unknown: 'warning',
  narrows: 'note',
  neutral: 'note',
}

/** What is a warning at least, whatever becomes of access. */
const WARNED_OF: ReadonlySet<Mark> = new Set<Mark>(['irreversible', 'breaks-consumers'])

/** What the gate refuses is an error; the rest goes by class and marks. */
export function levelOf({ class: name, marks }: Finding, isRefused: boolean): SarifLevel {
  if (isRefused) return 'error'
  const level = CLASS_LEVELS[name]
  return level === 'note' && marks.some((mark) => WARNED_OF.has(mark)) ? 'warning' : level
}
