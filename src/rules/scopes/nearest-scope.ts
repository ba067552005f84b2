import { nearest } from '../nearest'
import { SCOPES } from './scopes'

const USABLE = SCOPES.filter(({ use }) => use === 'oauth').map(({ name }) => name)

/** The usable scope that differs least from a misspelt one, if one is near enough. */
export function nearestScope(name: string): string | undefined {
  return nearest(name, USABLE)
}
