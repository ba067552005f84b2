import { ImplementationFault } from '../implementation-fault'
import type { ModelOf, Schema } from '../schema'
import { known, type Value } from '../value'
import { objectContentOf } from './content'

/** The object that a resource works with, of a schema that only the resource knows. */
export type Model = ModelOf<Schema>

/** Of a configuration, plan or state that Terraform promises to be there. */
export function modelOf(value: Value): Model {
  const model = optionalModelOf(value)
  if (model === undefined) throw new ImplementationFault(`an object was expected, but ${value.kind} came`)
  return model
}

/** Undefined for null: there is no such object. The value was decoded by the schema whose model it becomes. */
export function optionalModelOf(value: Value): Model | undefined {
  return objectContentOf(value)
}

export function valueOf(model: Model): Value {
  return known(model)
}
