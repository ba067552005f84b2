import { connect } from 'node:net'
import { once } from 'node:events'
import { startEmulator } from '../../../src/emulator'
import { at, details, startRegion, send } from './region'

test('gives every tenant a host name, and a bootstrap client that can manage OAuth clients', async () => {
  const { emulator, admin } = await startRegion()
  expect(Object.keys(emulator.tenants)).toEqual(['acme', 'globex'])
  expect(emulator.tenants['acme']?.url).toBe(`http://acme.localhost:${emulator.port}`)
  for (const tenant of ['acme', 'globex']) {
    const list = await (await admin(tenant))({ path: '/api/v1/oauth-clients' })
    expect(at(list, 'data', 0, 'clientId')).toBe(emulator.tenants[tenant]?.clientId)
    expect(at(list, 'data', 0, 'connectionConfig')).toEqual({ consentMethod: 'trusted', status: 'approved' })
  }
})

test.each(['globex.localhost', 'acme.localhost.example.com', 'deep.acme.localhost', 'acme', '10.0.0.1'])(
  'answers 404 and names its tenants at host %j',
  async (host) => {
    const emulator = await startEmulator({ tenants: ['acme'] })
    const reply = await send(emulator.port, { host: `${host}:${emulator.port}`, path: '/oauth/token' })
    await emulator.stop()
    expect(reply.status).toBe(404)
    expect(details(reply)).toEqual([
      `There is no tenant at host ${JSON.stringify(host)}; there are http://acme.localhost:${emulator.port}.`,
    ])
  },
)

test('takes a host name in any case', async () => {
  const { emulator } = await startRegion()
  const path = '/.well-known/oauth-authorization-server'
  const reply = await send(emulator.port, { host: `ACME.LocalHost:${emulator.port}`, path })
  expect(at(reply, 'issuer')).toBe(`http://acme.localhost:${emulator.port}`)
})

test.each(['Acme', 'a.b', '-a', '', 'a b'])('refuses to start with a tenant named %j', async (name) => {
  await expect(startEmulator({ tenants: [name] })).rejects.toThrow(
    `Tenant name ${JSON.stringify(name)} is not a host name's label: use a-z, 0-9 and - inside.`,
  )
})

test('refuses to start on a port that is taken', async () => {
  const { emulator } = await startRegion()
  await expect(startEmulator({ port: emulator.port })).rejects.toThrow('EADDRINUSE')
})

test('says which tenants there are when asked for another', async () => {
  const { emulator } = await startRegion()
  expect(() => emulator.tenant('umbrella')).toThrow('There is no tenant "umbrella"; there are acme, globex.')
})

test('cuts idle, waiting and hanging connections when it stops', async () => {
  const emulator = await startEmulator({ latencyMs: 3_600_000 })
  emulator.faults.add({ path: '/hang', effect: 'hang' })
  const idle = connect(emulator.port, '127.0.0.1')
  await once(idle, 'connect')
  const host = `acme.localhost:${emulator.port}`
  const requests = ['/hang', '/slow'].map((path) => send(emulator.port, { host, path }))
  const outcomes = Promise.allSettled(requests)
  const ended = once(idle, 'close')
  idle.resume()
  await emulator.stop()
  await ended
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})

test('answers 404 for a resource that it does not have', async () => {
  const { as } = await startRegion()
  const reply = await as('acme')({ path: '/api/v1/spaces' })
  expect(reply).toMatchObject({
    status: 404,
    body: {
      errors: [{ code: 'HTTP-404', title: 'Not found', detail: 'There is no such resource.', status: '404' }],
    },
  })
  expect(at(reply, 'traceId')).toMatch(/^[0-9a-f]{32}$/)
})

test('keeps the global Request and Response of the process', async () => {
  const before = [globalThis.Request, globalThis.Response]
  await startRegion()
  expect([globalThis.Request, globalThis.Response]).toEqual(before)
})

test('takes time and chance from outside', async () => {
  const fixed = {
    now: () => new Date('2026-01-02T03:04:05.678Z'),
    random: (n: number) => new Uint8Array(n).fill(7),
  }
  const region = await startRegion({ ...fixed, tenants: ['acme'] })
  const { clientId, clientSecret } = region.emulator.tenants['acme'] ?? {}
  expect(region.emulator.regionClient.clientId).toBe('019b7ca98f2e7001a707070707070707')
  expect(clientId).toBe('019b7ca98f2e7002a707070707070707')
  expect(clientSecret).toBe('07'.repeat(32))
  expect(region.emulator.tenant('acme').clients()[0]?.createdAt).toBe('2026-01-02T03:04:05.678000002Z')
})
