import { ancestorsOf, scopeNamed } from '../../rules'

/** Resolves to every administrator scope there is. Source: https://qlik.dev/manage/access-control/ */
const EVERY_ADMIN_SCOPE = 'admin_classic'

/**
 * The one of `scopes` by which `scope` is granted already: itself, a scope above it, or `admin_classic` for what the
 * catalogue knows as an administrator's. `user_default` is not said to include any other.
 */
export function coveringScope(scope: string, scopes: readonly string[]): string | undefined {
  const row = scopeNamed(scope)
  const covering = [
    scope,
    ...ancestorsOf(scope),
    ...(row?.level === 'admin' && row.use === 'oauth' ? [EVERY_ADMIN_SCOPE] : []),
  ]
  return covering.find((candidate) => scopes.includes(candidate))
}

/** Whether a scope opens administrators' permissions; by its name when the catalogue does not have it yet. */
export function isAdminScope(scope: string): boolean {
  return scopeNamed(scope)?.level === 'admin' || /^admin(?:[._]|$)/.test(scope)
}
