import { startEmulator } from '../../../src/emulator'
import { CLIENTS, send, startRegion, WEB, type Reply } from './region'

const NOW = new Date('2026-01-01T00:00:00Z')
const FIVE = { tier1PerMinute: 5, tier2PerMinute: 5 }

test('blocks one tier of one user until the minute is over, and says how long', async () => {
  const { emulator, admin } = await startRegion({ limits: FIVE, now: () => NOW })
  const acme = await admin() // The first call of tier 2.
  const list = async (): Promise<number> => (await acme({ path: CLIENTS })).status
  emulator.clock.advance(10_000)
  expect([await list(), await list(), await list(), await list(), await list()]).toEqual([
    200, 200, 200, 200, 200,
  ])
  const blocked = await acme({ path: CLIENTS })
  expect(blocked).toMatchObject({
    status: 429,
    body: {
      errors: [
        {
          code: 'HTTP-429',
          title: 'API rate limit reached.',
          detail: 'You need to wait 60 seconds before making another call.',
        },
      ],
    },
  })
  expect(blocked.headers['retry-after']).toBe('60')
  expect((await acme({ method: 'POST', path: CLIENTS, body: WEB })).status).toBe(201)
  emulator.clock.advance(59_001)
  expect(await list()).toBe(429)
  emulator.clock.advance(999)
  expect(await list()).toBe(200)
})

test('counts the token request and writes together, for the same bot user', async () => {
  const { admin, as, emulator } = await startRegion({ limits: FIVE, now: () => NOW })
  const acme = await admin()
  for (let count = 0; count < 4; count += 1) {
    expect((await acme({ method: 'POST', path: CLIENTS, body: WEB })).status).toBe(201)
  }
  const { clientId: client_id, clientSecret: client_secret } = emulator.tenants['acme'] ?? {}
  const body = { grant_type: 'client_credentials', client_id, client_secret }
  expect((await as('acme')({ method: 'POST', path: '/oauth/token', body })).status).toBe(429)
  await expect(admin('globex')).resolves.toEqual(expect.any(Function))
})

test('holds the users of a tenant together to half the sum of their limits', async () => {
  const { emulator, as } = await startRegion({ limits: FIVE, now: () => NOW })
  const tenant = emulator.tenant('acme')
  const tokens = [await tenant.issueToken({ admin: true }), await tenant.issueToken()]
  const statuses: number[] = []
  for (const token of [...tokens, ...tokens, ...tokens]) {
    statuses.push((await as('acme', { authorization: `Bearer ${token}` })({ path: CLIENTS })).status)
  }
  expect(tenant.users()).toHaveLength(2)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
})

test('has the limits of Qlik Cloud unless told otherwise', async () => {
  const emulator = await startEmulator({ now: () => NOW })
  const tenant = emulator.tenant('acme')
  const headers = { authorization: `Bearer ${await tenant.issueToken({ admin: true })}` }
  const host = `acme.localhost:${emulator.port}`
  const ask = (method: string): Promise<Reply> =>
    send(emulator.port, { host, method, path: `${CLIENTS}/none`, headers })
  const statuses = async (method: string, calls: number): Promise<readonly number[]> => {
    const replies = await Promise.all(Array.from({ length: calls }, () => ask(method)))
    return replies.map(({ status }) => status).sort()
  }
  const writes = await statuses('DELETE', 101)
  const reads = await statuses('GET', 1001)
  await emulator.stop()
  expect([writes.indexOf(429), writes.length, reads.indexOf(429), reads.length]).toEqual([
    100, 101, 1000, 1001,
  ])
})
