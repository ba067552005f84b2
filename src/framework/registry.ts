import type { DataSource } from './data-source'
import type { EphemeralResource } from './ephemeral-resource'
import type { Resource } from './resource'
import type { Schema } from './schema'

/*
 * A registry holds resources of many models, and each resource wants only its own. TypeScript has no type for that; the
 * framework upholds it, since every value that reaches a resource was decoded by that resource's own schema.
 */

export function anyResource<C, S extends Schema>(resource: Resource<C, S>): Resource<C> {
  // True by the comment above.
  return resource as unknown as Resource<C>
}

export function anyDataSource<C, S extends Schema>(dataSource: DataSource<C, S>): DataSource<C> {
  // True by the comment above.
  return dataSource
}

export function anyEphemeralResource<C, S extends Schema>(
  resource: EphemeralResource<C, S>,
): EphemeralResource<C> {
  // True by the comment above.
  return resource
}
