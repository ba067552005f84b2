import { FAULT_EFFECTS, type FaultEffect } from '../../../src/emulator'
import { at, CLIENTS, startRegion, WEB, type Region, type Reply, type Send } from './region'

const CREATE = { method: 'POST', path: CLIENTS, body: WEB }

interface Faulty extends Region {
  readonly acme: Send
  readonly count: () => number
}

async function startFaulty(): Promise<Faulty> {
  const region = await startRegion()
  const acme = await region.admin()
  return { ...region, acme, count: () => region.emulator.tenant('acme').clients().length - 1 }
}

/** For each kind of fault: one to add, what the caller meets, and what the log says. */
const CASES: Readonly<
  Record<
    FaultEffect['effect'],
    { readonly fault: FaultEffect; readonly meets: unknown; readonly logged: unknown }
  >
> = {
  status: { fault: { effect: 'status', status: 503 }, meets: 503, logged: 503 },
  'status-after': { fault: { effect: 'status-after', status: 502 }, meets: 502, logged: 502 },
  delay: { fault: { effect: 'delay', delayMs: 1 }, meets: 201, logged: 201 },
  'drop-before': { fault: { effect: 'drop-before' }, meets: 'ECONNRESET', logged: 'dropped' },
  'drop-after': { fault: { effect: 'drop-after' }, meets: 'ECONNRESET', logged: 'dropped' },
  truncate: { fault: { effect: 'truncate' }, meets: 'ECONNRESET', logged: 'dropped' },
  'not-json': { fault: { effect: 'not-json' }, meets: 200, logged: 200 },
  hang: { fault: { effect: 'hang' }, meets: 'ECONNRESET', logged: 'hung' },
}

const failureOrStatus = (reply: Promise<Reply>): Promise<unknown> =>
  reply.then(
    ({ status }) => status,
    (error: NodeJS.ErrnoException) => error.code,
  )

test.each(Object.entries(CASES))('%s', async (effect, { fault, meets, logged }) => {
  const { emulator, acme, count } = await startFaulty()
  emulator.tenant('acme').clearRequests()
  emulator.faults.add(fault)
  const outcome = failureOrStatus(acme(CREATE))
  if (effect === 'hang') {
    // Asking elsewhere passes the time until the request has arrived.
    while (emulator.tenant('acme').requests().length === 0)
      await acme({ path: '/oauth/token', host: 'nobody' })
    await emulator.stop()
  }
  expect(await outcome).toBe(meets)
  expect(emulator.tenant('acme').requests()).toMatchObject([
    { method: 'POST', path: CLIENTS, query: '', status: logged },
  ])
  expect(count()).toBe(
    Object.entries(FAULT_EFFECTS).find(([name]) => name === effect)?.[1].carriedOut === true ? 1 : 0,
  )
})

test('prepares an error answer with Retry-After', async () => {
  const { emulator, acme } = await startFaulty()
  emulator.faults.add({ effect: 'status', status: 429, retryAfterSeconds: 7 })
  const reply = await acme({ path: CLIENTS })
  expect(reply.headers['retry-after']).toBe('7')
  expect(reply).toMatchObject({
    status: 429,
    body: { errors: [{ code: 'HTTP-429', title: 'API rate limit reached.', status: '429' }] },
  })
})

test.each([
  [2, [200, 503, 200, 200]],
  [{ from: 2, to: 3 }, [200, 503, 503, 200]],
  [{ from: 3 }, [200, 200, 503, 503]],
])('happens at call %j', async (call, expected) => {
  const { emulator, acme } = await startFaulty()
  const fault = emulator.faults.add({ effect: 'status', status: 503, call })
  const statuses: number[] = []
  for (let n = 0; n < 4; n += 1) statuses.push((await acme({ path: CLIENTS })).status)
  expect(statuses).toEqual(expected)
  expect([fault.matched(), fault.fired()]).toEqual([4, expected.filter((status) => status === 503).length])
  fault.remove()
  expect((await acme({ path: CLIENTS })).status).toBe(200)
})

test('is for the calls that it names', async () => {
  const { emulator, acme, admin } = await startFaulty()
  const globex = await admin('globex')
  const fault = {
    tenant: 'acme',
    method: 'get',
    path: `${CLIENTS}/*`,
    effect: 'status',
    status: 500,
  } as const
  const prepared = emulator.faults.add(fault)
  expect((await acme({ path: `${CLIENTS}/x` })).status).toBe(500)
  expect((await acme({ path: `${CLIENTS}/x?y=1` })).status).toBe(500)
  for (const other of [
    await acme({ path: CLIENTS }),
    await acme({ path: `${CLIENTS}/x/connection-configs/me` }),
    await acme({ method: 'DELETE', path: `${CLIENTS}/x` }),
    await globex({ path: `${CLIENTS}/x` }),
  ]) {
    expect(other.status).not.toBe(500)
  }
  expect(prepared.matched()).toBe(2)
  emulator.faults.clear()
  emulator.faults.add({ path: '/api/**', effect: 'status', status: 500 })
  expect((await acme({ path: `${CLIENTS}/x/connection-configs/me` })).status).toBe(500)
})

test('lists the faults that have not happened', async () => {
  const { emulator, acme } = await startFaulty()
  const later = { effect: 'drop-before', call: 2 } as const
  emulator.faults.add(later)
  emulator.faults.add({ effect: 'status', status: 500 })
  expect((await acme({ path: CLIENTS })).status).toBe(500)
  expect(emulator.faults.pending()).toEqual([later])
  await expect(acme({ path: CLIENTS })).rejects.toThrow('socket hang up')
  expect(emulator.faults.pending()).toEqual([])
})

test('adds up with others: a delay does not hide what comes after it', async () => {
  const { emulator, acme } = await startFaulty()
  emulator.faults.add({ effect: 'delay', delayMs: 1 })
  emulator.faults.add({ effect: 'status', status: 503 })
  expect(at(await acme(CREATE), 'errors', 0, 'title')).toBe('Prepared fault of the emulator')
})
