import type { Type } from '../type'
import type { Content, Value } from '../value'
import { dynamicOf, elementsOf, entriesOf, memberOf } from './content'
import { type Structure, structureOf } from './structure'

/** A text that two values of one structure share exactly when they are equal. For comparing, never for printing. */
export function valueKey(structure: Structure, value: Value): string {
  switch (value.kind) {
    case 'null':
      return '~'
    case 'unknown':
      return '?'
    case 'known':
      return contentKey(structure, value.value)
  }
}

function contentKey(structure: Structure, content: Content): string {
  switch (structure.kind) {
    case 'string':
    case 'bool':
    case 'number':
      return JSON.stringify(content)
    case 'list':
      return `[${elementsOf(content)
        .map((value) => valueKey(structure.element, value))
        .join()}]`
    case 'set':
      return `<${elementsOf(content)
        .map((value) => valueKey(structure.element, value))
        .sort()
        .join()}>`
    case 'tuple':
      return `(${structure.elements.map((element, index) => valueKey(element, at(content, index))).join()})`
    case 'map':
      return braced(Object.entries(entriesOf(content)), ([, value]) => valueKey(structure.element, value))
    case 'object':
      return braced(
        structure.members.map((member) => [member.name, member] as const),
        ([name, member]) => valueKey(member.structure, memberOf(entriesOf(content), name)),
      )
    case 'dynamic': {
      const { type, value } = dynamicOf(content)
      return `${typeKey(type)}:${valueKey(structureOf(type), value)}`
    }
  }
}

/** A text that two types share exactly when they are equal. */
export function typeKey(type: Type): string {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${typeKey(type.element)})`
    case 'tuple':
      return `tuple(${type.elements.map(typeKey).join()})`
    case 'object':
      return `object${braced(Object.entries(type.attributes), ([, member]) => typeKey(member))}`
    default:
      return type.kind
  }
}

function at(content: Content, index: number): Value {
  return elementsOf(content)[index] ?? { kind: 'null' }
}

function braced<E extends readonly [string, unknown]>(
  entries: readonly E[],
  render: (entry: E) => string,
): string {
  const parts = entries.map((entry) => `${JSON.stringify(entry[0])}:${render(entry)}`)
  return `{${parts.sort().join()}}`
}
