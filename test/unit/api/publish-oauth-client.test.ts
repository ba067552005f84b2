import { UNSTOPPED, clientFor, sequence, startTenant, wireClient } from './scripted-tenant'
import type { Reply, ScriptedTenant } from './scripted-tenant'

let tenant: ScriptedTenant
afterEach(() => tenant.stop())

const startPublishing = async (posts: () => Reply | undefined, reads: () => Reply | undefined) => {
  tenant = await startTenant(({ method, url }) =>
    url === '/oauth/token' ? undefined : method === 'POST' ? posts() : reads(),
  )
}
const READ = 'GET /api/v1/oauth-clients/c1'
const POST = 'POST /api/v1/oauth-clients/c1/actions/publish'
const AT = '2026-11-23T12:00:00Z'
const publish = (requestTimeoutMs = 10_000) =>
  clientFor(tenant, { requestTimeoutMs }).client.publishOAuthClient('c1', UNSTOPPED)
const unpublished: Reply = { status: 200, json: wireClient() }
const published: Reply = { status: 200, json: wireClient({ publishedAt: AT }) }

test('returns when it was published', async () => {
  await startPublishing(
    () => ({ status: 201, json: { publishedAt: AT } }),
    () => unpublished,
  )
  await expect(publish()).resolves.toEqual({ publishedAt: AT })
  expect(tenant.calls()).toEqual([POST])
})

test('sees from the client itself that it was published when the answer was lost', async () => {
  await startPublishing(
    () => 'cut',
    () => published,
  )
  await expect(publish()).resolves.toEqual({ publishedAt: AT })
  expect(tenant.calls()).toEqual([POST, READ])
})

test('publishes again when two looks have shown that it was not published', async () => {
  await startPublishing(
    sequence({ status: 503 }, { status: 201, json: { publishedAt: AT } }),
    () => unpublished,
  )
  await expect(publish()).resolves.toEqual({ publishedAt: AT })
  expect(tenant.calls()).toEqual([POST, READ, READ, POST])
})

test('does not publish again after a timeout', async () => {
  await startPublishing(
    () => 'hang',
    () => unpublished,
  )
  // The reads that follow are answered well within that, whatever else the machine does.
  await expect(publish(500)).rejects.toMatchObject({
    code: 'QLIK_TIMEOUT',
    message: 'POST /api/v1/oauth-clients/c1/actions/publish: no complete answer within the time allowed',
  })
  expect(tenant.calls()).toEqual([POST, READ, READ])
})
