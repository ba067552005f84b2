import { UNSTOPPED, clientFor, listOf, sequence, startTenant, wireClient } from './scripted-tenant'
import type { Received, Reply, ScriptedTenant } from './scripted-tenant'

let tenant: ScriptedTenant
afterEach(() => tenant.stop())

const startWith = async (script: (request: Received) => Reply | undefined): Promise<void> => {
  tenant = await startTenant((request) => (request.url === '/oauth/token' ? undefined : script(request)))
}

const page = (href: string | undefined, ...clients: readonly unknown[]): Reply => ({
  status: 200,
  json: { data: clients, links: href === undefined ? {} : { next: { href } } },
})
const LIST = 'GET /api/v1/oauth-clients?limit=100'

test('follows the links through all pages and names each client once', async () => {
  await startWith(({ url }) =>
    url.includes('next=2')
      ? page(undefined, wireClient({ clientId: 'b' }), wireClient({ clientId: 'c' }))
      : page(
          `${tenant.origin}/api/v1/oauth-clients?limit=100&next=2`,
          wireClient({ clientId: 'a' }),
          wireClient({ clientId: 'b' }),
        ),
  )
  const clients = await clientFor(tenant).client.listOAuthClients(UNSTOPPED)
  expect(clients.map(({ clientId }) => clientId)).toEqual(['a', 'b', 'c'])
  expect(tenant.calls()).toEqual([LIST, `${LIST}&next=2`])
})

test.each<[what: string, href: string, message: string]>([
  [
    'to another origin',
    'https://evil.example.com/api/v1/oauth-clients?next=2',
    'the next page is at https://evil.example.com and not at ORIGIN; if that is a host of the same tenant, give it as the tenant URL',
  ],
  ['to another path', '/api/v1/users?next=2', 'the link to the next page leads out of the list'],
  ['to nowhere', 'http://[', 'the link to the next page is not a URL'],
  ['to the same page', '/api/v1/oauth-clients?limit=100', 'the pages of the list do not end'],
])('does not follow a link %s', async (_what, href, message) => {
  await startWith(() => page(href, wireClient()))
  await expect(clientFor(tenant).client.listOAuthClients(UNSTOPPED)).rejects.toMatchObject({
    code: 'QLIK_UNEXPECTED_RESPONSE',
    message: `GET /api/v1/oauth-clients: ${message.replace('ORIGIN', tenant.origin)}`,
  })
  expect(tenant.calls()).toEqual([LIST])
})

test('serves any number of reads from one list', async () => {
  await startWith(() => listOf(...Array.from({ length: 50 }, (_, i) => wireClient({ clientId: `c${i}` }))))
  const { client } = clientFor(tenant)
  const reads = Array.from({ length: 50 }, (_, i) => client.readOAuthClient(`c${i}`, UNSTOPPED))
  expect((await Promise.all(reads)).map((read) => read?.clientId)).toContain('c49')
  await client.listOAuthClients(UNSTOPPED)
  expect(tenant.calls()).toEqual([LIST])
})

test('asks for a client by its id when the list does not have it', async () => {
  await startWith(({ url }) => {
    if (url.startsWith('/api/v1/oauth-clients?')) return listOf()
    return url.endsWith('/new') ? { status: 200, json: wireClient({ clientId: 'new' }) } : undefined
  })
  const { client } = clientFor(tenant)
  await expect(client.readOAuthClient('new', UNSTOPPED)).resolves.toMatchObject({ clientId: 'new' })
  await expect(client.readOAuthClient('gone', UNSTOPPED)).resolves.toBeUndefined()
  expect(tenant.calls()).toEqual([LIST, 'GET /api/v1/oauth-clients/new', 'GET /api/v1/oauth-clients/gone'])
})

test.each<[what: string, status: number, consent: string | undefined]>([
  ['takes the consent from its own place when a client comes without', 200, 'trusted'],
  ['reads a client that has no consent (404)', 404, undefined],
  ['reads a client of a type without consent (400)', 400, undefined],
])('%s', async (_what, status, consent) => {
  await startWith(({ url }) =>
    url.endsWith('/me')
      ? { status, json: { consentMethod: 'trusted', status: 'approved' } }
      : { status: 200, json: wireClient({ connectionConfig: undefined }) },
  )
  const read = await clientFor(tenant).client.readOAuthClientFresh('c1', UNSTOPPED)
  expect(read).toMatchObject({ clientId: 'c1', consentMethod: consent })
  expect(tenant.calls()).toEqual([
    'GET /api/v1/oauth-clients/c1',
    'GET /api/v1/oauth-clients/c1/connection-configs/me',
  ])
})

test('never takes another failure for a missing client', async () => {
  await startWith(() => ({ status: 403 }))
  const { client } = clientFor(tenant)
  await expect(client.readOAuthClientFresh('c1', UNSTOPPED)).rejects.toMatchObject({ code: 'QLIK_FORBIDDEN' })
  await expect(client.readOAuthClient('c1', UNSTOPPED)).rejects.toMatchObject({ code: 'QLIK_FORBIDDEN' })
})

