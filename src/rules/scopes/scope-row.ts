/** What may hold a scope: a tenant's OAuth client, only a role, only a region client, only an organisation client. */
export type ScopeUse = 'oauth' | 'role' | 'region' | 'organisation'

/** Whose permissions a scope opens. */
export type ScopeLevel = 'admin' | 'user' | 'identity' | 'special' | 'talend'

export interface ScopeRow {
  readonly name: string
  readonly level: ScopeLevel
  readonly use: ScopeUse
  /** The scope that includes this one. */
  readonly parent?: string
  /** What a token with this scope may do. */
  readonly permits: string
}
