import type { JsonObject } from './json'

/** Whether a resource belongs to this provider: by its source address, whatever registry or mirror it came from. */
export function isOurs(resource: JsonObject): boolean {
  const provider = resource['provider_name']
  return typeof provider === 'string' && /^(?:[^/]+\/)?qlikcloud\/qlikcloud$/.test(provider)
}
