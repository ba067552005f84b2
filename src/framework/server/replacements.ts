import { equalPaths, type Path } from '../path'
import { NULL, type Value } from '../value'
import { elementAt, elementsOf, entriesOf, memberOf, objectContentOf } from './content'
import { equalValues } from './equal-values'
import type { Member, ObjectStructure, Structure } from './structure'

/** The attributes whose planned change makes a new object, by their schema. An unknown plan counts as a change. */
export function schemaReplacements(
  structure: ObjectStructure,
  prior: Value,
  planned: Value,
): readonly Path[] {
  return withinObject(structure, prior, planned, [])
}

function withinObject(structure: ObjectStructure, prior: Value, planned: Value, path: Path): readonly Path[] {
  if (equalValues(structure, prior, planned)) return []
  const [before, after] = [objectContentOf(prior), objectContentOf(planned)]
  return structure.members.flatMap((member) =>
    withinMember(member, memberOf(before, member.name), memberOf(after, member.name), [...path, member.name]),
  )
}

function withinMember(
  { attribute, structure }: Member,
  prior: Value,
  planned: Value,
  path: Path,
): readonly Path[] {
  if (attribute === undefined || equalValues(structure, prior, planned)) return []
  const condition = attribute.requiresReplace
  const own = condition === true || condition?.({ prior, planned }) === true ? [path] : []
  return attribute.type.kind === 'nested' ? [...own, ...withinNested(structure, prior, planned, path)] : own
}

function withinNested(structure: Structure, prior: Value, planned: Value, path: Path): readonly Path[] {
  switch (structure.kind) {
    case 'object':
      return withinObject(structure, prior, planned, path)
    case 'list': {
      const [before, after] = [sequenceOf(prior), sequenceOf(planned)]
      const longest = before.length > after.length ? before : after
      return longest.flatMap((_, index) =>
        withinNested(structure.element, before[index] ?? NULL, after[index] ?? NULL, [...path, index]),
      )
    }
    case 'map': {
      const [before, after] = [objectContentOf(prior) ?? {}, objectContentOf(planned) ?? {}]
      return Object.keys({ ...before, ...after }).flatMap((key) =>
        withinNested(structure.element, elementAt(before, key) ?? NULL, elementAt(after, key) ?? NULL, [
          ...path,
          { key },
        ]),
      )
    }
    default:
      // An element of a set has no path, so `schemaFaults` allows no condition within one.
      return []
  }
}

function sequenceOf(value: Value): readonly Value[] {
  return value.kind === 'known' ? elementsOf(value.value) : []
}

/** How an attribute that a resource names as a reason to replace has changed. */
export function changeAt(
  structure: Structure,
  prior: Value,
  planned: Value,
  path: Path,
): 'changed' | 'same' | 'absent' {
  const [step, ...rest] = path
  if (step === undefined) return equalValues(structure, prior, planned) ? 'same' : 'changed'
  const next = stepInto(structure, step)
  if (next === undefined) return 'absent'
  const [before, after] = [valueAt(prior, step), valueAt(planned, step)]
  if (before === undefined && after === undefined) return 'absent'
  return changeAt(next, before ?? NULL, after ?? NULL, rest)
}

function stepInto(structure: Structure, step: Path[number]): Structure | undefined {
  if (structure.kind === 'object') return structure.members.find(({ name }) => name === step)?.structure
  if (structure.kind === 'list') return typeof step === 'number' ? structure.element : undefined
  return structure.kind === 'map' && typeof step === 'object' ? structure.element : undefined
}

function valueAt(value: Value, step: Path[number]): Value | undefined {
  if (value.kind !== 'known') return undefined
  if (typeof step === 'number') return elementsOf(value.value)[step]
  return elementAt(entriesOf(value.value), typeof step === 'string' ? step : step.key)
}

export function distinctPaths(paths: readonly Path[]): readonly Path[] {
  return paths.filter((path, index) => paths.findIndex((other) => equalPaths(other, path)) === index)
}
