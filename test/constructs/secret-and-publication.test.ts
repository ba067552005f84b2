import { generateKeyPairSync } from 'node:crypto'
import { TerraformOutput } from 'cdktf'
import {
  ClientSecret,
  DataOAuthClient,
  OAuthClient,
  PublishedClient,
  type IOAuthClient,
} from '../../src/constructs'
import { block, json, stackWithProvider } from './stack'

type Stack = ReturnType<typeof stackWithProvider>

const CLIENTS: readonly [string, (stack: Stack) => IOAuthClient, Record<string, unknown>][] = [
  [
    'a client of the stack',
    (stack) =>
      new OAuthClient(stack, 'client', {
        appType: 'web',
        clientName: 'Portal',
        tenant: 'globex',
        redirectUris: ['https://portal.example.com'],
      }),
    { client_id: '${qlikcloud_oauth_client.client.client_id}', tenant: 'globex' },
  ],
  [
    'a client that exists already',
    (stack) => OAuthClient.fromClientId(stack, 'client', 'c1', { tenant: 'globex' }),
    { client_id: 'c1', tenant: 'globex' },
  ],
  [
    "a client of the provider's own tenant",
    (stack) => OAuthClient.fromClientId(stack, 'client', 'c1'),
    { client_id: 'c1' },
  ],
  [
    'a client that is looked up',
    (stack) => new DataOAuthClient(stack, 'client', { clientName: 'Portal' }),
    { client_id: '${data.qlikcloud_oauth_client.client.client_id}' },
  ],
]

test.each(CLIENTS)('a secret and a publication refer to %s', (_, clientIn, expected) => {
  const stack = stackWithProvider()
  const client = clientIn(stack)
  const secret = new ClientSecret(stack, 'secret', { client })
  const publication = new PublishedClient(stack, 'published', { client })

  expect(block(secret, ['resource', 'qlikcloud_oauth_client_secret', 'secret'])).toEqual(expected)
  expect(block(publication, ['resource', 'qlikcloud_oauth_client_publication', 'published'])).toEqual(
    expected,
  )
})

test('give their attributes as references', () => {
  const stack = stackWithProvider()
  const client = OAuthClient.fromClientId(stack, 'client', 'c1')
  const secret = new ClientSecret(stack, 'secret', { client })
  const published = new PublishedClient(stack, 'published', { client })
  const values = {
    id: secret.id,
    secret: secret.secret,
    hint: secret.hint,
    createdAt: secret.createdAt,
    createdBy: secret.createdBy,
    publishedAt: published.publishedAt,
  }
  for (const [name, value] of Object.entries(values))
    new TerraformOutput(stack, `${name}-output`, { value }).overrideLogicalId(name)

  expect(json(stack)['output']).toEqual({
    id: { value: '${qlikcloud_oauth_client_secret.secret.id}' },
    secret: { value: '${qlikcloud_oauth_client_secret.secret.secret}' },
    hint: { value: '${qlikcloud_oauth_client_secret.secret.hint}' },
    createdAt: { value: '${qlikcloud_oauth_client_secret.secret.created_at}' },
    createdBy: { value: '${qlikcloud_oauth_client_secret.secret.created_by}' },
    publishedAt: { value: '${qlikcloud_oauth_client_publication.published.published_at}' },
  })
})

test('a secret for a recipient gives the encrypted value, and not the plain one', () => {
  const stack = stackWithProvider()
  const client = OAuthClient.fromClientId(stack, 'client', 'c1')
  const plain = new ClientSecret(stack, 'plain', { client })
  const sealed = new ClientSecret(stack, 'sealed', {
    client,
    recipientPublicKey: '-----BEGIN PUBLIC KEY-----',
  })
  new TerraformOutput(stack, 'out', { value: sealed.encryptedSecret })

  expect(json(stack)['output']).toEqual({
    out: { value: '${qlikcloud_oauth_client_secret.sealed.encrypted_secret}' },
  })
  expect(() => sealed.secret).toThrow(
    new Error(
      '[acme/sealed] The secret is encrypted for recipientPublicKey: use encryptedSecret, or leave recipientPublicKey out.',
    ),
  )
  expect(() => plain.encryptedSecret).toThrow(
    new Error('[acme/plain] The secret is not encrypted: give recipientPublicKey, or use secret.'),
  )
})

test('a recipient gives its key as text or as a JSON Web Key', () => {
  const stack = stackWithProvider()
  const client = OAuthClient.fromClientId(stack, 'client', 'c1')
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [pem, jwk] = [
    publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    publicKey.export({ format: 'jwk' }),
  ]
  new ClientSecret(stack, 'pem', { client, recipientPublicKey: pem })
  new ClientSecret(stack, 'jwk', { client, recipientPublicKey: jwk })

  expect(json(stack)).toMatchObject({
    resource: {
      qlikcloud_oauth_client_secret: {
        pem: { recipient_public_key: pem },
        jwk: { recipient_public_key: JSON.stringify(jwk) },
      },
    },
  })
})

test('can be imported', () => {
  const stack = stackWithProvider()
  ClientSecret.generateConfigForImport(stack, 'secret', 'c1/ab123')
  PublishedClient.generateConfigForImport(stack, 'published', 'c1')

  expect(json(stack)['import']).toEqual([
    { id: 'c1/ab123', to: 'qlikcloud_oauth_client_secret.secret' },
    { id: 'c1', to: 'qlikcloud_oauth_client_publication.published' },
  ])
})
