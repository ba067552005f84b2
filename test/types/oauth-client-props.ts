// Compiled, not run: `npm run types` fails when one of the marked lines compiles, or when one of the others does not.
import { TerraformStack, TerraformVariable, Testing } from 'cdktf'
import {
  customScope,
  customScopes,
  DataOAuthClient,
  OAuthClient,
  type OAuthClientProps,
} from '../../src/constructs'

const stack = new TerraformStack(Testing.app(), 'types')
const list = new TerraformVariable(stack, 'list', { type: 'set(string)' }).listValue

const clientName = 'Client'
const redirectUris = ['https://app.example.com/callback']
const allowedOrigins = ['https://app.example.com']

export const right: readonly OAuthClientProps[] = [
  { appType: 'web', clientName, redirectUris },
  { appType: 'web', clientName, redirectUris, allowedScopes: ['admin_classic', 'offline_access'] },
  { appType: 'web', clientName, redirectUris, consentMethod: 'trusted', keepInitialSecret: false },
  { appType: 'web', clientName, redirectUris, allowedAuthMethods: ['private_key_jwt'], publicKeys: [] },
  { appType: 'web', clientName, allowedGrantTypes: ['client_credentials'] },
  {
    appType: 'web',
    clientName,
    allowedGrantTypes: ['client_credentials'],
    redirectUris,
    consentMethod: 'trusted',
  },
  {
    appType: 'web',
    clientName,
    redirectUris,
    allowedScopes: ['user_default', customScope('brand-new:read')],
  },
  { appType: 'web', clientName, redirectUris: list, allowedScopes: customScopes(list) },
  {
    appType: 'spa',
    clientName,
    redirectUris,
    allowedOrigins,
    allowedScopes: ['user_default', 'admin.apps:read'],
  },
  {
    appType: 'native',
    clientName,
    redirectUris,
    allowedScopes: ['offline_access'],
    consentMethod: 'required',
  },
  { appType: 'anonymous-embed', clientName, allowedOrigins },
]

export const wrong: readonly OAuthClientProps[] = [
  // @ts-expect-error an app type that Qlik does not have
  { appType: 'mobile', clientName, redirectUris },
  // @ts-expect-error every client has a name
  { appType: 'web', redirectUris },
  // @ts-expect-error a web client in which people sign in needs a redirect URI
  { appType: 'web', clientName },
  // @ts-expect-error a misspelt property
  { appType: 'web', clientName, redirectUris, allowedScope: [] },
  // @ts-expect-error a misspelt scope
  { appType: 'web', clientName, redirectUris, allowedScopes: ['admin.app:read'] },
  // @ts-expect-error a scope that only roles have
  { appType: 'web', clientName, redirectUris, allowedScopes: ['notes'] },
  // @ts-expect-error the authorization code is implied, not listed
  { appType: 'web', clientName, allowedGrantTypes: ['authorization_code'] },
  // @ts-expect-error no grants at all is no machine-to-machine client, and the other kind needs a redirect URI
  { appType: 'web', clientName, allowedGrantTypes: [] },
  // @ts-expect-error there is nobody to ask for consent
  { appType: 'web', clientName, allowedGrantTypes: ['client_credentials'], consentMethod: 'required' },
  // @ts-expect-error a way to authenticate that Qlik does not have
  { appType: 'web', clientName, redirectUris, allowedAuthMethods: ['none'] },
  {
    appType: 'web',
    clientName,
    redirectUris,
    // @ts-expect-error the private member of a key pair
    publicKeys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'k1', n: '', e: 'AQAB', d: '' }],
  },

  // @ts-expect-error a single-page app needs a redirect URI
  { appType: 'spa', clientName, allowedOrigins },
  // @ts-expect-error a single-page app needs an origin
  { appType: 'spa', clientName, redirectUris },
  // @ts-expect-error full administration is not for single-page apps
  { appType: 'spa', clientName, redirectUris, allowedOrigins, allowedScopes: ['admin_classic'] },
  // @ts-expect-error nor is access while the user is away
  { appType: 'spa', clientName, redirectUris, allowedOrigins, allowedScopes: ['offline_access'] },
  // @ts-expect-error a single-page app is no machine
  { appType: 'spa', clientName, redirectUris, allowedOrigins, allowedGrantTypes: ['client_credentials'] },
  // @ts-expect-error a single-page app keeps no secret
  { appType: 'spa', clientName, redirectUris, allowedOrigins, allowedAuthMethods: ['client_secret'] },
  // @ts-expect-error a single-page app has no key
  { appType: 'spa', clientName, redirectUris, allowedOrigins, publicKeys: [] },
  // @ts-expect-error a single-page app gets no secret
  { appType: 'spa', clientName, redirectUris, allowedOrigins, keepInitialSecret: true },

  // @ts-expect-error a native app needs a redirect URI
  { appType: 'native', clientName },
  // @ts-expect-error full administration is not for native apps
  { appType: 'native', clientName, redirectUris, allowedScopes: ['admin_classic'] },
  // @ts-expect-error a native app sends no origin
  { appType: 'native', clientName, redirectUris, allowedOrigins },
  // @ts-expect-error a native app is no machine
  { appType: 'native', clientName, redirectUris, allowedGrantTypes: ['client_credentials'] },
  // @ts-expect-error a native app keeps no secret
  { appType: 'native', clientName, redirectUris, keepInitialSecret: false },

  // @ts-expect-error an anonymous embed needs an origin
  { appType: 'anonymous-embed', clientName },
  // @ts-expect-error nobody signs in to an anonymous embed
  { appType: 'anonymous-embed', clientName, allowedOrigins, redirectUris },
]

// @ts-expect-error a client is looked up in one way
new DataOAuthClient(stack, 'both', { clientId: 'c1', clientName })
// @ts-expect-error a client is looked up somehow
new DataOAuthClient(stack, 'neither', {})
// @ts-expect-error the id of a client is not chosen
new OAuthClient(stack, 'client', { appType: 'web', clientName, redirectUris, clientId: 'c1' })

// Props that are shared by spreading them.
const shared = { clientName, redirectUris }
new OAuthClient(stack, 'spread', { ...shared, appType: 'web', allowedAuthMethods: ['private_key_jwt'] })
new OAuthClient(stack, 'spread', {
  ...shared,
  appType: 'spa',
  allowedOrigins,
  allowedScopes: ['user_default'],
})
