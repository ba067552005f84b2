import { ADMIN_SCOPES } from './admin-scopes'
import type { ScopeEntry, ScopeLevel, ScopeRow } from './scope-row'
import { TALEND_PERMISSIONS } from './talend-scopes'
import { USER_SCOPES } from './user-scopes'

/** The scopes that Qlik publishes. The list grows monthly, so a name that is missing here is never an error. */
export const SCOPES: readonly ScopeRow[] = [
  ...atLevel('admin', ADMIN_SCOPES),
  ...atLevel('user', USER_SCOPES),
  ...atLevel('talend', TALEND_PERMISSIONS.map(talendScope)),
]

function atLevel(level: ScopeLevel, entries: readonly ScopeEntry[]): readonly ScopeRow[] {
  return entries.map((entry) => ({ ...entry, level }))
}

function talendScope(permission: string): ScopeEntry {
  return {
    name: `classic_talend.${permission}`,
    use: 'role',
    permits: `Talend: ${permission.replaceAll('_', ' ')}`,
  }
}
