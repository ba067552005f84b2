import { entriesIn, memberOf, type Json, type JsonObject } from './json'

/** Whether a resource belongs to this provider: by its source address, whatever registry or mirror it came from. */
export function isOurs(resource: JsonObject): boolean {
  const provider = resource['provider_name']
  return typeof provider === 'string' && /^(?:[^/]+\/)?qlikcloud\/qlikcloud$/.test(provider)
}

/** The provider blocks of this provider in the configuration that a plan repeats, by the keys that resources name. */
export function ourProviders(plan: Json): readonly (readonly [key: string, block: Json])[] {
  return entriesIn(memberOf(plan, 'configuration'), 'provider_config').filter(([, block]) =>
    isOurs({ provider_name: memberOf(block, 'full_name') }),
  )
}
