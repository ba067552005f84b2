/** What Qlik Cloud allows, as data: models, limits, the catalogue of scopes, and the rules with their evaluator. */

export { known, knownFacts, UNKNOWN } from './fact'
export { camelCase, given, givenList, snakeCase } from './naming'
export { nearest } from './nearest'
export { violations } from './violations'
export { elementFaults, faultIf } from './rule'
export { parseUrl } from './parse-url'
export { parseTenantUrl } from './tenant-url'
export { ALL_RULES, RULE_IDS, unknownRuleIds } from './rule-ids'
export { OAUTH_CLIENT_RULES } from './oauth-client/oauth-client-rules'
export { CLIENT_SECRET_RULES } from './client-secret/client-secret-rules'
export { RECIPIENT_KEY_RULES } from './client-secret/recipient-key-rules'
export { looksPrivate, SEALING_ALGORITHMS } from './client-secret/recipient-key'
export { ROTATION_RULES } from './client-secret/rotation-rules'
export { PUBLICATION_RULES } from './publication/publication-rules'
export { defaultConsentMethod, isMachineToMachine } from './oauth-client/consent-method'
export {
  APP_TYPES,
  AUTH_METHODS,
  CONSENT_METHODS,
  GRANT_TYPES,
  PUBLIC_KEY_ALGORITHMS,
} from './oauth-client/vocabulary'
export {
  ALLOWED_ORIGINS_MAX_COUNT,
  CLIENT_NAME_MAX_CHARS,
  DESCRIPTION_MAX_CHARS,
  LINK_URI_MAX_CHARS,
  REDIRECT_URIS_MAX_COUNT,
  RSA_KEY_MIN_BITS,
  SCOPE_MAX_CHARS,
  URI_MAX_CHARS,
} from './oauth-client/limits'
export { CLIENT_SECRETS_MAX_COUNT, ROTATION_MAX_DAYS, SECRET_HINT_MAX_CHARS } from './client-secret/limits'
export { PRIVATE_JWK_MEMBERS } from './oauth-client/rules/key-rules'
export { shapeOf } from './oauth-client/redirect-uri'
export { customScope, customScopes } from './scopes/oauth-scope'
export { SCOPE_LEVELS, SCOPE_USES } from './scopes/scope-row'
export { SCOPES } from './scopes/scopes'
export { ancestorsOf, scopeNamed } from './scopes/catalogue'
export { SCOPE_NOT_FOR } from './scopes/scope-restrictions'
export { appTypesWithout, scopesFor } from './scopes/scopes-for'

export type { Fact, Facts } from './fact'
export type { Naming } from './naming'
export type { Fault, Rule, Severity } from './rule'
export type { RuleId } from './rule-ids'
export type { ParsedTenantUrl } from './tenant-url'
export type { Violation, ViolationOptions } from './violations'
export type { Jwk, OAuthClientSpec } from './oauth-client/spec'
export type { ClientSecretSpec } from './client-secret/client-secret-rules'
export type { RecipientKey } from './client-secret/recipient-key'
export type { RecipientKeySpec } from './client-secret/recipient-key-rules'
export type { RotationSpec } from './client-secret/rotation-rules'
export type { PublicationSpec } from './publication/publication-rules'
export type {
  AppType,
  AuthMethod,
  ConsentMethod,
  GrantType,
  PublicKeyAlgorithm,
} from './oauth-client/vocabulary'
export type { CustomScope, KnownOAuthScope, OAuthScope } from './scopes/oauth-scope'
export type { ScopeNames } from './scopes/scope-names'
export type { ScopeLevel, ScopeRow, ScopeUse } from './scopes/scope-row'
export type { ScopeNotFor } from './scopes/scope-restrictions'
