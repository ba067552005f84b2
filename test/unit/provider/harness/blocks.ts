import { generateKeyPairSync } from 'node:crypto'
import type { Block, Configuration, Reference } from './configuration'
import type { PlainObject } from './values'

export const CLIENT = 'qlikcloud_oauth_client'
export const SECRET = 'qlikcloud_oauth_client_secret'
export const PUBLICATION = 'qlikcloud_oauth_client_publication'

const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({
  format: 'jwk',
})

/** A public key as Qlik Cloud takes it. */
export function publicKey(kid: string) {
  return { kty: 'EC', use: 'sig', alg: 'ES384', kid, crv: 'P-384', x, y } as const
}

/** One client of each kind, as somebody would write it. */
export const WEB = {
  app_type: 'web',
  client_name: 'Web',
  redirect_uris: ['https://web.example.com/callback'],
  allowed_scopes: ['user_default'],
} as const

export const MACHINE = {
  app_type: 'web',
  client_name: 'Machine',
  allowed_scopes: ['admin_classic'],
  allowed_grant_types: ['client_credentials'],
} as const

export const KEYED = {
  app_type: 'web',
  client_name: 'Keyed',
  redirect_uris: ['https://keyed.example.com/callback'],
  allowed_scopes: ['user_default'],
  allowed_auth_methods: ['private_key_jwt'],
  public_keys: [publicKey('one'), publicKey('two')],
} as const

export const NATIVE = {
  app_type: 'native',
  client_name: 'Native',
  redirect_uris: ['exampleapp://callback', 'http://localhost:8080/callback'],
  allowed_scopes: ['user_default', 'offline_access'],
} as const

export const SPA = {
  app_type: 'spa',
  client_name: 'Single-page',
  redirect_uris: ['https://spa.example.com/'],
  allowed_origins: ['https://spa.example.com'],
  allowed_scopes: ['user_default'],
} as const

export const EMBED = {
  app_type: 'anonymous-embed',
  client_name: 'Embed',
  allowed_origins: ['https://embed.example.com'],
} as const

export const client = (given: PlainObject): Block => ({ type: CLIENT, arguments: given })

/** A configuration of one client, called "app". */
export const app = (given: PlainObject): Configuration => ({ app: client(given) })

type Dependent = (given?: PlainObject) => Block

const of =
  (type: string): Dependent =>
  (given = {}) => ({
    type,
    arguments: (ref: Reference) => ({ client_id: ref('app', 'client_id'), ...given }),
  })

/** A secret of the client "app", unless `client_id` says otherwise. */
export const secret = of(SECRET)
/** A publication of the client "app", unless `client_id` says otherwise. */
export const publication = of(PUBLICATION)
