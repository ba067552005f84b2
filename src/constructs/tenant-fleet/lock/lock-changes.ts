import type { FleetLock } from './fleet-lock'

/** What differs between two states of a lock, one line each. */
export function lockChanges(before: FleetLock, after: FleetLock): readonly string[] {
  const [old, now] = [placesIn(before), placesIn(after)]
  const stacks = new Set(before.stacks.map(({ name }) => name))
  return [
    ...after.stacks.flatMap(({ name, wave }) =>
      stacks.has(name) ? [] : [`${name} is a new stack of wave ${wave}`],
    ),
    ...[...now].flatMap(([tenant, { stack, url }]) => {
      const was = old.get(tenant)
      if (was === undefined) return [`${tenant} is new, in ${stack}`]
      return was.url === url ? [] : [`${tenant} has another url, ${url} instead of ${was.url}`]
    }),
    ...[...old].flatMap(([tenant, { stack }]) =>
      now.has(tenant) ? [] : [`${tenant} is gone from ${stack}`],
    ),
  ]
}

function placesIn(lock: FleetLock): ReadonlyMap<string, { readonly stack: string; readonly url: string }> {
  return new Map(
    lock.stacks.flatMap(({ name: stack, tenants }) =>
      [...tenants].map(([tenant, url]) => [tenant, { stack, url }] as const),
    ),
  )
}
