import type { ADMIN_SCOPES } from './admin-scopes'
import type { USER_SCOPES } from './user-scopes'

type Entry = (typeof ADMIN_SCOPES)[number] | (typeof USER_SCOPES)[number]

/** A scope that Qlik lists as usable by a tenant's OAuth clients. */
export type KnownOAuthScope = Extract<Entry, { readonly use: 'oauth' }>['name']

/** A scope of an OAuth client: the known ones are completed by editors, and Qlik's next one is accepted too. */
export type OAuthScope = KnownOAuthScope | (string & Record<never, never>)
