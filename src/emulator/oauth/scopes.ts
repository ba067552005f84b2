/**
 * Which of the wanted scopes a client may not have. A scope covers its children (`admin.apps` covers `admin.apps:read`),
 * `admin_classic` every admin scope and `user_default` every other one, save offline_access (qlik.dev, scopes).
 */
export function refusedScopes(allowed: readonly string[], wanted: readonly string[]): readonly string[] {
  const covered = (scope: string): boolean => {
    if (allowed.includes(scope)) return true
    const parent = scope.split(':')[0] ?? scope
    if (allowed.includes(parent)) return true
    if (scope.startsWith('admin.')) return allowed.includes('admin_classic')
    return scope !== 'admin_classic' && scope !== 'offline_access' && allowed.includes('user_default')
  }
  return wanted.filter((scope) => !covered(scope))
}

/** What is granted when nothing was asked for: everything but offline_access, which has to be asked for (qlik.dev, scopes). */
export const defaultScopes = (allowed: readonly string[]): readonly string[] =>
  allowed.filter((scope) => scope !== 'offline_access')
