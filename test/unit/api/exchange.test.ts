import { ApiError } from '../../../src/api'
import type { QlikClient } from '../../../src/api'
import { UNSTOPPED, clientFor, listOf, sequence, startTenant, wireClient } from './scripted-tenant'
import type { Received, Reply, ScriptedTenant } from './scripted-tenant'

let tenant: ScriptedTenant
afterEach(() => tenant.stop())

/** A tenant that answers everything but requests for tokens by the script. */
const startWith = async (script: (request: Received) => Reply | undefined): Promise<void> => {
  tenant = await startTenant((request) => (request.url === '/oauth/token' ? undefined : script(request)))
}

const list = (client: QlikClient) => client.listOAuthClients(UNSTOPPED)
const patch = (client: QlikClient) =>
  client.patchOAuthClient('c1', [{ field: 'description', value: 'x' }], UNSTOPPED)
const remove = (client: QlikClient) => client.deleteOAuthClient('c1', UNSTOPPED)

test.each<[what: string, call: (client: QlikClient) => Promise<unknown>, fault: Reply, success: Reply]>([
  ['a read after a server error', list, { status: 503 }, listOf()],
  ['a read after a broken connection', list, 'cut', listOf()],
  ['a patch after a server error', patch, { status: 500 }, { status: 204 }],
  ['a patch after a broken connection', patch, 'cut', { status: 204 }],
  ['a deletion after a server error', remove, { status: 502 }, { status: 204 }],
  ['a deletion after a broken connection', remove, 'cut', { status: 404 }],
])('repeats %s with growing waits', async (_what, call, fault, success) => {
  await startWith(sequence(fault, fault, success))
  const { client, clock } = clientFor(tenant)
  await call(client)
  expect(clock.waits).toEqual([500, 1_000])
  expect(tenant.calls()).toHaveLength(3)
})

test('gives up on a server that goes on failing, and says how long it tried', async () => {
  await startWith(() => ({ status: 503, json: { errors: [{ title: 'Down' }], traceId: 'trace-1' } }))
  const { client } = clientFor(tenant)
  await expect(list(client)).rejects.toMatchObject({
    code: 'QLIK_SERVER_ERROR',
    status: 503,
    traceId: 'trace-1',
    detail: 'Down',
    message:
      'GET /api/v1/oauth-clients: failed on the side of Qlik Cloud (status 503): Down; gave up after 5 attempts in 7.5 s',
  })
})

test.each<[what: string, header: string, waitMs: number]>([
  ['seconds', '13', 13_000],
  ['a date', 'Mon, 23 Nov 2026 12:00:05 GMT', 5_000],
])(
  'waits after a 429 as long as Retry-After says in %s, before a create as well',
  async (_what, header, waitMs) => {
    const limited: Reply = { status: 429, headers: { 'retry-after': header } }
    await startWith(sequence(limited, { status: 201, json: wireClient() }))
    const { client, clock, log } = clientFor(tenant)
    await client.createOAuthClient({ appType: 'web', clientName: 'Portal' }, UNSTOPPED)
    expect(clock.waits).toEqual([waitMs])
    expect(log).toContainEqual({
      level: 'warn',
      message: 'failed and will be repeated',
      fields: {
        method: 'POST',
        path: '/api/v1/oauth-clients',
        tenant: new URL(tenant.origin).host,
        attempt: 1,
        status: 429,
        waitMs,
      },
    })
  },
)

test('does not begin a wait that would outlast the time allowed, and says so', async () => {
  await startWith(() => ({
    status: 429,
    headers: { 'retry-after': '50' },
    json: { errors: [{ code: 'HTTP-429', title: 'Slow down' }] },
  }))
  const { client, clock } = clientFor(tenant, { maxWaitMs: 120_000 })
  await expect(list(client)).rejects.toMatchObject({
    code: 'QLIK_RATE_LIMITED',
    message:
      'GET /api/v1/oauth-clients: rate limit reached (status 429): Slow down [HTTP-429]; gave up after 100 s, because the next attempt is due in 50 s and a call may take 120 s in all',
  })
  expect(clock.waits).toEqual([50_000, 50_000])
})

test.each<[status: number, code: string, says: string]>([
  [400, 'QLIK_BAD_REQUEST', 'refused as invalid (status 400)'],
  [403, 'QLIK_FORBIDDEN', 'forbidden (status 403)'],
  [409, 'QLIK_CONFLICT', 'in conflict with the present state (status 409)'],
  [418, 'QLIK_BAD_REQUEST', 'refused (status 418)'],
  [304, 'QLIK_REDIRECTED', 'redirected, which is not followed (status 304)'],
])('does not repeat a call that is answered with %i', async (status, code, says) => {
  await startWith(() => ({ status }))
  const { client } = clientFor(tenant)
  await expect(list(client)).rejects.toMatchObject({ code, message: `GET /api/v1/oauth-clients: ${says}` })
  expect(tenant.calls()).toHaveLength(1)
})

