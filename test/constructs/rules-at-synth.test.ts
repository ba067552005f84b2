import { Lazy, TerraformVariable, Testing, Token, type TerraformStack } from 'cdktf'
import { ClientSecret, OAuthClient, PublishedClient, type OAuthClientProps } from '../../src/constructs'
import { faults, stackIn, stackWithProvider, warnings } from './stack'

const SPA: OAuthClientProps = {
  appType: 'spa',
  clientName: 'App',
  redirectUris: ['https://app.example.com'],
  allowedOrigins: ['https://app.example.com'],
  allowedScopes: ['user_default'],
}
const WEB: OAuthClientProps = {
  appType: 'web',
  clientName: 'Portal',
  redirectUris: ['https://portal.example.com'],
  allowedScopes: ['user_default'],
}
// Not literals, which the compiler would refuse already.
const INSECURE: string = 'http://app.example.com'
const LOOPBACK: string = 'http://127.0.0.1:8080/'

const MACHINE: OAuthClientProps = {
  appType: 'web',
  clientName: 'Robot',
  allowedGrantTypes: ['client_credentials'],
  allowedScopes: ['admin_classic'],
}

describe('a client', () => {
  test('reports all broken rules of all clients at once, each with its path', () => {
    const stack = stackWithProvider()
    new OAuthClient(stack, 'app', { ...SPA, clientName: '', redirectUris: [INSECURE] })
    new OAuthClient(stack, 'portal', { ...WEB, redirectUris: [] })

    expect(faults(stack)).toEqual([
      '[acme/app] Client name empty or too long: clientName has 0 characters; Qlik allows 1 to 512. Choose a name within that. (name/limit)',
      '[acme/app] Redirect URI with a scheme that is not allowed: redirectUris contains "http://app.example.com". A redirect URI begins with https, unless its host is "localhost". Use https. (redirect/scheme)',
      '[acme/portal] Redirect URI needed: redirectUris is empty, but a client with appType "web" signs people in, and Qlik sends them back only to a listed address. Add the address of the application\'s callback, or, if no person signs in, add "client_credentials" to allowedGrantTypes. (redirect/required)',
    ])
  })

  test('catches what the compiler could not see', () => {
    const stack = stackWithProvider()
    // What plain JavaScript, or a cast, lets through.
    const props = {
      ...SPA,
      allowedScopes: ['admin_classic'],
      allowedGrantTypes: ['client_credentials'],
    } as never
    new OAuthClient(stack, 'app', props)

    expect(faults(stack).map((fault) => /\(([^()]*)\)$/.exec(fault)?.[1])).toEqual([
      'scope/admin-classic',
      'grant/web-only',
    ])
  })

  test('shows warnings without stopping, each once', () => {
    const stack = stackWithProvider()
    new OAuthClient(stack, 'portal', { ...WEB, allowedScopes: ['apps', 'apps:read'] })

    const expected = [
      '[acme/portal] Scope already included: allowedScopes contains both "apps" and "apps:read", and the first includes the second. Remove "apps:read", or remove "apps" to grant less. (scope/covered)',
    ]
    expect(faults(stack)).toEqual([])
    expect(warnings(stack)).toEqual(expected)
    expect(warnings(stack)).toEqual(expected)
  })

  test.each<[string, (stack: TerraformStack) => string[]]>([
    [
      'a list that is a token',
      (stack) => new TerraformVariable(stack, 'uris', { type: 'set(string)' }).listValue,
    ],
    [
      'a token inside a list',
      (stack) => [
        'http://wrong.example.com',
        new TerraformVariable(stack, 'uri', { type: 'string' }).stringValue,
      ],
    ],
    [
      'a token inside a string',
      (stack) => [`http://${new TerraformVariable(stack, 'host', { type: 'string' }).stringValue}`],
    ],
    ['an expression of Terraform', () => ['http://${var.host}']],
    ['a list that is made later', () => Lazy.listValue({ produce: () => ['http://later.example.com'] })],
    [
      'an element that is made later',
      () => ['http://wrong.example.com', Lazy.stringValue({ produce: () => 'http://later.example.com' })],
    ],
    ['an attribute of another client', (stack) => [new OAuthClient(stack, 'other', WEB).clientUri]],
    ['an element that is no string', () => [Token.asString({ resolve: () => 'http://later.example.com' })]],
  ])('leaves to Terraform what is not known yet: %s', (_, redirectUris) => {
    const stack = stackWithProvider()
    new OAuthClient(stack, 'portal', { ...WEB, redirectUris: redirectUris(stack) })

    expect(faults(stack)).toEqual([])
  })

  test.each<[string, (token: unknown) => unknown]>([
    ['all public keys', (token) => token],
    ['a public key', (token) => [token]],
    [
      'a member of a public key',
      (token) => [{ kty: 'RSA', use: 'sig', alg: 'RS256', kid: 'k1', n: token, e: 'AQAB' }],
    ],
  ])('leaves to Terraform what is not known yet: %s', (_, publicKeys) => {
    const stack = stackWithProvider()
    const token = Lazy.anyValue({ produce: () => 'later' })
    // What a program without types, or a cast, lets through.
    const props = { ...WEB, allowedAuthMethods: ['private_key_jwt'], publicKeys: publicKeys(token) } as never
    new OAuthClient(stack, 'portal', props)

    expect(faults(stack)).toEqual([])
  })

  test('turns an overruled error into a warning', () => {
    const stack = stackWithProvider()
    new OAuthClient(stack, 'portal', {
      ...WEB,
      redirectUris: [LOOPBACK],
      skipRules: ['redirect/scheme'],
    })

    expect(faults(stack)).toEqual([])
    expect(warnings(stack)).toEqual([
      '[acme/portal] Redirect URI with a scheme that is not allowed: redirectUris contains "http://127.0.0.1:8080/". With http, the only host that Qlik allows is the name "localhost". Write "localhost" instead of the loopback address. Overruled by skipRules. (redirect/scheme)',
    ])
  })

  test('does not let a rule be overruled that does not exist', () => {
    const stack = stackWithProvider()
    new OAuthClient(stack, 'portal', { ...WEB, skipRules: ['redirect/schema'] })

    expect(faults(stack)).toEqual([
      '[acme/portal] Unknown rule: skipRules contains "redirect/schema", which is the id of no rule. Did you mean "redirect/scheme"?',
    ])
  })
})

