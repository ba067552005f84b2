import { once } from 'node:events'
import { createServer } from 'node:http'
import { createSockets } from '../../../src/api/sockets'
import type { Sockets } from '../../../src/api/sockets'
import { createTransport } from '../../../src/api/transport'
import { nextTurn } from '../../../src/api/sleep'
import { UNSTOPPED } from './scripted-tenant'

/** Pools by name, and what was closed. */
function set(max: number, maxPerTenant: number) {
  const sockets = createSockets(max, maxPerTenant)
  const closed: string[] = []
  const pools = new Map<string, { readonly close: () => void }>()
  const pool = (name: string) => {
    const found = pools.get(name) ?? { close: () => closed.push(name) }
    pools.set(name, found)
    return found
  }
  const entered: string[] = []
  const enter = async (name: string): Promise<() => void> => {
    const leave = await sockets.enter(pool(name))
    entered.push(name)
    return leave
  }
  return { enter, entered, closed, forget: (name: string) => sockets.forget(pool(name)) }
}

test('the tenant that was idle for longest makes room for another one', async () => {
  const { enter, closed } = set(2, 2)
  const leaves = [await enter('a'), await enter('b')]
  for (const leave of leaves) leave()
  const again = await enter('a')
  again()
  await enter('c')
  expect(closed).toEqual(['b'])
})

test('a request waits while every connection is in use, and goes on as soon as one is not', async () => {
  const { enter, entered, closed } = set(1, 1)
  const leave = await enter('a')
  const second = enter('b')
  await nextTurn()
  expect(entered).toEqual(['a'])
  leave()
  await second
  expect(closed).toEqual(['a'])
})

test('a tenant at its own bound waits for itself, and keeps no other waiting', async () => {
  const { enter, entered } = set(3, 1)
  const leave = await enter('a')
  const second = enter('a')
  await enter('b')
  expect(entered).toEqual(['a', 'b'])
  leave()
  await second
  expect(entered).toEqual(['a', 'b', 'a'])
})

test('what is closed does not count any more', async () => {
  const { enter, entered, forget } = set(1, 1)
  await enter('a')
  const second = enter('b')
  forget('a')
  await second
  expect(entered).toEqual(['a', 'b'])
})

test('300 tenants at once hold no more connections than are allowed, and none in the end', async () => {
  let [open, most] = [0, 0]
  const server = createServer({ keepAliveTimeout: 600_000 }, (_request, response) => response.end('{}'))
  const ends: Promise<unknown>[] = []
  server.on('connection', (socket) => {
    open += 1
    most = Math.max(most, open)
    ends.push(once(socket, 'close').then(() => (open -= 1)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const sockets = createSockets(20)
  const transports = Array.from({ length: 300 }, (_, index) =>
    transportTo(`http://t${String(index)}.localhost:${String(port)}`, sockets),
  )
  const request = { method: 'GET', path: '/', headers: {}, body: undefined } as const
  const answers = await Promise.all(
    [...transports, ...transports].map((one) => one.send(request, UNSTOPPED.signal)),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(600)
  // One that is being closed may still be there when the next one opens.
  expect(most).toBeLessThanOrEqual(2 * 20)
  await Promise.all(transports.map((one) => one.close()))
  await Promise.all(ends)
  expect(open).toBe(0)
  server.close()
})

function transportTo(origin: string, sockets: Sockets) {
  return createTransport({ origin, timeoutMs: 20_000, environment: {}, warn: () => undefined, sockets })
}
