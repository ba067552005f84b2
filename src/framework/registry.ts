import type { Resource } from './resource'
import type { Schema } from './schema'

/**
 * A registry holds resources of many models, and each resource wants only its own. TypeScript has no type for that; the
 * framework upholds it, since every value that reaches a resource was decoded by that resource's own schema.
 */
export function anyResource<C, S extends Schema>(resource: Resource<C, S>): Resource<C> {
  // True by the comment above.
  return resource as unknown as Resource<C>
}
