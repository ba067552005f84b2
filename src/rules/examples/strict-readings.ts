import type { OAuthClientSpec } from '../oauth-client/spec'
import type { RuleId } from '../rule-ids'
import { scopeNamed } from '../scopes/catalogue'

/** Where a rule and a region that takes the stricter reading of Qlik's documents answer differently. */
export interface StrictReading {
  readonly rule: RuleId
  /** Which of the clients that break the rule are meant. */
  readonly which: string
  /** @default - all that break the rule */
  readonly concerns?: (spec: OAuthClientSpec) => boolean
  readonly reason: string
}

/** What a scope of today looks like; Qlik does not say what one of tomorrow may look like. */
const USUAL_SCOPE = /^[A-Za-z][A-Za-z0-9._-]*(?::[A-Za-z0-9._-]+)*$/

/** Warnings of ours that the emulator refuses: Qlik documents that the combination makes no sense, but not that it is refused. */
export const REFUSED_BY_STRICT_READING: readonly StrictReading[] = [
  {
    rule: 'scope/not-for-oauth',
    which: 'the scopes of region and organisation clients',
    concerns: ({ allowedScopes }) =>
      allowedScopes.some((scope) => ['region', 'organisation'].includes(scopeNamed(scope)?.use ?? '')),
    reason:
      'Qlik lists them for other clients only, and does not say what becomes of them in a tenant’s client.',
  },
  {
    rule: 'scope/unknown',
    which: 'names that look like no scope of today, such as `9lives` or `apps/read`',
    concerns: ({ allowedScopes }) => allowedScopes.some((scope) => !USUAL_SCOPE.test(scope)),
    reason: 'RFC 6749 allows more signs in a scope than Qlik has used so far.',
  },
  {
    rule: 'scope/anonymous-embed',
    which: 'all',
    reason: 'The console asks for no scopes here; a refusal is not documented.',
  },
  {
    rule: 'redirect/wildcard',
    which: 'all',
    reason: 'Matching is exact, so the address is useless; that it cannot be registered is not documented.',
  },
  {
    rule: 'redirect/app-link',
    which: 'all',
    reason: 'RFC 8252 recommends the form with one slash; Qlik’s only example has two.',
  },
  {
    rule: 'redirect/unused',
    which: 'all',
    reason: 'The console asks for no redirect URIs here; a refusal is not documented.',
  },
  {
    rule: 'origin/shape',
    which: 'all',
    reason: 'No browser sends such an origin; that it cannot be registered is not documented.',
  },
  {
    rule: 'origin/wildcard',
    which: 'all',
    reason: 'Qlik documents no wildcards, and no refusal either.',
  },
  {
    rule: 'origin/insecure',
    which: 'all',
    reason: 'Qlik’s examples have http for localhost only; a refusal is not documented.',
  },
  {
    rule: 'origin/unused',
    which: 'all',
    reason:
      'Qlik’s schema says that origins are for single-page apps, and its guides set them on other types as well.',
  },
  {
    rule: 'auth/key-public-client',
    which: 'all',
    reason: 'The console offers the method for web clients only; a refusal is not documented.',
  },
  {
    rule: 'auth/key-unused',
    which: 'public clients',
    concerns: ({ appType }) => appType !== 'web',
    reason: 'The console asks for keys of web clients only; a refusal is not documented.',
  },
  {
    rule: 'auth/key-limit',
    which: 'all',
    reason: 'Qlik documents the number of other entries, and not that of keys.',
  },
  {
    rule: 'text/client-uri-shape',
    which: 'all',
    reason: 'Qlik’s schema calls it a URI and checks its length.',
  },
  {
    rule: 'text/logo-uri-shape',
    which: 'all',
    reason: 'Qlik’s schema calls it a URI and checks its length.',
  },
  {
    rule: 'consent/anonymous-embed',
    which: 'all',
    reason: 'Qlik says that only some types can be trusted, but not which.',
  },
  {
    rule: 'publish/anonymous-embed',
    which: 'all',
    reason: 'Qlik says that only some types can be published, but not which.',
  },
]

/** Errors of ours that the emulator accepts: what is accepted there can never work. */
export const ACCEPTED_BUT_USELESS: readonly StrictReading[] = [
  {
    rule: 'consent/machine-to-machine',
    which: 'all',
    reason: 'Qlik lets such a client be created before it is trusted, but gives it no token until then.',
  },
]
