import { ancestorsOf, scopeNamed } from '../../rules'

/** Resolves to every administrator scope there is. Source: https://qlik.dev/manage/access-control/ */
const EVERY_ADMIN_SCOPE = 'admin_classic'

/**
 * The one of `scopes` by which `scope` is granted already: itself, a scope above it, or `admin_classic` for what the
 * catalogue knows as an administrator's. `user_default` is not said to include any other.
 */
export function coveringScope(scope: string, scopes: readonly string[]): string | undefined {
  if (scopes.length === 0) return undefined
  if (scopes.includes(scope)) return scope
  const above = ancestorsOf(scope).find((candidate) => scopes.includes(candidate))
  if (above !== undefined) return above
  const row = scopeNamed(scope)
  const isAdmins = row?.level === 'admin' && row.use === 'oauth'
  return isAdmins && scopes.includes(EVERY_ADMIN_SCOPE) ? EVERY_ADMIN_SCOPE : undefined
}

/** Whether a scope opens administrators' permissions; by its name when the catalogue does not have it yet. */
export function isAdminScope(scope: string): boolean {
  return scopeNamed(scope)?.level === 'admin' || /^admin(?:[._]|$)/.test(scope)
}
