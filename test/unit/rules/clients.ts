import type { OAuthClientSpec } from '../../../src/rules'

/** Clients that break no rule, to change one thing in. */
export const WEB: OAuthClientSpec = {
  appType: 'web',
  clientName: 'Portal',
  description: undefined,
  clientUri: undefined,
  logoUri: undefined,
  redirectUris: ['https://portal.example.com/callback'],
  allowedOrigins: [],
  allowedScopes: ['user_default'],
  allowedGrantTypes: [],
  allowedAuthMethods: [],
  publicKeys: [],
  consentMethod: undefined,
  published: false,
}

export const MACHINE: OAuthClientSpec = {
  ...WEB,
  redirectUris: [],
  allowedScopes: ['admin_classic'],
  allowedGrantTypes: ['client_credentials'],
}

export const SPA: OAuthClientSpec = { ...WEB, appType: 'spa', allowedOrigins: ['https://portal.example.com'] }

export const NATIVE: OAuthClientSpec = { ...WEB, appType: 'native', redirectUris: ['exampleapp://signed-in'] }

export const EMBED: OAuthClientSpec = {
  ...SPA,
  appType: 'anonymous-embed',
  redirectUris: [],
  allowedScopes: [],
}

/** 256 bytes whose first bit is set, and the exponent 65537. */
export const RSA_KEY = { kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'k1', n: 'v'.repeat(342), e: 'AQAB' }
export const EC_KEY = {
  kty: 'EC',
  use: 'sig',
  alg: 'ES384',
  kid: 'k2',
  crv: 'P-384',
  x: 'sf03BRYoWlR11RFyV1DaaN4RBgNATPeHTBu9wRAfF6sMiEtgcAJkD2YMuASdUZA5',
  y: 'wpbMEcGA1TKzi_sLrlDmBFV9vkt7eHNR0aTFEptCNWcho48Z5CLpNBHzCRCM6P2T',
}
