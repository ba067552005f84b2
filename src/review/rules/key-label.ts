import { memberOf, type Json } from '../plan/json'

const TAIL_CHARS = 8

/** How to call a public key: its id, and the end of the key itself, for an id may get another key. */
export function keyLabel(canonical: string): string {
  if (!canonical.startsWith('{')) return 'something that is no key'
  // The text of an object of a plan without stand-ins, which is JSON.
  const key = JSON.parse(canonical) as Json
  const member = (name: string): string | undefined => {
    const value = memberOf(key, name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const tail = (member('n') ?? member('x') ?? '').slice(-TAIL_CHARS)
  return `${member('kid') ?? 'key without id'} (${member('alg') ?? 'no algorithm'}, …${tail})`
}
