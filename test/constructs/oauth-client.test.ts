import { Fn, TerraformOutput, TerraformVariable } from 'cdktf'
import { customScope, OAuthClient, type OAuthClientProps, type WebClientProps } from '../../src/constructs'
import { block, json, stackWithProvider } from './stack'

const attributes = (props: OAuthClientProps) =>
  block(new OAuthClient(stackWithProvider(), 'portal', props), [
    'resource',
    'qlikcloud_oauth_client',
    'portal',
  ])

test('writes a web client with all that it can have', () => {
  expect(
    attributes({
      appType: 'web',
      clientName: 'Portal',
      tenant: 'acme',
      description: 'For customers',
      clientUri: 'https://portal.example.com',
      logoUri: 'https://portal.example.com/logo.png',
      redirectUris: ['https://portal.example.com/callback'],
      allowedOrigins: ['https://portal.example.com'],
      allowedScopes: ['user_default', 'offline_access', customScope('brand-new:read')],
      allowedAuthMethods: ['client_secret', 'private_key_jwt'],
      publicKeys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'k1', n: 'v'.repeat(342), e: 'AQAB' }],
      consentMethod: 'trusted',
      keepInitialSecret: false,
      forceDestroy: true,
      skipRules: ['scope/unknown'],
    }),
  ).toEqual({
    app_type: 'web',
    client_name: 'Portal',
    tenant: 'acme',
    description: 'For customers',
    client_uri: 'https://portal.example.com',
    logo_uri: 'https://portal.example.com/logo.png',
    redirect_uris: ['https://portal.example.com/callback'],
    allowed_origins: ['https://portal.example.com'],
    allowed_scopes: ['user_default', 'offline_access', 'brand-new:read'],
    allowed_auth_methods: ['client_secret', 'private_key_jwt'],
    public_keys: [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'k1', n: 'v'.repeat(342), e: 'AQAB' }],
    consent_method: 'trusted',
    keep_initial_secret: false,
    force_destroy: true,
    skip_rules: ['scope/unknown'],
  })
})

test.each<[string, OAuthClientProps, Record<string, unknown>]>([
  [
    'a machine-to-machine client',
    {
      appType: 'web',
      clientName: 'Robot',
      allowedGrantTypes: ['client_credentials'],
      allowedScopes: ['admin_classic'],
    },
    {
      app_type: 'web',
      client_name: 'Robot',
      allowed_grant_types: ['client_credentials'],
      allowed_scopes: ['admin_classic'],
    },
  ],
  [
    'a single-page app',
    {
      appType: 'spa',
      clientName: 'App',
      redirectUris: ['https://app.example.com'],
      allowedOrigins: ['https://app.example.com'],
      allowedScopes: ['user_default'],
    },
    {
      app_type: 'spa',
      client_name: 'App',
      redirect_uris: ['https://app.example.com'],
      allowed_origins: ['https://app.example.com'],
      allowed_scopes: ['user_default'],
    },
  ],
  [
    'a native app',
    {
      appType: 'native',
      clientName: 'Desktop',
      redirectUris: ['exampleapp://in'],
      allowedScopes: ['offline_access'],
    },
    {
      app_type: 'native',
      client_name: 'Desktop',
      redirect_uris: ['exampleapp://in'],
      allowed_scopes: ['offline_access'],
    },
  ],
  [
    'an anonymous embed',
    { appType: 'anonymous-embed', clientName: 'Embed', allowedOrigins: ['https://www.example.com'] },
    { app_type: 'anonymous-embed', client_name: 'Embed', allowed_origins: ['https://www.example.com'] },
  ],
])('writes %s', (_, props, expected) => {
  expect(attributes(props)).toEqual(expected)
})

const WEB: WebClientProps = {
  appType: 'web',
  clientName: 'Portal',
  redirectUris: ['https://portal.example.com/callback'],
  allowedScopes: ['user_default'],
}

const SIGNING: WebClientProps = { ...WEB, allowedAuthMethods: ['private_key_jwt'] }

