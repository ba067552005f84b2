import type { ReviewedChange } from './reviewed-change'

/** Stands in a value for the name of the tenant that it is in. */
export const TENANT_PLACEHOLDER = '‹tenant›'

/** Shorter names are found in too many words. */
const NAME_MIN_CHARS = 3

/** Replaces the name of the change's own tenant in a text, so that equal changes of several tenants are seen as equal. */
export type Generalize = (text: string) => string

/**
 * By the names that stand for the change's tenant: the tenant's own, the first label of its host, the key of the instance
 * or the name of the plan.
 */
export function generalizerOf(change: ReviewedChange): Generalize {
  let pattern: RegExp | undefined
  return (text) => text.replace((pattern ??= patternOf(change)), TENANT_PLACEHOLDER)
}

/** Matches nothing when there is no name to look for. */
function patternOf(change: ReviewedChange): RegExp {
  const names = namesOf(change)
  if (names.length === 0) return /(?!)/g
  return new RegExp(`(?<![a-z0-9])(?:${names.map(escaped).join('|')})(?![a-z0-9])`, 'gi')
}

function namesOf({ tenant, address, plan }: ReviewedChange): readonly string[] {
  const keys = [...address.matchAll(/\["((?:[^"\\]|\\.)*)"\]/g)].map(([, key = '']) => key)
  const candidates =
    tenant === undefined
      ? [...keys, plan]
      : [tenant, ...(tenant.includes('.') ? [tenant.split('.')[0] ?? ''] : [])]
  const names = candidates.filter((name) => name.length >= NAME_MIN_CHARS)
  return [...new Set(names)].sort((left, right) => right.length - left.length)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