test('reads the list anew after a write, even after one that failed', async () => {
  await startWith(({ method }) => (method === 'GET' ? listOf() : { status: 403 }))
  const { client } = clientFor(tenant)
  await client.listOAuthClients(UNSTOPPED)
  await expect(client.deleteOAuthClient('c1', UNSTOPPED)).rejects.toMatchObject({ code: 'QLIK_FORBIDDEN' })
  await client.listOAuthClients(UNSTOPPED)
  expect(tenant.calls()).toEqual([LIST, 'DELETE /api/v1/oauth-clients/c1', LIST])
})

test('keeps no list that was being read while something was written', async () => {
  let written: Promise<unknown> | undefined
  const lists = sequence(listOf(), listOf(wireClient()))
  const { client } = clientFor(
    (tenant = await startTenant((request) => {
      if (request.url === '/oauth/token') return undefined
      if (request.method === 'DELETE') return { status: 204 }
      // The write begins, and ends or not, while this answer is on its way.
      written ??= client.deleteOAuthClient('c2', UNSTOPPED)
      return lists()
    })),
  )
  await client.listOAuthClients(UNSTOPPED)
  await written
  await expect(client.listOAuthClients(UNSTOPPED)).resolves.toMatchObject([{ clientId: 'c1' }])
})

test.each(['', '.', '..'])('refuses the id %p, which would be another path', async (id) => {
  await startWith(() => listOf())
  const { client } = clientFor(tenant)
  await expect(client.readOAuthClientFresh(id, UNSTOPPED)).rejects.toMatchObject({
    code: 'QLIK_BAD_REQUEST',
    message: `GET /api/v1/oauth-clients: "${id}" is not an id`,
  })
  expect(tenant.received).toEqual([])
})

test('sends an id that is a URL as one segment of the path', async () => {
  await startWith(() => undefined)
  await clientFor(tenant).client.readOAuthClientFresh('https://app.example.com/a?b#c', UNSTOPPED)
  expect(tenant.calls()).toEqual(['GET /api/v1/oauth-clients/https%3A%2F%2Fapp.example.com%2Fa%3Fb%23c'])
})

test('confirms a deletion by the id, and takes a missing client for deleted', async () => {
  await startWith(() => undefined)
  await clientFor(tenant).client.deleteOAuthClient('c1', UNSTOPPED)
  expect(tenant.received[1]).toMatchObject({ method: 'DELETE', url: '/api/v1/oauth-clients/c1' })
  expect(tenant.received[1]?.headers['qlik-confirm-delete']).toBe('c1')
})

test('reads the OAuth configuration without credentials', async () => {
  const json = { issuer: 'i', authorization_endpoint: 'a', token_endpoint: 't' }
  await startWith(() => ({ status: 200, json }))
  const configuration = await clientFor(tenant).client.readOAuthConfiguration(UNSTOPPED)
  expect(configuration).toMatchObject({ issuer: 'i', authorizationEndpoint: 'a', tokenEndpoint: 't' })
  expect(tenant.received).toHaveLength(1)
  expect(tenant.received[0]?.headers['authorization']).toBeUndefined()
})

describe('a list that failed', () => {
  const down: Reply = { status: 403 }

  test('is not asked for again by every read that follows, until half a minute has passed', async () => {
    await startWith(sequence(down, listOf(wireClient())))
    const { client, clock } = clientFor(tenant)
    for (let read = 0; read < 3; read += 1)
      await expect(client.readOAuthClient('c1', UNSTOPPED)).rejects.toMatchObject({ code: 'QLIK_FORBIDDEN' })
    expect(tenant.calls()).toEqual([LIST])
    clock.advance(30_000)
    expect(await client.listOAuthClients(UNSTOPPED)).toHaveLength(1)
  })

  test('is asked for anew once something was written', async () => {
    await startWith(sequence(down, { status: 204 }, listOf(wireClient())))
    const { client } = clientFor(tenant)
    await expect(client.listOAuthClients(UNSTOPPED)).rejects.toMatchObject({ code: 'QLIK_FORBIDDEN' })
    await client.deleteOAuthClient('c2', UNSTOPPED)
    expect(await client.listOAuthClients(UNSTOPPED)).toHaveLength(1)
  })

  test('because it was stopped is asked for anew', async () => {
    const controller = new AbortController()
    let calls = 0
    await startWith(() => {
      calls += 1
      if (calls > 1) return listOf(wireClient())
      controller.abort()
      return 'hang'
    })
    const { client } = clientFor(tenant)
    await expect(client.listOAuthClients(controller)).rejects.toMatchObject({ code: 'QLIK_ABORTED' })
    expect(await client.listOAuthClients(UNSTOPPED)).toHaveLength(1)
  })
})
