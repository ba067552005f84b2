import { P384, rsaKey } from './keys'
import {
  at,
  CLIENTS,
  code,
  create,
  details,
  EMBED,
  like,
  MACHINE,
  NATIVE,
  SPA,
  startRegion,
  WEB,
} from './region'

const long = (length: number): string => 'x'.repeat(length)

test('answers a web client as the live service does, with its only secret', async () => {
  const { admin, emulator } = await startRegion()
  const reply = await (
    await admin()
  )({
    method: 'POST',
    path: CLIENTS,
    body: { ...WEB, description: 'D', allowedScopes: ['user_default'], logoUri: 'https://example.com/l.png' },
  })
  expect(reply).toMatchObject({ status: 201 })
  // The status says that it is the answer to a creation.
  const { clientId, ...body } = reply.body as Record<string, unknown>
  expect(body).toEqual({
    appType: 'web',
    clientName: 'Web',
    description: 'D',
    clientUri: '',
    logoUri: 'https://example.com/l.png',
    redirectUris: ['https://app.example.com/cb'],
    allowedScopes: ['user_default'],
    allowedAuthMethods: ['client_secret'],
    createdByType: 'user',
    createdAt: like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
    updatedAt: at(reply, 'createdAt'),
    clientSecret: like(/^[0-9a-f]{64}$/),
    clientSecretHint: like(/^[0-9a-f]{5}$/),
    ownerId: emulator.tenant('acme').id,
  })
  expect(clientId).toMatch(/^[0-9a-f]{32}$/)
})

test('takes the smallest client of every type, and reads it back', async () => {
  const { admin } = await startRegion()
  const acme = await admin()
  for (const body of [WEB, SPA, NATIVE, EMBED, MACHINE]) {
    const found = await acme({ path: `${CLIENTS}/${await create(acme, body)}` })
    expect(found).toMatchObject({ status: 200, body })
  }
})

test('takes every key that is allowed, and shows nothing but its public members', async () => {
  const { admin } = await startRegion()
  const acme = await admin()
  const publicKeys = [P384.jwk, rsaKey(2048).jwk, rsaKey(3072, 'RS512', 'rsa-2').jwk]
  const id = await create(acme, { ...WEB, allowedAuthMethods: ['private_key_jwt'], publicKeys })
  expect(at(await acme({ path: `${CLIENTS}/${id}` }), 'publicKeys')).toEqual(publicKeys)
})

/** What is changed in the smallest web client, and what the region says about it. */
const BAD_FIELDS: readonly (readonly [name: string, change: object, ...problems: string[]])[] = [
  ['no type', { appType: undefined }, 'appType must be one of web, native, spa, anonymous-embed'],
  ['an unknown type', { appType: 'mobile' }, 'appType must be one of web, native, spa, anonymous-embed'],
  ['no name', { clientName: undefined }, 'clientName is required'],
  ['an empty name', { clientName: '' }, 'clientName must not be empty'],
  ['a name of 513 characters', { clientName: long(513) }, 'clientName must have at most 512 characters'],
  ['a name that is null', { clientName: null }, 'clientName must be a string, not null'],
  [
    'a description of 4097 characters',
    { description: long(4097) },
    'description must have at most 4096 characters',
  ],
  ['a description that is a number', { description: 7 }, 'description must be a string, not number'],
  [
    'a page of 2049 characters',
    { clientUri: `https://a.example/${long(2031)}` },
    'clientUri must have at most 2048 characters',
  ],
  [
    'a page of another scheme',
    { logoUri: 'ftp://a.example' },
    'logoUri must be an absolute http or https URL',
  ],
  [
    'six redirect URIs',
    { redirectUris: [1, 2, 3, 4, 5, 6].map((n) => `https://a.example/${n}`) },
    'redirectUris the max number of items is 5, not 6',
  ],
  [
    'a redirect URI of 257 characters',
    { redirectUris: [`https://a.example/${long(239)}`] },
    'redirectUris item 0 must have at most 256 characters',
  ],
  [
    'a redirect URI twice',
    { redirectUris: ['https://a.example', 'https://a.example'] },
    'redirectUris item 1 occurs twice',
  ],
  [
    'redirect URIs that are a string',
    { redirectUris: 'https://a.example' },
    'redirectUris must be an array, not string',
  ],
  [
    'a redirect URI that is a number',
    { redirectUris: [1] },
    'redirectUris item 0 must be a string, not number',
  ],
  ...(
    [
      ['a blank', 'https://portal.example.com/call back', 'must not contain blanks'],
      ['a blank at its end', 'https://portal.example.com/ ', 'must not contain blanks'],
      ['no host', 'https:///callback', 'must be an absolute URL'],
      ['no slashes', 'https:portal.example.com', 'must be an absolute URL'],
      ['a script', 'vbscript://x', 'must be an absolute URL'],
    ] as const
  ).map(([what, uri, problem]): [string, object, string] => [
    `a redirect URI with ${what}`,
    { redirectUris: [uri] },
    `redirectUris item 0 ${problem}`,
  ]),
  [
    'six origins',
    { allowedOrigins: [1, 2, 3, 4, 5, 6].map((n) => `https://a${n}.example`) },
    'allowedOrigins the max number of items is 5, not 6',
  ],
  [
    'an origin that is no URL',
    { allowedOrigins: ['a.example'] },
    'allowedOrigins item 0 must be an absolute URL',
  ],
  [
    'a scope of 257 characters',
    { allowedScopes: [long(257)] },
    'allowedScopes item 0 must have at most 256 characters',
  ],
  [
    'an unknown grant type',
    { allowedGrantTypes: ['authorization_code'] },
    'allowedGrantTypes item 0 must be one of client_credentials, urn:qlik:oauth:user-impersonation',
  ],
  [
    'an unknown authentication method',
    { allowedAuthMethods: ['none'] },
    'allowedAuthMethods item 0 must be one of client_secret, private_key_jwt',
  ],
  [
    'required consent',
    { connectionConfig: { consentMethod: 'required' } },
    'connectionConfig.consentMethod can only be trusted at creation',
  ],
  [
    'a connection config that is a list',
    { connectionConfig: [] },
    'connectionConfig must be an object, not array',
  ],
  [
    'an unknown connection setting',
    { connectionConfig: { status: 'x' } },
    'connectionConfig has unknown fields: status',
  ],
  ['a read-only field', { clientId: 'mine' }, 'clientId is not a field of this request'],
  [
    'two mistakes',
    { clientName: '', description: 1 },
    'clientName must not be empty',
    'description must be a string, not number',
  ],
]