describe('a published client', () => {
  test.each<[string, OAuthClientProps, string]>([
    [
      'machine-to-machine',
      MACHINE,
      '[acme/published] Machine-to-machine client cannot be published: allowedGrantTypes contains "client_credentials", so the client must be trusted, but a published client is never trusted. Do not publish it, or remove allowedGrantTypes. (publish/machine-to-machine)',
    ],
    [
      'trusted',
      { ...WEB, consentMethod: 'trusted' },
      '[acme/published] Published client cannot be trusted: consentMethod is "trusted", but a published client always asks for consent. Use "required", or do not publish the client. (consent/published)',
    ],
  ])('cannot be %s', (_, props, message) => {
    const stack = stackWithProvider()
    new PublishedClient(stack, 'published', { client: new OAuthClient(stack, 'client', props) })

    expect(faults(stack)).toEqual([message])
  })

  test('may ask for consent', () => {
    const stack = stackWithProvider()
    new PublishedClient(stack, 'published', { client: new OAuthClient(stack, 'client', WEB) })

    expect(faults(stack)).toEqual([])
  })

  test('may be a client that is known by its id alone', () => {
    const stack = stackWithProvider()
    new PublishedClient(stack, 'published', { client: OAuthClient.fromClientId(stack, 'client', 'c1') })

    expect(faults(stack)).toEqual([])
  })
})

