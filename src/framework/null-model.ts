import type { Attributes, ModelOf } from './schema'
import { NULL } from './value'

/** A model of the schema with every attribute null: what an import starts from. */
export function nullModel<S extends { readonly attributes: Attributes }>(schema: S): ModelOf<S> {
  const entries = Object.keys(schema.attributes).map((name) => [name, NULL])
  // Null is a value of every attribute's type, and each attribute is there.
  return Object.fromEntries(entries) as ModelOf<S>
}
