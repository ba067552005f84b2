/** What may hold a scope: a tenant's OAuth client, only a role, only a region client, only an organisation client. */
export type ScopeUse = 'oauth' | 'role' | 'region' | 'organisation'

/** Whose permissions a scope opens. */
export type ScopeLevel = 'admin' | 'user' | 'talend'

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
