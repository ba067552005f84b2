import type { SCOPES } from './scopes'

/** A scope that Qlik lists as usable by a tenant's OAuth clients. */
export type KnownOAuthScope = Extract<(typeof SCOPES)[number], { readonly use: 'oauth' }>['name']

/** A scope of an OAuth client: the known ones are completed by editors, and Qlik's next one is accepted too. */
export type OAuthScope = KnownOAuthScope | (string & Record<never, never>)
