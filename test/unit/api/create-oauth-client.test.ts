import type { CreateOAuthClientRequest, QlikClient } from '../../../src/api'
import { NOW_MS, UNSTOPPED, clientFor, listOf, sequence, startTenant, wireClient } from './scripted-tenant'
import type { Received, Reply, ScriptedTenant } from './scripted-tenant'

let tenant: ScriptedTenant
afterEach(() => tenant.stop())

const startWith = async (script: (request: Received) => Reply | undefined): Promise<void> => {
  tenant = await startTenant((request) => (request.url === '/oauth/token' ? undefined : script(request)))
}

const REQUEST: CreateOAuthClientRequest = {
  appType: 'web',
  clientName: 'Portal',
  redirectUris: ['https://a.example.com/cb', 'https://b.example.com/cb'],
}
/** The client that REQUEST leads to; the API sorts lists as it likes. */
const made = (fields: object = {}): Record<string, unknown> =>
  wireClient({ redirectUris: ['https://b.example.com/cb', 'https://a.example.com/cb'], ...fields })

const create = (client: QlikClient) => client.createOAuthClient(REQUEST, UNSTOPPED)
const POST = 'POST /api/v1/oauth-clients'
const LIST = 'GET /api/v1/oauth-clients?limit=100'

/** Answers creates by the one script and lists by the other. */
const startCreating = (posts: () => Reply | undefined, lists: () => Reply | undefined) =>
  startWith(({ method }) => (method === 'POST' ? posts() : lists()))

test('sends the request and returns the client with its first secret', async () => {
  await startCreating(() => ({ status: 201, json: made({ clientSecret: 'canary' }) }), sequence(listOf()))
  const { client, clientSecret, adopted } = await create(clientFor(tenant).client)
  expect(JSON.parse(tenant.received[1]?.body ?? '')).toEqual(REQUEST)
  expect({ id: client.clientId, secret: clientSecret?.reveal(), adopted }).toEqual({
    id: 'c1',
    secret: 'canary',
    adopted: false,
  })
  expect(tenant.calls()).toEqual([POST])
})

test.each<[what: string, reply: Reply]>([
  ['the connection broke', 'cut'],
  ['the server failed', { status: 502 }],
  ['the answer was cut short', { status: 201, text: '{"clientId":"c1","clie' }],
  ['a page came instead', { status: 200, text: '<html></html>' }],
])('adopts the one client that has appeared when %s', async (_what, reply) => {
  await startCreating(
    () => reply,
    () => listOf(made()),
  )
  const created = await create(clientFor(tenant).client)
  expect(created).toMatchObject({ adopted: true, clientSecret: undefined, client: { clientId: 'c1' } })
  expect(tenant.calls()).toEqual([POST, LIST])
})

test('adopts a client that shows at the second look only', async () => {
  await startCreating(() => 'cut', sequence(listOf(), listOf(made())))
  const { client, clock } = clientFor(tenant)
  await expect(create(client)).resolves.toMatchObject({ adopted: true })
  expect(clock.waits).toEqual([2_000])
  expect(tenant.calls()).toEqual([POST, LIST, LIST])
})

test('creates again when two looks have shown that nothing was created', async () => {
  await startCreating(sequence('cut', { status: 201, json: made() }), () => listOf())
  await expect(create(clientFor(tenant).client)).resolves.toMatchObject({ adopted: false })
  expect(tenant.calls()).toEqual([POST, LIST, LIST, POST])
})

test('gives up with the failure itself when nothing was created twice', async () => {
  await startCreating(
    () => ({ status: 500 }),
    () => listOf(),
  )
  await expect(create(clientFor(tenant).client)).rejects.toMatchObject({
    code: 'QLIK_SERVER_ERROR',
    candidates: [],
    message:
      'POST /api/v1/oauth-clients: failed on the side of Qlik Cloud (status 500); its effect was looked for and is not there, so nothing was done',
  })
  expect(tenant.calls()).toEqual([POST, LIST, LIST, POST, LIST, LIST])
})

test('does not create again after a timeout, since the request may still be under way', async () => {
  await startCreating(
    () => 'hang',
    () => listOf(),
  )
  await expect(create(clientFor(tenant, { requestTimeoutMs: 60 }).client)).rejects.toMatchObject({
    code: 'QLIK_CREATE_UNCLEAR',
    candidates: [],
    message:
      'POST /api/v1/oauth-clients: no complete answer within the time allowed; the client "Portal" may or may not have been created',
  })
  expect(tenant.calls()).toEqual([POST, LIST, LIST])
})

