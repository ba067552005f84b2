import type { OAuthClientSpec } from '../../../../src/rules'
import { RSA_KEY as KEY } from '../clients'

/** What is crossed. Each value is one shape of many; `valid` is the one that most clients have. */
export interface Shape<T> {
  readonly name: string
  readonly value: T
}

const shapes = <T>(table: Readonly<Record<string, T>>): readonly Shape<T>[] =>
  Object.entries(table).map(([name, value]) => ({ name, value }))

const APP_TYPES = ['web', 'native', 'spa', 'anonymous-embed'] as const
const MACHINE = 'client_credentials'
const IMPERSONATION = 'urn:qlik:oauth:user-impersonation'
const REDIRECT = ['https://app.example.com/callback']
const ORIGIN = ['https://app.example.com']
const LONG = 'p'.repeat(300)

const GRANTS = shapes({
  'no grant': [],
  machine: [MACHINE],
  impersonation: [IMPERSONATION],
  'both grants': [MACHINE, IMPERSONATION],
})

const METHODS = shapes<Pick<OAuthClientSpec, 'allowedAuthMethods' | 'publicKeys'>>({
  'no method': { allowedAuthMethods: [], publicKeys: [] },
  secret: { allowedAuthMethods: ['client_secret'], publicKeys: [] },
  'key method with key': { allowedAuthMethods: ['private_key_jwt'], publicKeys: [KEY] },
  'key method without key': { allowedAuthMethods: ['private_key_jwt'], publicKeys: [] },
  'both methods with key': { allowedAuthMethods: ['client_secret', 'private_key_jwt'], publicKeys: [KEY] },
  'no method with key': { allowedAuthMethods: [], publicKeys: [KEY] },
  'secret with key': { allowedAuthMethods: ['client_secret'], publicKeys: [KEY] },
})

// Unset is one of these, and the request is the same: which one, the addresses below show.
const CONSENTS = shapes({ required: 'required', trusted: 'trusted' })

const SCOPES = shapes<readonly string[]>({
  'no scope': [],
  user_default: ['user_default'],
  admin_classic: ['admin_classic'],
  offline_access: ['user_default', 'offline_access'],
  'parent and child': ['admin.apps', 'admin.apps:read'],
  'new scope': ['quantum:entangle'],
  'odd scope': ['9lives/read'],
  'role scope': ['classic_talend.tmc_engine_use'],
  'region scope': ['tenants:create'],
  'two scopes in one': ['apps:read spaces.data'],
})

const PRESENCES = [false, true]

const REDIRECTS = shapes<readonly string[]>({
  none: [],
  https: REDIRECT,
  'bare origin': ORIGIN,
  'port, path, query': ['https://app.example.com:8443/a/b?c=d&e={f}'],
  IPv6: ['https://[2001:db8::1]:8443/cb'],
  international: ['https://bücher.example/cb'],
  'upper case': ['HTTPS://APP.EXAMPLE.COM/CB'],
  'http localhost': ['http://localhost:3000/callback'],
  'http LOCALHOST': ['http://LOCALHOST/'],
  'http host': ['http://app.example.com/callback'],
  'http loopback': ['http://127.0.0.1:3000/callback'],
  'http below localhost': ['http://app.localhost:3000/'],
  'app scheme': ['com.example.my-app://cb'],
  'app scheme alone': ['exampleapp://'],
  'app scheme, one slash': ['com.example.my-app:/cb'],
  'scheme only': ['exampleapp:'],
  script: ['javascript://alert(1)'],
  ftp: ['ftp://app.example.com/cb'],
  socket: ['wss://app.example.com/cb'],
  relative: ['/callback'],
  'host only': ['app.example.com'],
  'no slashes': ['https:app.example.com'],
  'no host': ['https:///callback'],
  blank: ['https://app.example.com/call back'],
  'blank at the end': ['https://app.example.com/ '],
  empty: [''],
  fragment: ['https://app.example.com/#/cb'],
  'fragment of an app link': ['exampleapp://cb#x'],
  wildcard: ['https://app.example.com/*'],
  long: [`https://app.example.com/${LONG}`],
  twice: ['https://app.example.com', 'https://app.example.com'],
  five: [1, 2, 3, 4, 5].map((n) => `https://a${n}.example.com`),
  six: [1, 2, 3, 4, 5, 6].map((n) => `https://a${n}.example.com`),
  'one good, one bad': [...REDIRECT, 'http://app.example.com/callback'],
})

const ORIGINS = shapes<readonly string[]>({
  none: [],
  https: ORIGIN,
  port: ['https://app.example.com:8443'],
  IPv6: ['https://[2001:db8::1]:8443'],
  international: ['https://bücher.example'],
  'upper case': ['HTTPS://APP.EXAMPLE.COM'],
  'http localhost': ['http://localhost:3000'],
  'http host': ['http://app.example.com'],
  slash: ['https://app.example.com/'],
  path: ['https://app.example.com/a'],
  query: ['https://app.example.com?a'],
  fragment: ['https://app.example.com#a'],
  user: ['https://me@app.example.com'],
  wildcard: ['https://*.example.com'],
  blank: ['https://app.example.com '],
  'app scheme': ['exampleapp://cb'],
  'host only': ['app.example.com'],
  empty: [''],
  long: [`https://${LONG}.example.com`],
  six: [1, 2, 3, 4, 5, 6].map((n) => `https://a${n}.example.com`),
})

export interface CrossedClient {
  readonly name: string
  readonly spec: OAuthClientSpec
}

const BASE = {
  ...{ clientName: 'Crossed', description: undefined, clientUri: undefined, logoUri: undefined },
  published: false,
}

/** Type × grants × methods and keys × consent × scopes, with and without redirect URIs and origins. */
export function* crossedFeatures(): Generator<CrossedClient> {
  for (const appType of APP_TYPES)
    for (const grants of GRANTS)
      for (const methods of METHODS)
        for (const consent of CONSENTS)
          for (const scopes of SCOPES)
            for (const redirected of PRESENCES)
              for (const embedded of PRESENCES)
                yield {
                  name: [appType, grants, methods, consent, scopes, redirected, embedded]
                    .map((part) => (typeof part === 'object' ? part.name : String(part)))
                    .join(', '),
                  spec: {
                    ...BASE,
                    ...methods.value,
                    appType,
                    allowedGrantTypes: grants.value,
                    consentMethod: consent.value,
                    allowedScopes: scopes.value,
                    redirectUris: redirected ? REDIRECT : [],
                    allowedOrigins: embedded ? ORIGIN : [],
                  },
                }
}

/**
 * Type × each redirect URI × each origin, for web with and without a machine: other types cannot have one. No rule and no
 * documented check reads an address together with keys, consent or scopes, so these stay as most clients have them.
 */
export function* crossedAddresses(): Generator<CrossedClient> {
  for (const appType of APP_TYPES)
    for (const grants of appType === 'web' ? GRANTS.slice(0, 2) : GRANTS.slice(0, 1))
      for (const redirect of REDIRECTS)
        for (const origin of ORIGINS)
          yield {
            name: `${appType}, ${grants.name}, redirect ${redirect.name}, origin ${origin.name}`,
            spec: {
              ...BASE,
              appType,
              allowedGrantTypes: grants.value,
              allowedAuthMethods: [],
              publicKeys: [],
              consentMethod: undefined,
              allowedScopes: ['user_default'],
              redirectUris: redirect.value,
              allowedOrigins: origin.value,
            },
          }
}
