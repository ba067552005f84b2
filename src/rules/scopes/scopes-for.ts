import type { AppType } from '../oauth-client/vocabulary'
import { SCOPE_NOT_FOR } from './scope-restrictions'
import { SCOPES } from './scopes'

/** The app types that cannot have a scope. */
export function appTypesWithout(scope: string): readonly AppType[] {
  const restrictions: Readonly<Partial<Record<string, readonly AppType[]>>> = SCOPE_NOT_FOR
  return restrictions[scope] ?? []
}

/** The scopes of the catalogue that a client of the given type can have, sorted. */
export function scopesFor(appType: AppType): readonly string[] {
  return SCOPES.filter(({ name, use }) => use === 'oauth' && !appTypesWithout(name).includes(appType))
    .map(({ name }) => name)
    .sort()
}
