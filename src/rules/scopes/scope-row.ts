/** What may hold a scope: a tenant's OAuth client, only a role, only a region client, only an organisation client. */
export const SCOPE_USES = ['oauth', 'role', 'region', 'organisation'] as const
export type ScopeUse = (typeof SCOPE_USES)[number]

/** Whose permissions a scope opens. */
export const SCOPE_LEVELS = ['admin', 'user', 'talend'] as const
export type ScopeLevel = (typeof SCOPE_LEVELS)[number]

export interface ScopeEntry {
  readonly name: string
  readonly use: ScopeUse
  /** What a token with this scope may do. */
  readonly permits: string
  /** The scope that includes this one. */
  readonly parent?: string
}

export interface ScopeRow extends ScopeEntry {
  readonly level: ScopeLevel
}
