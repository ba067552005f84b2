/** Stands for a value that must not be shown. */
export const SENSITIVE: unique symbol = Symbol('sensitive value')

/** Stands for a value that is only known after apply. */
export const UNKNOWN: unique symbol = Symbol('known after apply')

/** A value of a plan in which everything secret has been replaced already, so that nothing later can leak it. */
export type PlanValue =
  | null
  | boolean
  | number
  | string
  | typeof SENSITIVE
  | typeof UNKNOWN
  | readonly PlanValue[]
  | PlanObject

export interface PlanObject {
  readonly [name: string]: PlanValue
}

/** Whether some part of the value is the given stand-in. */
export function contains(value: PlanValue, standIn: typeof SENSITIVE | typeof UNKNOWN): boolean {
  if (typeof value !== 'object' || value === null) return value === standIn
  if (isList(value)) return value.some((part) => contains(part, standIn))
  for (const name in value) if (contains(value[name] ?? null, standIn)) return true
  return false
}

/** Whether two values are the same, the stand-ins as they are. */
export function isEqual(left: PlanValue, right: PlanValue): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (isList(left) || isList(right)) {
    if (!isList(left) || !isList(right) || left.length !== right.length) return false
    return left.every((part, index) => isEqual(part, right[index] ?? null))
  }
  const names = Object.keys(left)
  if (names.length !== Object.keys(right).length) return false
  return names.every((name) => Object.hasOwn(right, name) && isEqual(left[name] ?? null, right[name] ?? null))
}

/** The members that are not the same on both sides, and those that differ though it does not show; in order. */
export function differingMembers(
  before: PlanObject | null,
  after: PlanObject | null,
  hidden: ReadonlySet<string>,
): readonly string[] {
  const names: string[] = []
  for (const name in after) {
    // Most values are the very same, and nothing that is inherited is the same as a value of a plan.
    const isSame = before?.[name] === after[name] || isEqual(ownMember(before, name), after[name] ?? null)
    if (!isSame || hidden.has(name)) names.push(name)
  }
  for (const name in before)
    if (before[name] !== null && (after === null || !Object.hasOwn(after, name))) names.push(name)
  return names.sort()
}

/** The own member of a side: names such as `constructor` come from outside. Null where there is none. */
export function ownMember(side: PlanObject | null, name: string): PlanValue {
  return side !== null && Object.hasOwn(side, name) ? (side[name] ?? null) : null
}

/**
 * A value as text that is equal for equal values only: members in order of their names, the stand-ins as words without
 * quotation marks.
 */
export function canonicalText(value: PlanValue): string {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'symbol':
      return value === SENSITIVE ? 'sensitive' : 'unknown'
    case 'object':
      return isList(value) ? `[${value.map(canonicalText).join(',')}]` : canonicalObject(value)
    default:
      return JSON.stringify(value)
  }
}

function canonicalObject(value: PlanObject): string {
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null)}`).join(',')}}`
}

/** `Array.isArray` does not recognize a readonly list. */
export function isList(value: PlanValue): value is readonly PlanValue[] {
  return Array.isArray(value)
}
