import type { AppType } from '../oauth-client/vocabulary'
import type { KnownOAuthScope } from './oauth-scope'

/** Scopes that some app types cannot have. The rules and the types of the constructs are derived from this. */
export const SCOPE_NOT_FOR = {
  admin_classic: ['spa', 'native'],
  offline_access: ['spa'],
} as const satisfies Partial<Record<KnownOAuthScope, readonly AppType[]>>

/** The scopes that the given app type cannot have. */
export type ScopeNotFor<T extends AppType> = {
  [S in keyof typeof SCOPE_NOT_FOR]: T extends (typeof SCOPE_NOT_FOR)[S][number] ? S : never
}[keyof typeof SCOPE_NOT_FOR]
