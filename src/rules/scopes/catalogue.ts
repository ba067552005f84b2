import type { ScopeRow } from './scope-row'
import { SCOPES } from './scopes'

const BY_NAME: ReadonlyMap<string, ScopeRow> = new Map(SCOPES.map((row) => [row.name, row]))

/** The catalogue's row of a scope; nothing for a name that the catalogue does not have (yet). */
export function scopeNamed(name: string): ScopeRow | undefined {
  return BY_NAME.get(name)
}

/** The scopes that include the given one, nearest first. */
export function ancestorsOf(name: string): readonly string[] {
  const parent = BY_NAME.get(name)?.parent
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)]
}
