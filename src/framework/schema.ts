import type { ContentOf, Type } from './type'
import type { Value } from './value'

/** Who gives an attribute its value. `optional+computed`: the configuration, or else the provider. */
export type Mode = 'required' | 'optional' | 'computed' | 'optional+computed'

/**
 * One attribute, as data. A schema is written as a literal `as const satisfies Schema`, and the TypeScript type of its
 * plans and states is derived from it ({@link ModelOf}).
 */
export interface Attribute {
  /** A plain type, or attributes of its own (see {@link Nested}). */
  readonly type: Type | Nested
  readonly mode: Mode
  /** Markdown; shown by editors and in the reference. */
  readonly description: string
  /** Terraform then hides the value in plans and outputs. */
  readonly sensitive?: boolean
  /** Never in plan or state (Terraform 1.11 and later); excludes `computed`. */
  readonly writeOnly?: boolean
  /** Deprecated, with the reason and what to use instead. */
  readonly deprecated?: string
  /** The planned value where the configuration has null; needs `optional+computed`. */
  readonly default?: Value
  /** A change makes a new object: always, or when the condition says so. Not within sets, whose elements have no path. */
  readonly requiresReplace?: true | ((change: AttributeChange) => boolean)
  /**
   * What an update plans for a computed attribute that the configuration leaves null.
   * `keep` (the default): the prior value. `unknown`: "known after apply" whenever anything else changes.
   */
  readonly onUpdate?: 'keep' | 'unknown'
}

export interface AttributeChange {
  readonly prior: Value
  readonly planned: Value
}

/** A nested attribute: an object, or a list, set or map of objects, each attribute with a mode and a description. */
export interface Nested {
  readonly kind: 'nested'
  readonly nesting: 'single' | 'list' | 'set' | 'map'
  readonly attributes: Attributes
}

export type Attributes = Readonly<Record<string, Attribute>>

export interface Schema {
  /** Raised when a stored state of the last version can't be read by this one; from 0. */
  readonly version: number
  /** Markdown; the first sentence is the summary in the reference. */
  readonly description: string
  readonly deprecated?: string
  readonly attributes: Attributes
}

/** The values of a schema's attributes, each known, null or unknown. */
export type ModelOf<S extends { readonly attributes: Attributes }> = {
  readonly [K in keyof S['attributes']]: Value<AttributeContentOf<S['attributes'][K]['type']>>
}

export type AttributeContentOf<T extends Type | Nested> = T extends {
  readonly kind: 'nested'
  readonly nesting: infer N
  readonly attributes: infer A extends Attributes
}
  ? N extends 'single'
    ? ModelOf<{ attributes: A }>
    : N extends 'map'
      ? { readonly [key: string]: Value<ModelOf<{ attributes: A }>> }
      : readonly Value<ModelOf<{ attributes: A }>>[]
  : T extends Type
    ? ContentOf<T>
    : never

const rememberedTypes = new WeakMap<Attributes, Type & { kind: 'object' }>()

/**
 * The type of a schema's values, nested attributes included: what the wire carries. The same object each time, because
 * every call on every instance asks for it, and codecs remember what they derive from it.
 */
export function typeOfSchema({ attributes }: { readonly attributes: Attributes }): Type & { kind: 'object' } {
  const type = rememberedTypes.get(attributes) ?? {
    kind: 'object',
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => [name, typeOfAttribute(attribute.type)]),
    ),
  }
  rememberedTypes.set(attributes, type)
  return type
}

export function typeOfAttribute(type: Type | Nested): Type {
  if (type.kind !== 'nested') return type
  const object = typeOfSchema(type)
  return type.nesting === 'single' ? object : { kind: type.nesting, element: object }
}
