import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { listen } from '../../../../src/plugin/start/listen'

const ports = { minPort: 10_000, maxPort: 25_000 }
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

let folder: string
let server: Server

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listen-'))
  server = createServer()
})

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true })
})

test('the socket and its folder are their owner’s alone', async () => {
  const listening = await listen(server, { socketFolder: folder, ...ports })
  const path = listening?.address.text ?? ''

  expect(listening?.address.network).toBe('unix')
  expect(path.startsWith(folder)).toBe(true)
  expect(mode(path)).toBe('600')
  expect(mode(dirname(path))).toBe('700')

  listening?.cleanUp()
  expect(existsSync(dirname(path))).toBe(false)
})

test.each([
  ['is too long for a socket', (parent: string) => join(parent, 'x'.repeat(90))],
  ['does not exist', (parent: string) => join(parent, 'nowhere')],
])('a folder that %s is passed over', async (name, where) => {
  const socketFolder = where(folder)
  if (name.startsWith('is too long')) mkdirSync(socketFolder)
  const listening = await listen(server, { socketFolder, ...ports })

  expect(listening?.address.network).toBe('unix')
  expect(listening?.address.text.startsWith(socketFolder)).toBe(false)
  expect(Buffer.byteLength(listening?.address.text ?? '')).toBeLessThan(104)
  listening?.cleanUp()
})

describe('without unix sockets', () => {
  const { platform } = process

  beforeEach(() => {
    Object.defineProperty(process, 'platform', { value: 'win32' })
  })

  afterEach(() => {
    Object.defineProperty(process, 'platform', { value: platform })
  })

  test('it listens on the first free port of loopback', async () => {
    const listening = await listen(server, { socketFolder: undefined, ...ports })
    const address = server.address()

    expect(typeof address === 'object' && address?.address).toBe('127.0.0.1')
    expect(listening?.address.text).toMatch(/^127\.0\.0\.1:1\d{4}$/)

    const taken = Number(listening?.address.text.split(':')[1])
    const other = createServer()
    expect(await listen(other, { socketFolder: undefined, minPort: taken, maxPort: taken })).toBeUndefined()
    const next = await listen(other, { socketFolder: undefined, minPort: taken, maxPort: taken + 50 })
    expect(Number(next?.address.text.split(':')[1])).toBeGreaterThan(taken)
    await new Promise((resolve) => other.close(resolve))
  })
})