test.each<[what: string, found: readonly object[], ids: readonly string[]]>([
  ['two have appeared', [made(), made({ clientId: 'c2' })], ['c1', 'c2']],
  ['the one that has appeared differs from the request', [made({ redirectUris: [] })], ['c1']],
  ['the one that has appeared does not say when', [made({ createdAt: undefined })], ['c1']],
])('names the candidates and adopts none when %s', async (_what, found, ids) => {
  await startCreating(
    () => 'cut',
    () => listOf(...found),
  )
  const error: unknown = await create(clientFor(tenant).client).catch((caught: unknown) => caught)
  expect(error).toMatchObject({
    code: 'QLIK_CREATE_UNCLEAR',
    candidates: ids.map((clientId) => ({ clientId, clientName: 'Portal' })),
  })
  const names = ids.map((id) => `${id} \\(created [^)]+\\)`).join(', ')
  expect(String(error)).toMatch(new RegExp(`the client "Portal" may be one of: ${names}$`))
  expect(tenant.calls()).toEqual([POST, LIST])
})

const at = (ms: number): string => new Date(NOW_MS + ms).toISOString()

test.each<[what: string, other: object]>([
  ['has another name', { clientName: 'portal' }],
  ['is of another type', { appType: 'spa' }],
  ['was registered dynamically', { createdByType: 'dcr' }],
  ['was created before', { createdAt: at(-10_000) }],
])('does not take for its own a client that %s', async (_what, other) => {
  await startCreating(sequence('cut', { status: 201, json: made() }), () =>
    listOf(made({ clientId: 'x', ...other })),
  )
  await expect(create(clientFor(tenant).client)).resolves.toMatchObject({
    adopted: false,
    client: { clientId: 'c1' },
  })
})

test('goes by the clock of the server, as its answers tell it', async () => {
  await startCreating(
    () => 'cut',
    () => listOf(made({ createdAt: at(-4_000) })),
  )
  const { client, clock } = clientFor(tenant)
  // This machine is an hour ahead; the answers show it.
  clock.advance(3_600_000)
  await expect(create(client)).resolves.toMatchObject({ adopted: true })
})

test('does not take for its own a client that it knew before', async () => {
  const before = made({ clientId: 'before', createdAt: at(0) })
  await startCreating(() => 'cut', sequence(listOf(before), listOf(before, made())))
  const { client } = clientFor(tenant)
  await client.listOAuthClients(UNSTOPPED)
  await expect(create(client)).resolves.toMatchObject({ adopted: true, client: { clientId: 'c1' } })
})

test('says that it is unclear when it cannot look', async () => {
  await startCreating(
    () => 'cut',
    () => ({ status: 403 }),
  )
  await expect(create(clientFor(tenant).client)).rejects.toMatchObject({
    code: 'QLIK_CREATE_UNCLEAR',
    candidates: [],
    message: expect.stringMatching(/; the client "Portal" may or may not have been created$/) as string,
  })
})

test('says that it is unclear when it is stopped before it can look', async () => {
  const controller = new AbortController()
  await startWith(() => {
    controller.abort()
    return 'cut'
  })
  const creating = clientFor(tenant).client.createOAuthClient(REQUEST, controller)
  await expect(creating).rejects.toMatchObject({ code: 'QLIK_CREATE_UNCLEAR', candidates: [] })
})

test('does not mix up two clients of the same name that are created at once', async () => {
  const present: Record<string, unknown>[] = []
  await startWith(({ method }) => {
    if (method === 'GET') return listOf(...present)
    present.push(made({ clientId: `c${present.length + 1}` }))
    return 'cut'
  })
  const { client } = clientFor(tenant)
  const created = await Promise.all([create(client), create(client)])
  expect(created.map((each) => each.client.clientId)).toEqual(['c1', 'c2'])
})

test('adopts its client although another call has listed it meanwhile', async () => {
  let listed: Promise<unknown> | undefined
  await startWith(({ method }) => {
    if (method === 'GET') return listOf(made())
    listed = client.listOAuthClients(UNSTOPPED)
    return 'cut'
  })
  const { client } = clientFor(tenant)
  await expect(create(client)).resolves.toMatchObject({ adopted: true })
  await expect(listed).resolves.toHaveLength(1)
})

test('does not look, nor create again, when the API has refused', async () => {
  await startCreating(
    () => ({ status: 400, json: { errors: [{ title: 'Bad name' }] } }),
    () => listOf(),
  )
  await expect(create(clientFor(tenant).client)).rejects.toMatchObject({
    code: 'QLIK_BAD_REQUEST',
    detail: 'Bad name',
  })
  expect(tenant.calls()).toEqual([POST])
})
