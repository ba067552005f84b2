import { type Schema, typeOfSchema } from '../schema'
import type { Type } from '../type'

const remembered = new WeakMap<Schema, Type>()

/** The same object each time, so that a decoder can remember what it derived from it. */
export function typeOfResource({ schema }: { readonly schema: Schema }): Type {
  const type = remembered.get(schema) ?? typeOfSchema(schema)
  remembered.set(schema, type)
  return type
}
