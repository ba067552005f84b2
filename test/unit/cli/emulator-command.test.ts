import { createServer, type Server } from 'node:http'
import { runCommand } from '../../../src/cli/run-command'
import { fakeContext, type FakeContext } from './fake-context'

interface Announcement {
  readonly port: number
  readonly tenants: Readonly<Record<string, { url: string; clientId: string; clientSecret: string }>>
}

let context: FakeContext

afterEach(() => context.remove())

/** Runs the command, calls `meanwhile` with the line it prints, and then stops it. */
async function runUntil(
  commandLine: readonly string[],
  meanwhile: (announced: Announcement) => Promise<void>,
) {
  let stop: () => void = () => undefined
  const untilStopped = () => new Promise<void>((resolve) => (stop = resolve))
  let failure: unknown
  context = fakeContext({
    untilStopped,
    print: (line) => {
      context.printed.push(line)
      // The assertions are about its shape.
      const announced = JSON.parse(line) as Announcement
      meanwhile(announced)
        .catch((error: unknown) => (failure = error))
        .finally(() => stop())
    },
  })
  const code = await runCommand(commandLine, context)
  expect(failure).toBeUndefined()
  return code
}

test('says in one line of JSON where the tenants are, and serves them until stopped', async () => {
  let url = ''
  const code = await runUntil(['emulator', '--tenant', 'globex', '--tenant', 'acme'], async (announced) => {
    expect(Object.keys(announced)).toEqual(['port', 'tenants', 'regionClient'])
    expect(Object.keys(announced.tenants)).toEqual(['globex', 'acme'])
    const acme = announced.tenants['acme']
    expect(acme?.url).toBe(`http://acme.localhost:${announced.port}`)
    expect(acme?.clientId).toMatch(/^\w{16,}$/)
    expect(acme?.clientSecret).toMatch(/^\w{16,}$/)
    url = `http://127.0.0.1:${announced.port}/.well-known/oauth-authorization-server`
    expect((await fetch(url)).status).toBeLessThan(500)
  })
  expect({ code, noted: context.noted, lines: context.printed.length }).toEqual({
    code: 0,
    noted: [],
    lines: 1,
  })
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('serves one tenant, acme, when none is named', async () => {
  const code = await runUntil(['emulator'], async ({ tenants }) => {
    expect(Object.keys(tenants)).toEqual(['acme'])
  })
  expect(code).toBe(0)
})

test('a tenant that cannot be a host name is one line and exit code 1', async () => {
  const code = await runUntil(['emulator', '--tenant', 'A_b'], async () => undefined)
  expect({ code, printed: context.printed, noted: context.noted }).toEqual({
    code: 1,
    printed: [],
    noted: [`qlikcloud: Tenant name "A_b" is not a host name's label: use a-z, 0-9 and - inside.`],
  })
})

test('a port in use is one line and exit code 1', async () => {
  const { server, port } = await occupy()
  const code = await runUntil(['emulator', '--port', String(port)], async () => undefined)
  await new Promise((resolve) => server.close(resolve))
  expect({ code, printed: context.printed, noted: context.noted }).toEqual({
    code: 1,
    printed: [],
    noted: [`qlikcloud: port ${port} is in use: stop what listens there, or leave out --port for a free one`],
  })
})

function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('no TCP address')
      resolve({ server, port: address.port })
    })
  })
}