test("hands Terraform's own arguments on", () => {
  const stack = stackWithProvider()
  const first = new OAuthClient(stack, 'first', WEB)
  const second = new OAuthClient(stack, 'second', {
    ...WEB,
    dependsOn: [first],
    lifecycle: { preventDestroy: true },
    count: 2,
  })

  expect(block(second, ['resource', 'qlikcloud_oauth_client', 'second'])).toMatchObject({
    depends_on: ['qlikcloud_oauth_client.first'],
    lifecycle: { prevent_destroy: true },
    count: 2,
  })
})

test('gives its attributes as references', () => {
  const stack = stackWithProvider()
  const client = new OAuthClient(stack, 'portal', WEB)
  const values = {
    id: client.id,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    hints: client.clientSecretHints,
    publishedAt: client.publishedAt,
    disabled: client.disabled,
    consentMethod: client.consentMethod,
    firstRedirect: Fn.element(client.redirectUris, 0) as unknown,
  }
  for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, name, { value })

  expect(json(stack)['output']).toEqual({
    id: { value: '${qlikcloud_oauth_client.portal.id}' },
    clientId: { value: '${qlikcloud_oauth_client.portal.client_id}' },
    clientSecret: { value: '${qlikcloud_oauth_client.portal.client_secret}' },
    hints: { value: '${tolist(qlikcloud_oauth_client.portal.client_secret_hints)}' },
    publishedAt: { value: '${qlikcloud_oauth_client.portal.published_at}' },
    disabled: { value: '${qlikcloud_oauth_client.portal.disabled}' },
    consentMethod: { value: '${qlikcloud_oauth_client.portal.consent_method}' },
    firstRedirect: { value: '${element(tolist(qlikcloud_oauth_client.portal.redirect_uris), 0)}' },
  })
})

test.each<[string, OAuthClientProps, string]>([
  [
    'that deletes it',
    { ...WEB, keepInitialSecret: false },
    '[acme/portal] There is no initial secret: keepInitialSecret is false, so the initial secret is deleted. Create a ClientSecret and use its secret, or leave keepInitialSecret out.',
  ],
  [
    'that is public',
    { appType: 'native', clientName: 'Desktop', redirectUris: ['exampleapp://in'] },
    '[acme/portal] There is no initial secret: The client has appType "native", and only "web" clients can keep a secret. Remove the secret: such a client needs none, and people sign in with the authorization code and PKCE. (secret/public-client)',
  ],
  [
    'that signs with a key',
    SIGNING,
    '[acme/portal] There is no initial secret: The client\'s allowedAuthMethods are "private_key_jwt". Add "client_secret" to them, or remove the secret. (secret/method)',
  ],
])('refuses to give the secret of a client %s', (_, props, message) => {
  const client = new OAuthClient(stackWithProvider(), 'portal', props)

  expect(() => client.clientSecret).toThrow(new Error(message))
})

test('imports an existing client into a construct', () => {
  const stack = stackWithProvider()
  new OAuthClient(stack, 'portal', WEB).importFrom('c1')

  expect(json(stack)['import']).toEqual([{ id: 'c1', to: 'qlikcloud_oauth_client.portal' }])
})

test('lets Terraform write the configuration of an existing client', () => {
  const stack = stackWithProvider()
  OAuthClient.generateConfigForImport(stack, 'portal', 'c1')

  expect(json(stack)['import']).toEqual([{ id: 'c1', to: 'qlikcloud_oauth_client.portal' }])
})

test('takes tokens wherever it takes values', () => {
  const stack = stackWithProvider()
  const name = new TerraformVariable(stack, 'name', { type: 'string' })
  const uris = new TerraformVariable(stack, 'uris', { type: 'set(string)' })
  const client = new OAuthClient(stack, 'portal', {
    ...WEB,
    clientName: name.stringValue,
    redirectUris: uris.listValue,
  })

  expect(block(client, ['resource', 'qlikcloud_oauth_client', 'portal'])).toMatchObject({
    client_name: '${var.name}',
    redirect_uris: '${var.uris}',
  })
})
