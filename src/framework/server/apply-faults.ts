import type { Path } from '../path'
import { NULL, type Value } from '../value'
import { dynamicOf, elementAt, elementsOf, entriesOf, memberOf } from './content'
import { equalValues } from './equal-values'
import type { Fault } from './fault'
import { type Structure, structureOf } from './structure'

/**
 * Where a new state breaks the promise of its plan: every known planned value must come back the same. Terraform calls
 * a breach "Provider produced inconsistent result after apply" (internal/plans/objchange/compatible.go).
 */
export function applyFaults(
  structure: Structure,
  planned: Value,
  actual: Value,
  path: Path = [],
): readonly Fault[] {
  if (planned.kind === 'unknown' || equalValues(structure, planned, actual)) return []
  const changed: Fault = { kind: 'changed', path }
  if (planned.kind !== 'known' || actual.kind !== 'known') return [changed]
  switch (structure.kind) {
    case 'list':
    case 'tuple': {
      const [before, after] = [elementsOf(planned.value), elementsOf(actual.value)]
      if (before.length !== after.length) return [changed]
      return before.flatMap((element, index) => {
        const at = structure.kind === 'tuple' ? structure.elements[index] : structure.element
        return at === undefined ? [] : applyFaults(at, element, after[index] ?? NULL, [...path, index])
      })
    }
    case 'set':
      return correlate(structure.element, elementsOf(planned.value), elementsOf(actual.value))
        ? []
        : [changed]
    case 'map': {
      const [before, after] = [entriesOf(planned.value), entriesOf(actual.value)]
      const appeared = Object.keys(after)
        .filter((key) => !Object.hasOwn(before, key))
        .map((key): Fault => ({ kind: 'changed', path: [...path, { key }] }))
      const different = Object.entries(before).flatMap(([key, element]) => {
        const now = elementAt(after, key)
        const at = [...path, { key }]
        return now === undefined
          ? [{ kind: 'changed', path: at } as const]
          : applyFaults(structure.element, element, now, at)
      })
      return [...different, ...appeared]
    }
    case 'object':
      return structure.members.flatMap(({ name, structure: member }) =>
        applyFaults(
          member,
          memberOf(entriesOf(planned.value), name),
          memberOf(entriesOf(actual.value), name),
          [...path, name],
        ),
      )
    case 'dynamic': {
      const [before, after] = [dynamicOf(planned.value), dynamicOf(actual.value)]
      return applyFaults(structureOf(before.type), before.value, after.value, path).length === 0
        ? []
        : [changed]
    }
    default:
      return [changed]
  }
}

/**
 * Elements of a set are unlike before and after when they held unknowns, so each must fit at least one of the other
 * side; and elements that turn out equal make the set smaller, never larger.
 */
function correlate(element: Structure, planned: readonly Value[], actual: readonly Value[]): boolean {
  const fits = (before: Value, after: Value): boolean => applyFaults(element, before, after).length === 0
  return (
    actual.length <= planned.length &&
    planned.every((before) => actual.some((after) => fits(before, after))) &&
    actual.every((after) => planned.some((before) => fits(before, after)))
  )
}
