import { readCreated, readOAuthClient, readPage } from '../../../../src/api/wire'

test('reads a full client field by field', () => {
  const wire = {
    clientId: 'c1',
    appType: 'web',
    clientName: 'Portal',
    description: 'For customers',
    clientUri: 'https://portal.example.com',
    logoUri: 'https://portal.example.com/logo.png',
    redirectUris: ['https://portal.example.com/cb'],
    allowedOrigins: ['https://portal.example.com'],
    allowedScopes: ['user_default'],
    allowedGrantTypes: ['client_credentials'],
    allowedAuthMethods: ['private_key_jwt'],
    publicKeys: [
      { kty: 'EC', use: 'sig', alg: 'ES384', kid: 'k1', crv: 'P-384', x: 'xx', y: 'yy', d: 'canary' },
    ],
    connectionConfig: { consentMethod: 'trusted', status: 'approved', deletedByOwner: true },
    clientSecrets: [{ hint: 'ab12c', createdAt: '2026-01-01T00:00:00Z', createdBy: 'u1' }, { hint: 'zz999' }],
    publishedAt: '2026-01-02T00:00:00Z',
    createdAt: '2026-01-01T00:00:00.123456789Z',
    updatedAt: '2026-01-03T00:00:00Z',
    createdByType: 'user',
    disableTag: 'abuse',
    tenantId: 't1',
    somethingNew: { nested: true },
  }
  expect(readOAuthClient(wire)).toEqual({
    ok: true,
    value: {
      clientId: 'c1',
      appType: 'web',
      clientName: 'Portal',
      description: 'For customers',
      clientUri: 'https://portal.example.com',
      logoUri: 'https://portal.example.com/logo.png',
      redirectUris: ['https://portal.example.com/cb'],
      allowedOrigins: ['https://portal.example.com'],
      allowedScopes: ['user_default'],
      allowedGrantTypes: ['client_credentials'],
      allowedAuthMethods: ['private_key_jwt'],
      publicKeys: [{ kty: 'EC', use: 'sig', alg: 'ES384', kid: 'k1', crv: 'P-384', x: 'xx', y: 'yy' }],
      consentMethod: 'trusted',
      clientSecrets: [
        { hint: 'ab12c', createdAt: '2026-01-01T00:00:00Z', createdBy: 'u1' },
        { hint: 'zz999', createdAt: undefined, createdBy: undefined },
      ],
      publishedAt: '2026-01-02T00:00:00Z',
      createdAt: '2026-01-01T00:00:00.123456789Z',
      updatedAt: '2026-01-03T00:00:00Z',
      createdByType: 'user',
      disableTag: 'abuse',
      tenantId: 't1',
      connectionStatus: 'approved',
      deletedByOwner: true,
    },
  })
})

const TEXTS = [
  'description',
  'clientUri',
  'logoUri',
  'publishedAt',
  'createdByType',
  'disableTag',
  'tenantId',
]
const LISTS = [
  'redirectUris',
  'allowedOrigins',
  'allowedScopes',
  'allowedGrantTypes',
  'allowedAuthMethods',
  'publicKeys',
  'clientSecrets',
]

test.each<[how: string, text: unknown, list: unknown]>([
  ['absent', undefined, undefined],
  ['null', null, null],
  ['empty', '', []],
])('reads %s texts as undefined and lists as empty', (_how, text, list) => {
  const fields = Object.fromEntries([
    ...TEXTS.map((name) => [name, text] as const),
    ...LISTS.map((name) => [name, list] as const),
  ])
  const read = readOAuthClient({ clientId: 'c1', appType: 'spa', clientName: 'n', ...fields })
  if (!read.ok || read.value === undefined) throw new Error('not read')
  const client = new Map<string, unknown>(Object.entries(read.value))
  for (const name of TEXTS) expect([name, client.get(name)]).toEqual([name, undefined])
  for (const name of LISTS) expect([name, client.get(name)]).toEqual([name, []])
})

test('does not see a client that is marked as deleted', () => {
  const gone = { clientId: 'c1', deletedAt: '2026-01-01T00:00:00Z' }
  expect(readOAuthClient(gone)).toEqual({ ok: true, value: undefined })
  expect(readPage({ data: [gone], links: {} })).toEqual({ ok: true, value: { clients: [], next: undefined } })
})

test('reads a list although one of its clients lacks all but an id', () => {
  const read = readPage({ data: [{ clientId: 'odd' }], links: { next: { href: 'https://x/y?next=1' } } })
  expect(read).toMatchObject({
    ok: true,
    value: { clients: [{ clientId: 'odd', appType: '' }], next: 'https://x/y?next=1' },
  })
})

test.each<[what: string, body: unknown, misfit: string]>([
  ['nothing', undefined, 'the whole body: expected object'],
  ['no list', { links: {} }, 'data: expected array'],
  ['a client without an id', { data: [{ clientName: 'canary' }] }, 'data[0].clientId: expected string'],
  ['an empty id', { data: [{ clientId: '' }] }, 'data[0].clientId: not as described'],
  [
    'a number where a text belongs',
    { data: [{ clientId: 'a' }, { clientId: 'b', redirectUris: [4711] }] },
    'data[1].redirectUris[0]: expected string',
  ],
])('tells where %s does not fit, and not what is there', (_what, body, misfit) => {
  expect(readPage(body)).toEqual({ ok: false, misfit })
})

test.each<[how: string, clientSecret: unknown, value: string | undefined]>([
  ['a secret', 's3cret', 's3cret'],
  ['an empty secret', '', undefined],
  ['no secret', undefined, undefined],
])('reads the answer to a create with %s', (_how, clientSecret, value) => {
  const read = readCreated({ clientId: 'c1', appType: 'web', clientName: 'n', clientSecret })
  expect(read).toMatchObject({ ok: true, value: { clientSecret: value, client: { clientId: 'c1' } } })
})
