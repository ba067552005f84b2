import { ApiError } from '../../../src/api'
import type { LogEntry } from '../../../src/api'
import { readNothing } from '../../../src/api/api-request'
import type { ApiRequest } from '../../../src/api/api-request'
import { TIER_TABLE, tierOf } from '../../../src/api/call-tiers'
import { createExchange } from '../../../src/api/exchange'
import { loadWire } from '../../../src/api/load-wire'
import { createQuota } from '../../../src/api/quota'
import { createRedactor } from '../../../src/api/redactor'
import type { RawRequest, RawResponse } from '../../../src/api/transport'
import { CLIENT_ROUTES } from '../../../src/emulator/api/client-routes'
import { OAUTH_ROUTES } from '../../../src/emulator/api/oauth-routes'
import { createQuota as createEmulatedQuota } from '../../../src/emulator/region/quota'
import { virtualClock } from './virtual-clock'
import type { VirtualClock } from './virtual-clock'

const UNSTOPPED = new AbortController().signal
const MINUTE_MS = 60_000
const LIST = { method: 'GET', path: '/api/v1/oauth-clients', read: readNothing } as const
const CREATE = { method: 'POST', path: '/api/v1/oauth-clients', read: readNothing } as const
const TOKEN = { method: 'POST', path: '/oauth/token', read: readNothing } as const

beforeAll(loadWire)

interface Options {
  readonly share?: number
  readonly maxWaitMs?: number
  readonly latencyMs?: number
  /** Called with each request that the tenant counts; answers how many a neighbour makes at the same time. */
  readonly neighbour?: (nowMs: number) => number
}

/** A tenant with the emulator's limits, and an exchange with it in virtual time. */
function set(options: Options = {}) {
  const { share = 1, maxWaitMs = 120_000, latencyMs = 30, neighbour = () => 0 } = options
  const clock = virtualClock()
  const limits = createEmulatedQuota(
    { tier1PerMinute: 1000, tier2PerMinute: 100 },
    () => clock.now(),
    () => 2,
  )
  const answered: { readonly call: string; readonly status: number; readonly atMs: number }[] = []
  const startedMs = clock.now()
  const send = async ({ method, path }: RawRequest): Promise<RawResponse> => {
    await clock.sleep(latencyMs / 2, UNSTOPPED)
    const tier = method === 'GET' ? 1 : 2
    for (let more = neighbour(clock.now() - startedMs); more > 0; more -= 1) limits.take(tier, 'bot')
    const seconds = limits.take(tier, 'bot')
    const status = seconds === undefined ? 200 : 429
    answered.push({ call: `${method} ${path}`, status, atMs: clock.now() - startedMs })
    await clock.sleep(latencyMs / 2, UNSTOPPED)
    return { status, body: '', headers: new Map(seconds ? [['retry-after', String(seconds)]] : []) }
  }
  const log: LogEntry[] = []
  const quota = createQuota(share, clock)
  const exchange = createExchange({
    transport: { send, close: async () => undefined },
    origin: 'https://acme.eu.qlikcloud.com',
    userAgent: 'test',
    maxWaitMs,
    quota,
    clock,
    random: () => 0.5,
    log: (entry) => log.push(entry),
    redactor: createRedactor(),
  })
  const call = (request: ApiRequest<unknown>, signal = UNSTOPPED) => exchange.send(request, signal)
  return { clock, answered, quota, call, elapsedMs: () => clock.now() - startedMs }
}

/** As many calls as Terraform makes at once by default, each beginning when another ends. */
async function tenAtOnce(clock: VirtualClock, count: number, one: () => Promise<unknown>): Promise<void> {
  let left = count
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      await one()
    }
  }
  await clock.run(Promise.all(Array.from({ length: 10 }, worker)))
}

const refused = (answered: readonly { readonly status: number }[]): number =>
  answered.filter(({ status }) => status === 429).length

describe('200 clients in one tenant, ten at a time, with 100 writes a minute', () => {
  test.each([0, 30, 1_500])('meet no refusal when alone, with an answer in %i ms', async (latencyMs) => {
    const { clock, call, answered, elapsedMs } = set({ latencyMs })
    await clock.run(call(TOKEN))
    await tenAtOnce(clock, 200, () => call(CREATE))
    expect(answered).toHaveLength(201)
    expect(refused(answered)).toBe(0)
    // 201 calls take two full minutes and begin a third.
    expect(elapsedMs()).toBeGreaterThanOrEqual(2 * MINUTE_MS)
    expect(elapsedMs()).toBeLessThanOrEqual(1.1 * (2 * MINUTE_MS))
  })

  test.each<[how: string, neighbour: () => (nowMs: number) => number]>([
    ['one call for each of ours', () => () => 1],
    [
      'half of the minute at its start',
      () => {
        let minute = -1
        return (nowMs) => {
          if (Math.floor(nowMs / MINUTE_MS) === minute) return 0
          minute = Math.floor(nowMs / MINUTE_MS)
          return 50
        }
      },
    ],
  ])('are all made beside a neighbour who takes %s', async (_how, neighbour) => {
    const { clock, call, answered, elapsedMs } = set({ neighbour: neighbour() })
    await tenAtOnce(clock, 200, () => call(CREATE))
    expect(answered.filter(({ status }) => status === 200)).toHaveLength(200)
    expect(refused(answered)).toBeGreaterThan(0)
    // 50 a minute: the last 50 go when the fourth minute begins.
    expect(elapsedMs()).toBeGreaterThanOrEqual(3 * MINUTE_MS)
    expect(elapsedMs()).toBeLessThanOrEqual(1.1 * (3 * MINUTE_MS))
  })
})

