import { Decimal } from '../decimal'
import type { Content, Value } from '../value'
import { dynamicOf, elementAt, elementsOf, entriesOf, memberOf } from './content'
import { type Structure, structureOf } from './structure'
import { typeKey, valueKey } from './value-key'

/** Whether two values are the same: unknown equals unknown, and a set's order means nothing (cty's `RawEquals`). */
export function equalValues(structure: Structure, left: Value, right: Value): boolean {
  if (left === right) return true
  if (left.kind !== 'known' || right.kind !== 'known') return left.kind === right.kind
  return equalContents(structure, left.value, right.value)
}

function equalContents(structure: Structure, left: Content, right: Content): boolean {
  if (left === right) return true
  switch (structure.kind) {
    case 'string':
    case 'bool':
      return false
    case 'number':
      // Decimals are equal exactly when their canonical texts are.
      return left instanceof Decimal && right instanceof Decimal && left.text === right.text
    case 'list':
      return equalSequences(elementsOf(left), elementsOf(right), () => structure.element)
    case 'tuple':
      return equalSequences(elementsOf(left), elementsOf(right), (index) => structure.elements[index])
    case 'set':
      return equalSets(structure.element, elementsOf(left), elementsOf(right))
    case 'map': {
      const others = entriesOf(right)
      const entries = Object.entries(entriesOf(left))
      return (
        entries.length === Object.keys(others).length &&
        entries.every(([key, value]) => {
          const other = elementAt(others, key)
          return other !== undefined && equalValues(structure.element, value, other)
        })
      )
    }
    case 'object':
      return structure.members.every((member) =>
        equalValues(
          member.structure,
          memberOf(entriesOf(left), member.name),
          memberOf(entriesOf(right), member.name),
        ),
      )
    case 'dynamic': {
      const [one, other] = [dynamicOf(left), dynamicOf(right)]
      return (
        typeKey(one.type) === typeKey(other.type) &&
        equalValues(structureOf(one.type), one.value, other.value)
      )
    }
  }
}

function equalSequences(
  left: readonly Value[],
  right: readonly Value[],
  structureAt: (index: number) => Structure | undefined,
): boolean {
  return (
    left.length === right.length &&
    left.every((value, index) => {
      const other = right[index]
      const structure = structureAt(index)
      return other !== undefined && structure !== undefined && equalValues(structure, value, other)
    })
  )
}

function equalSets(element: Structure, left: readonly Value[], right: readonly Value[]): boolean {
  if (left.length !== right.length) return false
  // Terraform sends a set in the same order each time, so this settles most comparisons.
  if (equalSequences(left, right, () => element)) return true
  const keys = right.map((value) => valueKey(element, value)).sort()
  return left
    .map((value) => valueKey(element, value))
    .sort()
    .every((key, index) => key === keys[index])
}
