import type { FleetLock } from './fleet-lock'
import { LOCK_VERSION } from './parse-lock'

/** One tenant a line and everything in order, so that branches merge. */
export function printLock(fleet: string, { stacks }: FleetLock): string {
  const written = stacks.map(({ name, wave, tenants, removed }): readonly [string, object] => [
    name,
    { wave, tenants: sorted(tenants), ...(removed.size > 0 && { removed: sorted(removed) }) },
  ])
  const document = { version: LOCK_VERSION, fleet, stacks: sorted(new Map(written)) }
  return `${JSON.stringify(document, null, 2)}\n`
}

function sorted<T>(entries: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)))
}