test('Retry-After stops the tier for everyone: nobody asks again before it is over', async () => {
  let calls = 0
  const { clock, call, answered } = set({ neighbour: () => (calls++ === 0 ? 100 : 0), latencyMs: 10 })
  const first = call(CREATE)
  await clock.run(clock.sleep(20, UNSTOPPED))
  await clock.run(Promise.all([first, ...Array.from({ length: 9 }, () => call(CREATE))]))
  expect(answered.map(({ status }) => status)).toEqual([429, ...Array.from({ length: 10 }, () => 200)])
  expect(answered.slice(1).every(({ atMs }) => atMs >= MINUTE_MS)).toBe(true)
})

test('reads go on while writes wait', async () => {
  const { clock, call, answered } = set({ share: 0.05, maxWaitMs: 600_000 })
  const writes = Promise.all(Array.from({ length: 12 }, () => call(CREATE)))
  await clock.run(call(LIST))
  expect(answered.at(-1)).toMatchObject({ call: 'GET /api/v1/oauth-clients', status: 200 })
  expect(answered.filter(({ call: what }) => what.startsWith('POST'))).toHaveLength(5)
  await clock.run(writes)
  expect(answered).toHaveLength(13)
})

test('a request for a token goes before the writes that wait', async () => {
  const { clock, call, answered } = set({ share: 0.02, maxWaitMs: 600_000 })
  const writes = Promise.all(Array.from({ length: 4 }, () => call(CREATE)))
  await clock.run(clock.sleep(1_000, UNSTOPPED))
  await clock.run(Promise.all([writes, call(TOKEN)]))
  expect(answered.map(({ call: what }) => what)).toEqual([
    'POST /api/v1/oauth-clients',
    'POST /api/v1/oauth-clients',
    'POST /oauth/token',
    'POST /api/v1/oauth-clients',
    'POST /api/v1/oauth-clients',
  ])
})

test('who comes first goes first', async () => {
  const { clock, call, answered } = set({ share: 0.01, maxWaitMs: 600_000, latencyMs: 0 })
  const ids = ['a', 'b', 'c', 'd']
  const writes = ids.map((id) => call({ ...CREATE, method: 'DELETE', path: `/api/v1/oauth-clients/${id}` }))
  await clock.run(Promise.all(writes))
  expect(answered.map(({ call: what }) => what)).toEqual(
    ids.map((id) => `DELETE /api/v1/oauth-clients/${id}`),
  )
  expect(answered.map(({ atMs }) => atMs)).toEqual([0, MINUTE_MS, 2 * MINUTE_MS, 3 * MINUTE_MS])
})

describe('a wait that would outlast the time allowed', () => {
  test('for a place is not begun, and the message says what takes the places', async () => {
    const { clock, call, answered } = set({ share: 0.02, maxWaitMs: 30_000, latencyMs: 0 })
    await clock.run(Promise.all([call(CREATE), call(CREATE)]))
    await expect(clock.run(call(CREATE))).rejects.toMatchObject({
      code: 'QLIK_RATE_LIMITED',
      message:
        'POST /api/v1/oauth-clients: not sent, after it has waited 0 s: the 2 calls a minute of its kind are taken by those before it, its turn would come in 60 s, and a call may take 30 s in all',
    })
    expect(answered).toHaveLength(2)
  })

  test('for a refusal of another call to pass is not begun either', async () => {
    const { clock, call, answered } = set({ neighbour: () => 100, maxWaitMs: 30_000, latencyMs: 0 })
    await expect(clock.run(call(CREATE))).rejects.toMatchObject({ code: 'QLIK_RATE_LIMITED', status: 429 })
    const second: unknown = await clock.run(call(CREATE).catch((error: unknown) => error))
    expect(second).toBeInstanceOf(ApiError)
    expect(second).toMatchObject({
      code: 'QLIK_RATE_LIMITED',
      message:
        'POST /api/v1/oauth-clients: not sent, after it has waited 0 s: the tenant has refused further calls for their number, its turn would come in 60 s, and a call may take 30 s in all',
    })
    expect(answered).toHaveLength(1)
  })
})

test('a stop ends the wait for a place', async () => {
  const { clock, call } = set({ share: 0.01 })
  await clock.run(call(CREATE))
  const controller = new AbortController()
  const waiting = call(CREATE, controller.signal)
  controller.abort()
  await expect(waiting).rejects.toMatchObject({ code: 'QLIK_ABORTED' })
})

test('sums up calls, waits and the share of the limits that was used', async () => {
  const { clock, call, quota } = set({ share: 0.1, latencyMs: 0 })
  expect(quota.summary()).toBeUndefined()
  await clock.run(call(LIST))
  await clock.run(Promise.all(Array.from({ length: 12 }, () => call(CREATE))))
  expect(quota.summary()).toEqual({
    calls: 13,
    waits: 2,
    waitedMs: 2 * MINUTE_MS,
    tier1Percent: 0,
    tier2Percent: 10,
  })
})

test('every call of the emulated region has the tier that its page gives', () => {
  const routes = [...CLIENT_ROUTES, ...OAUTH_ROUTES].map(({ method, path, tier }) => ({
    call: `${method} ${path.replace(/:\w+/g, '*')}`,
    tier,
  }))
  for (const { method, path, tier } of TIER_TABLE) {
    expect(routes).toContainEqual({ call: `${method} ${path}`, tier })
    expect(tierOf({ method, path: path.replaceAll('*', 'some%2Fid') })).toMatchObject({ tier })
  }
  expect(tierOf({ method: 'POST', path: '/api/v1/something-new' })).toEqual({ tier: 2, first: false })
})
