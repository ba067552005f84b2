import type { ReviewedChange } from './reviewed-change'

/** Stands in a value for the name of the tenant that it is in. */
export const TENANT_PLACEHOLDER = '‹tenant›'

/** Shorter names are found in too many words. */
const NAME_MIN_CHARS = 3

/** Replaces the name of the change's own tenant in a text, so that equal changes of several tenants are seen as equal. */
export type Generalize = (text: string) => string

/**
 * Answers by the names that stand for a change's tenant: the tenant's own, the first label of its host, the key of the
 * instance or the name of the plan.
 */
export function generalizers(): (change: ReviewedChange) => Generalize {
  // A tenant has many changes.
  const ofTenants = new Map<string, Generalize>()
  return (change) => {
    const known = change.tenant === undefined ? undefined : ofTenants.get(change.tenant)
    if (known !== undefined) return known
    const names = namesOf(change).map((name) => name.toLowerCase())
    const generalize: Generalize = (text) => withoutNames(text, names)
    if (change.tenant !== undefined) ofTenants.set(change.tenant, generalize)
    return generalize
  }
}

/** Every name that is not a part of a longer word is replaced. Thousands of tenants would need a pattern each. */
function withoutNames(text: string, names: readonly string[]): string {
  const words = text.toLowerCase()
  // A few letters become two; nobody's tenant is called so.
  if (words.length !== text.length) return text
  let [result, from] = ['', 0]
  for (;;) {
    const next = firstName(words, names, from)
    if (next === undefined) return result + text.slice(from)
    result += text.slice(from, next.at) + TENANT_PLACEHOLDER
    from = next.at + next.name.length
  }
}

/** The first whole name, and of several there the longest, which is the first in the list. */
function firstName(
  words: string,
  names: readonly string[],
  from: number,
): { readonly at: number; readonly name: string } | undefined {
  let first: { readonly at: number; readonly name: string } | undefined
  for (const name of names) {
    let at = words.indexOf(name, from)
    while (at !== -1 && (isInWord(words, at - 1) || isInWord(words, at + name.length))) {
      at = words.indexOf(name, at + 1)
    }
    if (at !== -1 && (first === undefined || at < first.at)) first = { at, name }
  }
  return first
}

function isInWord(words: string, at: number): boolean {
  const character = words.charAt(at)
  return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')
}

/** The keys of instances in an address. */
function keysIn(address: string): readonly string[] {
  if (!address.includes('[')) return []
  return [...address.matchAll(/\["((?:[^"\\]|\\.)*)"\]/g)].map(([, key = '']) => key)
}

function namesOf({ tenant, address, plan }: ReviewedChange): readonly string[] {
  const names =
    tenant === undefined
      ? [...keysIn(address), plan]
      : [tenant, ...(tenant.includes('.') ? [tenant.split('.')[0] ?? ''] : [])]
  return names
    .filter((name) => name.length >= NAME_MIN_CHARS)
    .sort((left, right) => right.length - left.length)
}
