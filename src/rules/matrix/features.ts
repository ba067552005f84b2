import { KEY } from '../examples/clients'
import type { ExampleCase } from '../examples/rule-example'
import type { OAuthClientSpec } from '../oauth-client/spec'

/** A row of the matrix: something that a client may or may not have. */
export interface Feature {
  readonly group:
    | 'scopes'
    | 'grants'
    | 'authentication'
    | 'redirect URIs'
    | 'origins'
    | 'consent'
    | 'publishing'
  /** What stands in code as such is between backticks. */
  readonly name: string
  /** The client with it. */
  readonly added: (client: OAuthClientSpec) => ExampleCase
}

const set =
  (change: Partial<OAuthClientSpec>): Feature['added'] =>
  (client) => ({ client: { ...client, ...change } })

const scope = (name: string): Feature['added'] => set({ allowedScopes: [name] })
const redirect = (uri: string): Feature['added'] => set({ redirectUris: [uri] })
const grant = (name: string): Feature['added'] =>
  set({ allowedGrantTypes: [name], allowedScopes: ['user_default'] })

export const FEATURES: readonly Feature[] = [
  { group: 'scopes', name: 'none', added: set({ allowedScopes: [] }) },
  { group: 'scopes', name: '`user_default`', added: scope('user_default') },
  { group: 'scopes', name: '`admin_classic`', added: scope('admin_classic') },
  { group: 'scopes', name: 'one of `admin.*`', added: scope('admin.apps') },
  { group: 'scopes', name: '`offline_access`', added: scope('offline_access') },
  { group: 'scopes', name: 'one of `identity.*`', added: scope('identity.email:read') },
  { group: 'grants', name: '`client_credentials`', added: grant('client_credentials') },
  {
    group: 'grants',
    name: '`urn:qlik:oauth:user-impersonation`',
    added: grant('urn:qlik:oauth:user-impersonation'),
  },
  { group: 'authentication', name: '`client_secret`', added: set({ allowedAuthMethods: ['client_secret'] }) },
  {
    group: 'authentication',
    name: '`private_key_jwt`',
    added: set({ allowedAuthMethods: ['private_key_jwt'], publicKeys: [KEY] }),
  },
  { group: 'authentication', name: 'a further secret', added: (client) => ({ client, furtherSecrets: 1 }) },
  { group: 'redirect URIs', name: 'none', added: set({ redirectUris: [] }) },
  { group: 'redirect URIs', name: '`https://…`', added: redirect('https://app.example.com/callback') },
  { group: 'redirect URIs', name: '`http://localhost…`', added: redirect('http://localhost:3000/callback') },
  {
    group: 'redirect URIs',
    name: '`http://` of another host',
    added: redirect('http://app.example.com/callback'),
  },
  { group: 'redirect URIs', name: '`exampleapp://…`', added: redirect('exampleapp://callback') },
  { group: 'origins', name: 'none', added: set({ allowedOrigins: [] }) },
  { group: 'origins', name: '`https://…`', added: set({ allowedOrigins: ['https://app.example.com'] }) },
  { group: 'consent', name: '`required`', added: set({ consentMethod: 'required' }) },
  { group: 'consent', name: '`trusted`', added: set({ consentMethod: 'trusted' }) },
  { group: 'publishing', name: 'published', added: set({ published: true }) },
]
