import type { Found } from './finding'
import type { ValueStep } from './step'

/** A finding about a single value. */
export function changedValue(attribute: string, step: ValueStep, detail: string): Found {
  return {
    attribute,
    difference: { kind: 'changed', before: step.shownBefore, after: step.shownAfter },
    detail,
  }
}

/** One side of a value; null also where it is not known, which the rows that read it are not asked about. */
export function sideOf({ before, after }: ValueStep, side: 'before' | 'after'): string | boolean | null {
  const fact = side === 'before' ? before : after
  return fact.known ? fact.value : null
}
