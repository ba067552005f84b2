import {
  anyText,
  at,
  CLIENTS,
  code,
  create,
  details,
  type Reply,
  type Send,
  SPA,
  startRegion,
  WEB,
} from './region'

interface Patching {
  readonly acme: Send
  readonly id: string
  readonly patch: (...operations: readonly unknown[]) => Promise<Reply>
  readonly read: () => Promise<Reply>
}

async function startPatching(body: object): Promise<Patching> {
  const acme = await (await startRegion()).admin()
  const id = await create(acme, body)
  const path = `${CLIENTS}/${id}`
  return {
    acme,
    id,
    patch: (...operations) => acme({ method: 'PATCH', path, body: operations }),
    read: () => acme({ path }),
  }
}

test('changes several fields at once, and nothing else but the time of the update', async () => {
  const { patch, read } = await startPatching({ ...SPA, description: 'Old', allowedScopes: ['user_default'] })
  const before = await read()
  const reply = await patch(
    { op: 'replace', path: '/clientName', value: 'New' },
    { op: 'remove', path: '/description' },
    { op: 'add', path: '/logoUri', value: 'https://a.example/logo.png' },
    { op: 'replace', path: '/redirectUris', value: ['https://b.example/2', 'https://b.example/1'] },
    { op: 'remove', path: '/allowedScopes' },
  )
  expect(reply).toMatchObject({ status: 204, body: '' })
  // A client, as it was read.
  const { allowedScopes: _scopes, ...kept } = before.body as Record<string, unknown>
  const after = await read()
  expect(after.body).toEqual({
    ...kept,
    clientName: 'New',
    description: '',
    logoUri: 'https://a.example/logo.png',
    redirectUris: ['https://b.example/1', 'https://b.example/2'],
    updatedAt: anyText,
  })
  expect(String(at(after, 'updatedAt')) > String(at(before, 'updatedAt'))).toBe(true)
})

test('takes a later operation on top of an earlier one', async () => {
  const { patch, read } = await startPatching(SPA)
  const value = ['user_default']
  const reply = await patch(
    { op: 'add', path: '/allowedScopes', value: ['admin.apps'] },
    { op: 'replace', path: '/allowedScopes', value },
  )
  expect(reply.status).toBe(204)
  expect(at(await read(), 'allowedScopes')).toEqual(value)
})

const NAME = '/clientName'
test.each<readonly [string, readonly unknown[], string]>([
  ['no operation', [], 'The patch has no operations.'],
  ['an operation that is text', ['x'], 'operation 0: must be an object, not string'],
  ['an unknown op', [{ op: 'move', path: NAME, value: 'x' }], 'operation 0: needs op add, remove, replace'],
  [
    'an unknown member',
    [{ op: 'add', path: NAME, value: 'x', from: '/x' }],
    'operation 0: has unknown members: from',
  ],
  [
    'an index into a list',
    [{ op: 'add', path: '/redirectUris/-', value: 'https://a.example' }],
    'operation 0: needs the path of a whole field that can be changed',
  ],
  [
    'the app type',
    [{ op: 'replace', path: '/appType', value: 'web' }],
    'operation 0: needs the path of a whole field that can be changed',
  ],
  [
    'the consent',
    [{ op: 'replace', path: '/connectionConfig', value: {} }],
    'operation 0: needs the path of a whole field that can be changed',
  ],
  ['no value', [{ op: 'replace', path: NAME }], 'operation 0: needs a value to replace clientName'],
  ['a removed name', [{ op: 'remove', path: NAME }], 'operation 0: cannot remove clientName'],
  [
    'a bad value',
    [{ op: 'replace', path: NAME, value: ['x'] }],
    'operation 0: clientName must be a string, not array',
  ],
])('refuses a patch with %s', async (_name, operations, problem) => {
  const { patch } = await startPatching(SPA)
  const reply = await patch(...operations)
  expect([reply.status, code(reply), details(reply)]).toEqual([400, 'OAC-BAD-PATCH', [problem]])
})

test('refuses a patch that is not a list, and one that breaks a rule', async () => {
  const { acme, id, patch } = await startPatching(SPA)
  const object = await acme({ method: 'PATCH', path: `${CLIENTS}/${id}`, body: { clientName: 'x' } })
  expect(details(object)).toEqual(['The body must be an array, not object.'])
  const rule = await patch({ op: 'add', path: '/allowedGrantTypes', value: ['client_credentials'] })
  expect([code(rule), details(rule)]).toEqual([
    'OAC-BAD-COMBINATION',
    ['allowedGrantTypes is only for use with appType web'],
  ])
})

test('answers 404 for a client of another tenant or of none', async () => {
  const region = await startRegion()
  const id = await create(await region.admin('globex'), WEB)
  const acme = await region.admin('acme')
  for (const unknown of [id, 'nonsense', '../x', '%00']) {
    const path = `${CLIENTS}/${encodeURIComponent(unknown)}`
    const reply = await acme({ method: 'PATCH', path, body: [] })
    expect([reply.status, details(reply)]).toEqual([
      404,
      [`There is no OAuth client with id ${JSON.stringify(unknown)} in this tenant.`],
    ])
  }
})
