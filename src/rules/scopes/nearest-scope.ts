import { nearest } from '../nearest'
import { SCOPES } from './scopes'

/** The usable scope that differs least from a misspelt one, if one is near enough. */
export function nearestScope(name: string): string | undefined {
  return nearest(
    name,
    SCOPES.filter(({ use }) => use === 'oauth').map((row) => row.name),
  )
}
