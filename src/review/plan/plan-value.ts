/** Stands for a value that must not be shown. */
export const SENSITIVE: unique symbol = Symbol('sensitive value')

/** Stands for a value that is only known after apply. */
export const UNKNOWN: unique symbol = Symbol('known after apply')

/** A value of a plan in which everything secret has been replaced already, so that nothing later can leak it. */
export type PlanValue =
  null | boolean | number | string | typeof SENSITIVE | typeof UNKNOWN | readonly PlanValue[] | PlanObject

export interface PlanObject {
  readonly [name: string]: PlanValue
}

/** Whether some part of the value is the given stand-in. */
export function contains(value: PlanValue, standIn: typeof SENSITIVE | typeof UNKNOWN): boolean {
  if (value === standIn) return true
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((part: PlanValue) => contains(part, standIn))
}

/**
 * A value as text that is equal for equal values only: members in order of their names, the stand-ins as words without
 * quotation marks.
 */
export function canonicalText(value: PlanValue): string {
  if (value === SENSITIVE) return 'sensitive'
  if (value === UNKNOWN) return 'unknown'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null)}`).join(',')}}`
}

/** `Array.isArray` does not recognize a readonly list. */
export function isList(value: PlanValue): value is readonly PlanValue[] {
  return Array.isArray(value)
}
