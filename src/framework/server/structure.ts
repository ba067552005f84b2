import type { Attribute, Attributes, Nested } from '../schema'
import type { Type } from '../type'

/**
 * A schema or a type in the one form that the walks of this folder use: nested attributes and plain types differ only
 * in that the members of the former know their {@link Attribute}.
 */
export type Structure =
  | { readonly kind: 'string' | 'bool' | 'number' | 'dynamic' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly element: Structure }
  | { readonly kind: 'tuple'; readonly elements: readonly Structure[] }
  | ObjectStructure

export interface ObjectStructure {
  readonly kind: 'object'
  readonly members: readonly Member[]
  /** Of the members. */
  readonly names: ReadonlySet<string>
}

export interface Member {
  readonly name: string
  readonly structure: Structure
  /** Undefined within a plain object type. */
  readonly attribute: Attribute | undefined
}

const remembered = new WeakMap<object, ObjectStructure>()

/** Remembered, because every call on every instance asks for it. */
export function structureOfAttributes(attributes: Attributes): ObjectStructure {
  const structure =
    remembered.get(attributes) ??
    objectStructure(
      Object.entries(attributes).map(([name, attribute]) => ({
        name,
        structure: structureOf(attribute.type),
        attribute,
      })),
    )
  remembered.set(attributes, structure)
  return structure
}

export function structureOf(type: Type | Nested): Structure {
  switch (type.kind) {
    case 'nested': {
      const element = structureOfAttributes(type.attributes)
      return type.nesting === 'single' ? element : { kind: type.nesting, element }
    }
    case 'list':
    case 'set':
    case 'map':
      return { kind: type.kind, element: structureOf(type.element) }
    case 'tuple':
      return { kind: 'tuple', elements: type.elements.map(structureOf) }
    case 'object':
      return objectStructure(
        Object.entries(type.attributes).map(([name, member]) => ({
          name,
          structure: structureOf(member),
          attribute: undefined,
        })),
      )
    default:
      return type
  }
}

function objectStructure(members: readonly Member[]): ObjectStructure {
  return { kind: 'object', members, names: new Set(members.map(({ name }) => name)) }
}
