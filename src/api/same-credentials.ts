import type { Credentials } from './credentials'
import { Secret } from './secret'

/** Whether both log in as the same caller in the same way. */
export function sameCredentials(left: Credentials, right: Credentials): boolean {
  if (left === right) return true
  const members = new Map<string, unknown>(Object.entries(right))
  return (
    left.kind === right.kind &&
    Object.entries(left).every(([name, value]) => plain(value) === plain(members.get(name)))
  )
}

function plain(value: unknown): unknown {
  return value instanceof Secret ? value.reveal() : value
}