test.each(BAD_FIELDS.map(([name, change, ...problems]) => ({ name, change, problems })))(
  'refuses a client with $name',
  async ({ change, problems }) => {
    const { admin, emulator } = await startRegion()
    const reply = await (await admin())({ method: 'POST', path: CLIENTS, body: { ...WEB, ...change } })
    expect([reply.status, code(reply), details(reply)]).toEqual([400, 'OAC-BAD-FIELD', problems])
    expect(emulator.tenant('acme').clients()).toHaveLength(1)
  },
)

test('counts characters, not UTF-16 units', async () => {
  const { admin } = await startRegion()
  const acme = await admin()
  await create(acme, { ...WEB, clientName: '😀'.repeat(512) })
  const reply = await acme({ method: 'POST', path: CLIENTS, body: { ...WEB, clientName: '😀'.repeat(513) } })
  expect(details(reply)).toEqual(['clientName must have at most 512 characters'])
})

const rsa = rsaKey(2048).jwk
const BAD_KEYS: readonly (readonly [string, unknown, string])[] = [
  ['not an object', 'key', 'item 0 must be a JSON Web Key, not string'],
  ['of an unknown alg', { ...rsa, alg: 'PS256' }, 'item 0 must have alg RS256, RS512, ES384'],
  ['for encryption', { ...rsa, use: 'enc' }, 'item 0 must have use "sig"'],
  ['without a kid', { ...rsa, kid: '' }, 'item 0 must have a kid'],
  ['of another kty', { ...rsa, kty: 'EC' }, 'item 0 must have kty "RSA" for its alg'],
  ['without its modulus', { ...rsa, n: undefined }, 'item 0 lacks n'],
  ['of 1024 bits', rsaKey(1024).jwk, 'item 0 must have at least 2048 bits, not 1024'],
  ['on another curve', { ...P384.jwk, crv: 'P-256' }, 'item 0 must be on curve P-384'],
  [
    'that is no point on its curve',
    { ...P384.jwk, x: P384.jwk['y'] },
    'item 0 is not a key that can be read',
  ],
  [
    'with its private part',
    { ...rsa, d: 'AQAB' },
    'item 0 has members that a public RSA key does not have: d',
  ],
]

test.each(BAD_KEYS)('refuses a key %s', async (_name, key, problem) => {
  const { admin } = await startRegion()
  const body = { ...WEB, allowedAuthMethods: ['private_key_jwt'], publicKeys: [key] }
  const reply = await (await admin())({ method: 'POST', path: CLIENTS, body })
  expect([reply.status, details(reply)]).toEqual([400, [`publicKeys ${problem}`]])
})

test('refuses two keys with one kid, and private_key_jwt without a key', async () => {
  const { admin } = await startRegion()
  const acme = await admin()
  const keyed = { ...WEB, allowedAuthMethods: ['private_key_jwt'] }
  const twins = await acme({ method: 'POST', path: CLIENTS, body: { ...keyed, publicKeys: [rsa, rsa] } })
  expect(details(twins)).toEqual(['publicKeys item 1 has the kid of another key'])
  const bare = await acme({ method: 'POST', path: CLIENTS, body: keyed })
  expect(details(bare)).toEqual(['publicKeys is required when using private_key_jwt'])
})

test('refuses an application link for any type but native', async () => {
  const { admin } = await startRegion()
  const acme = await admin()
  for (const type of [WEB, SPA]) {
    const body = { ...type, redirectUris: NATIVE.redirectUris }
    expect(details(await acme({ method: 'POST', path: CLIENTS, body }))).toEqual([
      'redirectUris must begin with https:// (or http://localhost); only appType native can use an application link',
    ])
  }
})

test.each([
  ['text that is not JSON', 'application/json', '{', 'The body is not JSON.'],
  ['a list', 'application/json', '[]', 'The body must be an object, not array.'],
  ['another media type', 'text/plain', '{}', 'The Content-Type must be application/json.'],
])('refuses %s as a body', async (_name, type, body, problem) => {
  const { admin } = await startRegion()
  const headers = { 'content-type': type }
  const reply = await (await admin())({ method: 'POST', path: CLIENTS, headers, body })
  expect([reply.status, code(reply), details(reply)]).toEqual([400, 'OAC-BAD-BODY', [problem]])
})
