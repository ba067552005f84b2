import type { ScopeNames } from './scope-names'

/** A scope that Qlik lists as usable by a tenant's OAuth clients. */
export type KnownOAuthScope = keyof ScopeNames

/** A scope that the catalogue does not have (yet); made by `customScope`. */
export type CustomScope = string & { readonly [CUSTOM]: true }

declare const CUSTOM: unique symbol

/** A scope of an OAuth client: editors complete the known ones, and a typing error does not compile. */
export type OAuthScope = KnownOAuthScope | CustomScope

/**
 * Lets a scope through that the catalogue does not have: one that Qlik added lately, or a token.
 * Rules see it like any other.
 */
export function customScope(name: string): CustomScope {
  // The brand exists for the compiler only.
  return name as CustomScope
}

/** The same for a whole list of scopes, such as a token for a list. */
export function customScopes(names: string[]): CustomScope[] {
  // The brand exists for the compiler only.
  return names as CustomScope[]
}
