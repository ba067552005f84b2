import type { OAuthClientSpec } from '../oauth-client/spec'

/** Clients of each kind that break no rule, for examples to change one thing in. */
export const WEB: OAuthClientSpec = {
  appType: 'web',
  clientName: 'Back office',
  description: undefined,
  clientUri: undefined,
  logoUri: undefined,
  redirectUris: ['https://office.example.com/callback'],
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
  clientName: 'Nightly reload',
  redirectUris: [],
  allowedGrantTypes: ['client_credentials'],
  allowedScopes: ['admin.apps'],
}

export const SPA: OAuthClientSpec = {
  ...WEB,
  appType: 'spa',
  clientName: 'Sales dashboard',
  redirectUris: ['https://sales.example.com/callback'],
  allowedOrigins: ['https://sales.example.com'],
}

export const NATIVE: OAuthClientSpec = {
  ...WEB,
  appType: 'native',
  clientName: 'Desktop reader',
  redirectUris: ['exampleapp://callback'],
}

export const EMBED: OAuthClientSpec = {
  ...WEB,
  appType: 'anonymous-embed',
  clientName: 'Public charts',
  redirectUris: [],
  allowedOrigins: ['https://www.example.com'],
  allowedScopes: [],
}

/** The public halves of two key pairs, of which nobody has the other. */
export const KEY = {
  kty: 'EC',
  use: 'sig',
  alg: 'ES384',
  kid: 'k1',
  crv: 'P-384',
  x: 'wyT3t5MNoSmUDmkOzKFxUnR6FDGxUakOGxztcho3a4M2NtFRBO_47tRkso3uEERh',
  y: 'jVLNhAg_8I46b2WnLQaGO3qYMcKvcR9rzfs7BrpJpAU-sapq5t43GTISqtQgoGIJ',
} as const

export const OTHER_KEY = {
  ...KEY,
  kid: 'k2',
  x: 'YTB-8IYc8KShq00LR_L7ea4Tpe_wUz1fWMjpFcEnRFw0BfhBqwuYqc0wBEI7yT2Q',
  y: 'BNM4vdF68wEYdn4IxErUPcMqU5f4qV1Mte6ZOkEymxky_TZ32HMCyO8PBfgECVkR',
} as const

export const KEYED: OAuthClientSpec = { ...WEB, allowedAuthMethods: ['private_key_jwt'], publicKeys: [KEY] }