test('a client that is known by its id has one', () => {
  const stack = stackWithProvider()
  OAuthClient.fromClientId(stack, 'client', '')
  expect(faults(stack)).toEqual([
    '[acme/client] Client id missing: clientId is empty. Give the id of the client, as the console shows it; a variable of the environment may be unset.',
  ])
})

describe('clients, secrets and publications', () => {
  test('report all that is broken at once, each with its path and in whatever order they were made', () => {
    const stack = stackWithProvider()
    // Without what the compiler knows of them.
    const app: OAuthClient = new OAuthClient(stack, 'app', { ...SPA, redirectUris: [INSECURE] })
    const robot: OAuthClient = new OAuthClient(stack, 'robot', MACHINE)
    new PublishedClient(stack, 'a-published', { client: robot })
    new ClientSecret(stack, 'b-secret', { client: app })
    new OAuthClient(stack, 'portal', { ...WEB, redirectUris: [] })

    expect(faults(stack).map((fault) => /^\[(.*)\].*\((.*)\)$/.exec(fault)?.slice(1))).toEqual([
      ['acme/app', 'redirect/scheme'],
      ['acme/a-published', 'publish/machine-to-machine'],
      ['acme/b-secret', 'secret/public-client'],
      ['acme/portal', 'redirect/required'],
    ])
  })

  test('are seen in other stacks', () => {
    const app = Testing.app()
    const [clients, secrets] = [stackIn(app, 'clients'), stackIn(app, 'secrets')]
    const client = new OAuthClient(clients, 'client', { ...WEB, keepInitialSecret: true })
    for (const number of [2, 3, 4]) new ClientSecret(secrets, `secret-${number}`, { client })
    for (const number of [5, 6]) new ClientSecret(clients, `secret-${number}`, { client })

    expect([clients, secrets].map((stack) => faults(stack).map((fault) => fault.split(':')[0]))).toEqual([
      [],
      ['[secrets/secret-4] Too many client secrets'],
    ])
  })
})

describe('a secret', () => {
  test('cannot belong to a public client', () => {
    const stack = stackWithProvider()
    // The compiler refuses it, unless the type of the client is forgotten on the way.
    const client: OAuthClient = new OAuthClient(stack, 'client', SPA)
    new ClientSecret(stack, 'secret', { client })

    expect(faults(stack)).toEqual([
      '[acme/secret] Public clients have no secrets: The client has appType "spa", and only "web" clients can keep a secret. Remove the secret: such a client needs none, and people sign in with the authorization code and PKCE. (secret/public-client)',
    ])
  })

  test('is refused beyond the fifth of its client, the initial one counted', () => {
    const stack = stackWithProvider()
    const client = new OAuthClient(stack, 'client', { ...WEB, keepInitialSecret: true })
    const other = new OAuthClient(stack, 'other', WEB)
    for (const number of [2, 3, 4, 5, 6]) new ClientSecret(stack, `secret-${number}`, { client })
    for (const number of [1, 2, 3, 4, 5]) new ClientSecret(stack, `other-${number}`, { client: other })

    expect(faults(stack)).toEqual([
      '[acme/secret-6] Too many client secrets: With this one the client would have 6 secrets, the initial one counted; Qlik allows at most 5. Delete one that is no longer in use first. (secret/limit)',
    ])
  })

  test.each([
    ['PEM', '-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----'],
    ['a JWK', { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', ...{ d: 'canary' } }],
  ])(
    'is refused with a private key of its recipient (%s), before that is written',
    (_, recipientPublicKey) => {
      const stack = stackWithProvider()
      const client = OAuthClient.fromClientId(stack, 'client', 'c1')
      new ClientSecret(stack, 'secret', { client, recipientPublicKey })

      expect(faults(stack)).toEqual([
        '[acme/secret] Private key where a public key belongs: recipientPublicKey holds a private key. Nobody but the recipient may know it. Give its public half, and replace the key pair if this one was shared. (recipient/private)',
      ])
    },
  )
})
