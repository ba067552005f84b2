import { PUBLICATION_RULES } from '../publication/publication-rules'
import type { Rule } from '../rule'
import { CONSENT_RULES } from './rules/consent-rules'
import { GRANT_AND_AUTH_RULES } from './rules/grant-and-auth-rules'
import { KEY_RULES } from './rules/key-rules'
import { ORIGIN_RULES } from './rules/origin-rules'
import { REDIRECT_RULES } from './rules/redirect-rules'
import { SCOPE_RULES } from './rules/scope-rules'
import { VALUE_RULES } from './rules/value-rules'
import type { OAuthClientSpec } from './spec'

/** Everything that must hold within one OAuth client. */
export const OAUTH_CLIENT_RULES: readonly Rule<OAuthClientSpec>[] = [
  ...VALUE_RULES,
  ...SCOPE_RULES,
  ...REDIRECT_RULES,
  ...ORIGIN_RULES,
  ...GRANT_AND_AUTH_RULES,
  ...KEY_RULES,
  ...CONSENT_RULES,
  ...PUBLICATION_RULES,
]