test('does not say that it gave up on what was refused once the limit let it through', async () => {
  await startWith(sequence({ status: 429, headers: { 'retry-after': '18' } }, { status: 400 }))
  const { client } = clientFor(tenant)
  await expect(list(client)).rejects.toMatchObject({
    message: 'GET /api/v1/oauth-clients: refused as invalid (status 400); answered after 2 attempts in 18 s',
  })
})

test('takes a 404 that is a page of HTML for a gateway and not for a missing client', async () => {
  await startWith(() => ({ status: 404, text: '<html>no such site</html>' }))
  const reading = clientFor(tenant).client.readOAuthClientFresh('c1', UNSTOPPED)
  await expect(reading).rejects.toMatchObject({ code: 'QLIK_UNEXPECTED_RESPONSE', status: 404 })
})

test.each<[what: string, reply: Reply, misfit: string]>([
  [
    'a page of HTML',
    { status: 200, text: '<html>canary</html>', headers: { 'content-type': 'text/html; x' } },
    'expected JSON, got text/html',
  ],
  ['half an answer', { status: 200, text: '{"data":["canary' }, 'expected JSON'],
  ['another shape', { status: 200, json: { data: 'canary' } }, 'data: expected array'],
  ['an empty body', { status: 200 }, 'the whole body: expected object'],
])('says where %s does not fit, without repeating it', async (_what, reply, misfit) => {
  await startWith(() => reply)
  await expect(list(clientFor(tenant).client)).rejects.toMatchObject({
    code: 'QLIK_UNEXPECTED_RESPONSE',
    message: `GET /api/v1/oauth-clients: the answer (status 200) is not as described: ${misfit}; gave up after 2 attempts in 0.5 s`,
  })
})

test('sends who is asking, and the release of the API that it was written for', async () => {
  await startWith(() => listOf())
  await list(clientFor(tenant, { userAgent: 'test/1.0' }).client)
  expect(tenant.received[1]?.headers).toMatchObject({
    'user-agent': 'test/1.0',
    'qlik-api-version': '2026-08',
    accept: 'application/json',
  })
})

describe('a stop', () => {
  const stopped = {
    code: 'QLIK_ABORTED',
    message: expect.stringMatching(/: stopped by the caller$/) as string,
  }

  test('before the call keeps it from being sent', async () => {
    await startWith(() => listOf())
    const { client } = clientFor(tenant)
    const options = { signal: AbortSignal.abort() }
    await expect(client.listOAuthClients(options)).rejects.toMatchObject(stopped)
    await expect(
      client.createOAuthClient({ appType: 'web', clientName: 'n' }, options),
    ).rejects.toMatchObject(stopped)
    expect(tenant.calls()).toEqual([])
  })

  test('ends a read that is under way', async () => {
    const controller = new AbortController()
    await startWith(() => {
      controller.abort()
      return 'hang'
    })
    const reading = clientFor(tenant).client.readOAuthClientFresh('c1', controller)
    await expect(reading).rejects.toMatchObject(stopped)
  })

  test('ends a wait', async () => {
    await startWith(() => ({ status: 503 }))
    const controller = new AbortController()
    const clock = {
      now: () => 0,
      sleep: (_ms: number, signal: AbortSignal) => {
        controller.abort(new Error('Stop'))
        return Promise.reject(signal.reason instanceof Error ? signal.reason : new Error('no reason'))
      },
    }
    const reading = clientFor(tenant, { clock }).client.readOAuthClientFresh('c1', controller)
    await expect(reading).rejects.toMatchObject(stopped)
  })

  test('does not cut off a write that is under way, whose result would be lost', async () => {
    const controller = new AbortController()
    await startWith(() => {
      controller.abort()
      return { status: 201, json: wireClient({ clientSecret: 'made' }) }
    })
    const { client } = clientFor(tenant)
    const created = await client.createOAuthClient({ appType: 'web', clientName: 'Portal' }, controller)
    expect(created.clientSecret?.reveal()).toBe('made')
  })

  test('of one caller leaves the shared list to the others', async () => {
    const controller = new AbortController()
    await startWith(() => {
      controller.abort()
      return listOf(wireClient())
    })
    const { client } = clientFor(tenant)
    const results = await Promise.allSettled([
      client.listOAuthClients(controller),
      client.listOAuthClients(UNSTOPPED),
    ])
    expect(results).toMatchObject([
      { status: 'rejected', reason: { code: 'QLIK_ABORTED' } },
      { status: 'fulfilled', value: [{ clientId: 'c1' }] },
    ])
    expect(tenant.calls()).toEqual(['GET /api/v1/oauth-clients?limit=100'])
  })
})

test('lets a mistake in the program through as it is', async () => {
  await startWith(() => listOf())
  const { client } = clientFor(tenant, {
    log: () => {
      throw new TypeError('a bug')
    },
  })
  const error: unknown = await list(client).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(TypeError)
  expect(error).not.toBeInstanceOf(ApiError)
})
