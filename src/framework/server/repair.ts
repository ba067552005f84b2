import { Decimal } from '../decimal'
import type { Path } from '../path'
import { known, NULL, type ObjectContent, type Value } from '../value'
import { dynamicOf, elementAt, entriesOf } from './content'
import type { Fault, FaultKind } from './fault'
import { type Member, type ObjectStructure, type Structure, structureOf } from './structure'

export interface Repaired {
  readonly value: Value
  readonly faults: readonly Fault[]
}

/**
 * Makes a value from a resource fit to be sent, and reports what had to be done for it: whatever is missing, of a
 * wrong type, write-only, or (in a state) unknown becomes null. The rest is kept, so that a bug in one attribute
 * does not lose the object.
 */
export function repair(structure: Structure, value: Value, unknowns: 'keep' | 'refuse'): Repaired {
  const faults: Fault[] = []
  const blame = (kind: FaultKind, path: Path): Value => {
    faults.push({ kind, path })
    return NULL
  }
  const repaired = sound(structure, value, [])
  return { value: repaired, faults }

  function sound(at: Structure, given: Value | undefined, path: Path): Value {
    switch (given?.kind) {
      case 'null':
        return given
      case 'unknown':
        return unknowns === 'keep' ? given : blame('unknown', path)
      case 'known':
        return soundContent(at, given, path)
      default:
        return blame('missing', path)
    }
  }

  function soundContent(at: Structure, given: Value & { kind: 'known' }, path: Path): Value {
    const content: unknown = given.value
    switch (at.kind) {
      case 'string':
        return typeof content === 'string' ? given : blame('type', path)
      case 'bool':
        return typeof content === 'boolean' ? given : blame('type', path)
      case 'number':
        return content instanceof Decimal ? given : blame('type', path)
      case 'list':
        return isSequence(content)
          ? sequence(given, content, (value, index) => sound(at.element, value, [...path, index]))
          : blame('type', path)
      case 'set':
        return isSequence(content)
          ? sequence(given, content, (value) => sound(at.element, value, path))
          : blame('type', path)
      case 'tuple':
        return isSequence(content) && content.length === at.elements.length
          ? sequence(given, at.elements, (element, index) => sound(element, content[index], [...path, index]))
          : blame('type', path)
      case 'map':
        return isRecord(content)
          ? record(given, Object.entries(content), (value, key) =>
              sound(at.element, value, [...path, { key }]),
            )
          : blame('type', path)
      case 'object':
        return isRecord(content) ? object(at, given, content, path) : blame('type', path)
      case 'dynamic': {
        const { type, value } = dynamicOf(given.value)
        const inner = sound(structureOf(type), value, path)
        return inner === value ? given : known({ type, value: inner })
      }
    }
  }

  function object(at: ObjectStructure, given: Value, content: ObjectContent, path: Path): Value {
    const members = at.members.map((member): [string, Member] => [member.name, member])
    const result = record(given, members, (member, name) => {
      const value = elementAt(content, name)
      const secret = member.attribute?.writeOnly === true && value !== undefined && value.kind !== 'null'
      return secret ? blame('write-only', [...path, name]) : sound(member.structure, value, [...path, name])
    })
    const undeclared = Object.keys(content).filter((name) => !at.names.has(name))
    for (const name of undeclared) blame('undeclared', [...path, name])
    return result
  }
}

/** The value itself when nothing in it changed, which keeps a plan without changes the very object that came in. */
function sequence<T>(
  given: Value,
  items: readonly T[],
  repairItem: (item: T, index: number) => Value,
): Value {
  const repaired = items.map(repairItem)
  const before = given.kind === 'known' ? given.value : undefined
  return Array.isArray(before) && repaired.every((value, index) => value === before[index])
    ? given
    : known(repaired)
}

function record<T>(
  given: Value,
  entries: readonly (readonly [string, T])[],
  repairItem: (item: T, key: string) => Value,
): Value {
  const repaired = entries.map(([key, item]): [string, Value] => [key, repairItem(item, key)])
  const before = given.kind === 'known' ? entriesOf(given.value) : {}
  const same =
    repaired.length === Object.keys(before).length &&
    repaired.every(([key, value]) => value === elementAt(before, key))
  return same ? given : known(Object.fromEntries(repaired))
}

function isSequence(content: unknown): content is readonly Value[] {
  return Array.isArray(content)
}

function isRecord(content: unknown): content is ObjectContent {
  return (
    typeof content === 'object' &&
    content !== null &&
    !Array.isArray(content) &&
    !(content instanceof Decimal)
  )
}
