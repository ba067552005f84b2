import { SECRET_NAMES } from '../attributes/attributes'
import { isOurs } from './is-ours'
import { isJsonObject, listIn, memberOf, type Json } from './json'
import type { ManagedObject } from './plan'
import { readSides } from './read-values'

/** The secrets and publications in the state: what they are part of shows them too. */
const SHOWN_ELSEWHERE: ReadonlySet<Json | undefined> = new Set([
  'qlikcloud_oauth_client_secret',
  'qlikcloud_oauth_client_publication',
])

/** Of the state, as a plan repeats it, what shows elsewhere. A plan that only refreshes has them nowhere else. */
export function managedObjects(plan: Json): readonly ManagedObject[] {
  return objectsIn(memberOf(plan, 'prior_state'), SHOWN_ELSEWHERE)
}

/**
 * The objects of this provider in the JSON of a state (`terraform show -json` without a plan has the same form).
 * @default types - all
 */
export function objectsIn(
  state: Json | undefined,
  types?: ReadonlySet<Json | undefined>,
): readonly ManagedObject[] {
  const found: ManagedObject[] = []
  const visit = (module: Json | undefined): void => {
    for (const resource of listIn(module, 'resources')) {
      const [type, address] = [memberOf(resource, 'type'), memberOf(resource, 'address')]
      if (!isJsonObject(resource) || typeof type !== 'string' || types?.has(type) === false) continue
      if (!isOurs(resource) || resource['mode'] !== 'managed') continue
      const side = {
        before: resource['values'] ?? null,
        before_sensitive: resource['sensitive_values'] ?? {},
      }
      const { before } = readSides(side, SECRET_NAMES)
      if (before === null) continue
      const dependsOn = listIn(resource, 'depends_on').filter((name) => typeof name === 'string')
      found.push({
        address: typeof address === 'string' ? address : '',
        type,
        values: before,
        ...(dependsOn.length > 0 && { dependsOn }),
      })
    }
    listIn(module, 'child_modules').forEach(visit)
  }
  visit(memberOf(memberOf(state, 'values'), 'root_module'))
  return found
}
