import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createPlainServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Secret } from '../../../src/api'
import { nextTurn } from '../../../src/api/sleep'
import { createSockets } from '../../../src/api/sockets'
import { createTransport } from '../../../src/api/transport'
import type { RawRequest } from '../../../src/api/transport'
import { loopbackLookup } from '../../../src/api/loopback'
import { UNSTOPPED, clientFor, listOf, startTenant } from './scripted-tenant'
import { selfSigned } from './self-signed'

const closers: (() => unknown)[] = []
const environment = { ...process.env }
beforeEach(() => {
  for (const name of ['http_proxy', 'https_proxy', 'no_proxy']) {
    Reflect.deleteProperty(process.env, name)
    Reflect.deleteProperty(process.env, name.toUpperCase())
  }
})
afterEach(async () => {
  process.env = { ...environment }
  for (const close of closers.splice(0).reverse()) await close()
})

async function listen(server: Server & { closeAllConnections?(): void }): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections?.()
    await closed
  })
  // A server that listens on a port has an address of this shape.
  return (server.address() as AddressInfo).port
}

const GET: RawRequest = { method: 'GET', path: '/x?y=1', headers: {}, body: undefined }

function transportTo(
  origin: string,
  timeoutMs = 5_000,
): ReturnType<typeof createTransport> & { warnings: string[] } {
  const warnings: string[] = []
  const warn = (message: string): number => warnings.push(message)
  const options = { origin, timeoutMs, environment: process.env, warn, sockets: createSockets() }
  const transport = createTransport(options)
  closers.push(() => transport.close())
  return { ...transport, warnings }
}

test('ends a request in time whose answer never comes, also when memory was collected meanwhile', async () => {
  // Jest is not started with --expose-gc; a context that is made after the flag was set has it.
  setFlagsFromString('--expose-gc')
  // The function that the flag adds.
  const collect = runInNewContext('gc') as () => void
  const server = createPlainServer(() => void nextTurn().then(collect))
  const port = await listen(server)
  const transport = transportTo(`http://127.0.0.1:${port}`, 300)
  await expect(transport.send(GET, UNSTOPPED.signal)).rejects.toMatchObject({ name: 'TimeoutError' })
})

describe('on this machine', () => {
  test('connects *.localhost to the loopback interface and keeps the host name', async () => {
    let sockets = 0
    const server = createPlainServer((request, response) => response.end(request.headers.host))
    server.on('connection', () => (sockets += 1))
    const port = await listen(server)
    const transport = transportTo(`http://no-such-tenant.localhost:${port}`)
    const first = await transport.send(GET, UNSTOPPED.signal)
    await transport.send(GET, UNSTOPPED.signal)
    expect(first).toMatchObject({ status: 200, body: `no-such-tenant.localhost:${port}` })
    expect(sockets).toBe(1)
  })

  test.each<[what: string, options: object, answer: readonly unknown[]]>([
    [
      'all addresses',
      { all: true },
      [
        null,
        [
          { address: '127.0.0.1', family: 4 },
          { address: '::1', family: 6 },
        ],
      ],
    ],
    ['one address', {}, [null, '127.0.0.1', 4]],
    ['an address of version 6', { family: 6 }, [null, '::1', 6]],
  ])('looks %s up without DNS', (_what, options, answer) => {
    const callback = jest.fn()
    loopbackLookup('acme.localhost', options, callback)
    expect(callback.mock.calls).toEqual([answer])
  })

  test('does not go through a proxy', async () => {
    const tenant = await startTenant(() => undefined)
    closers.push(() => tenant.stop())
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9'
    process.env['HTTPS_PROXY'] = 'http://127.0.0.1:9'
    await expect(transportTo(tenant.origin).send(GET, UNSTOPPED.signal)).resolves.toMatchObject({
      status: 404,
    })
  })

  test('says that nothing listens, at once before a POST as well', async () => {
    const port = await listen(createPlainServer())
    await closers.pop()?.()
    const { client } = clientFor({ origin: `http://acme.localhost:${port}` })
    await expect(client.listOAuthClients(UNSTOPPED)).rejects.toMatchObject({
      code: 'QLIK_UNREACHABLE',
      unclear: false,
      message:
        'POST /oauth/token: the connection was refused; nothing listens at that address (ECONNREFUSED); gave up after 4 attempts in 1.8 s',
    })
  })
})

test('ends a request that is never answered', async () => {
  const tenant = await startTenant(() => 'hang')
  closers.push(() => tenant.stop())
  const { client } = clientFor(tenant, { requestTimeoutMs: 40 })
  await expect(client.readOAuthConfiguration(UNSTOPPED)).rejects.toMatchObject({
    code: 'QLIK_TIMEOUT',
    message:
      'GET /.well-known/oauth-authorization-server: no complete answer within the time allowed; gave up after 3 attempts in 1.5 s',
  })
})

test('does not follow a redirect, and names where it leads without path or query', async () => {
  const headers = { location: 'https://evil.example.com/path?token=canary' }
  const tenant = await startTenant(() => ({ status: 302, headers }))
  closers.push(() => tenant.stop())
  await expect(clientFor(tenant).client.readOAuthConfiguration(UNSTOPPED)).rejects.toMatchObject({
    code: 'QLIK_REDIRECTED',
    message:
      'GET /.well-known/oauth-authorization-server: redirected, which is not followed (status 302): to https://evil.example.com',
  })
  expect(tenant.received).toHaveLength(1)
})

test('refuses an answer without end', async () => {
  const server = createPlainServer((_request, response) => {
    const chunk = Buffer.alloc(1024 * 1024, ' ')
    const write = (): void => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', write)
    write()
  })
  const { client } = clientFor({ origin: `http://acme.localhost:${await listen(server)}` })
  await expect(client.readOAuthConfiguration(UNSTOPPED)).rejects.toMatchObject({
    code: 'QLIK_UNEXPECTED_RESPONSE',
    message: expect.stringContaining('the answer is too long') as string,
  })
})

describe('elsewhere', () => {
  const HOST = 'acme.eu.example.test'
  const { key, cert } = selfSigned(HOST)
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'api certificates '))
    closers.push(() => rmSync(folder, { recursive: true }))
  })

  const startTls = () =>
    listen(
      createTlsServer({ key, cert }, (request, response) => response.end(`hello ${request.headers.host}`)),
    )

  /** A proxy that connects everything to the one port, or refuses everything. */
  async function startProxy(port: number | undefined): Promise<readonly string[]> {
    const wanted: string[] = []
    const proxy = createPlainServer()
    proxy.on('connect', (request, socket) => {
      wanted.push(request.url ?? '')
      if (port === undefined) {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
        return
      }
      const upstream = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        upstream.pipe(socket).pipe(upstream)
      })
      upstream.on('error', () => socket.destroy())
      socket.on('error', () => upstream.destroy())
    })
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${await listen(proxy)}`
    return wanted
  }

  const trust = (text: string): void => {
    const file = join(folder, 'extra.pem')
    writeFileSync(file, text)
    process.env['QLIKCLOUD_EXTRA_CA_CERTS'] = file
  }

  test('goes through the proxy of the environment and trusts the extra certificates', async () => {
    const wanted = await startProxy(await startTls())
    trust(cert)
    const answer = await transportTo(`https://${HOST}`).send(GET, UNSTOPPED.signal)
    expect(answer).toMatchObject({ status: 200, body: `hello ${HOST}` })
    expect(wanted).toEqual([`${HOST}:443`])
  })

  test('does not trust a certificate that nobody has named', async () => {
    await startProxy(await startTls())
    const { client } = clientFor({ origin: `https://${HOST}` })
    await expect(client.readOAuthConfiguration(UNSTOPPED)).rejects.toMatchObject({
      code: 'QLIK_CERTIFICATE',
      message:
        'GET /.well-known/oauth-authorization-server: the certificate of the other side is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)',
    })
  })

  test('does not trust a certificate for another host', async () => {
    await startProxy(await startTls())
    trust(cert)
    const { client } = clientFor({ origin: 'https://globex.eu.example.test' })
    await expect(client.readOAuthConfiguration(UNSTOPPED)).rejects.toMatchObject({
      code: 'QLIK_CERTIFICATE',
      message: expect.stringContaining('for another host (ERR_TLS_CERT_ALTNAME_INVALID)') as string,
    })
  })

  test('says that the proxy refused', async () => {
    await startProxy(undefined)
    const { client } = clientFor({ origin: `https://${HOST}` })
    await expect(client.readOAuthConfiguration(UNSTOPPED)).rejects.toMatchObject({
      code: 'QLIK_UNREACHABLE',
      message:
        'GET /.well-known/oauth-authorization-server: the proxy named in the environment refused the connection (UND_ERR_ABORTED)',
    })
  })

  test('says that the proxy is not a URL, without repeating it', async () => {
    process.env['HTTPS_PROXY'] = 'http://user:canary@:::'
    const { client } = clientFor({ origin: `https://${HOST}` })
    const error: unknown = await client.readOAuthConfiguration(UNSTOPPED).catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      code: 'QLIK_UNREACHABLE',
      unclear: false,
      message:
        'GET /.well-known/oauth-authorization-server: the proxy named in the environment is not a URL (ERR_INVALID_URL)',
    })
    await client.close()
  })

  test('says that TLS is not spoken there', async () => {
    await startProxy(await listen(createPlainServer()))
    const { client } = clientFor({ origin: `https://${HOST}` })
    await expect(client.readOAuthConfiguration(UNSTOPPED)).rejects.toMatchObject({
      code: 'QLIK_UNREACHABLE',
      unclear: false,
      message: expect.stringContaining('does not speak TLS as expected') as string,
    })
  })

  test('warns of extra certificates that cannot be read, and goes on without', async () => {
    const port = await startTls()
    process.env['QLIKCLOUD_EXTRA_CA_CERTS'] = join(folder, 'missing.pem')
    const transport = transportTo(`https://localhost:${port}`)
    await expect(transport.send(GET, UNSTOPPED.signal)).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    expect(transport.warnings).toEqual([
      'the file named in QLIKCLOUD_EXTRA_CA_CERTS cannot be read and is ignored',
    ])
  })

  test('does not read extra certificates where there is no TLS', async () => {
    const port = await listen(createPlainServer((_request, response) => response.end()))
    process.env['QLIKCLOUD_EXTRA_CA_CERTS'] = join(folder, 'missing.pem')
    const transport = transportTo(`http://localhost:${port}`)
    await expect(transport.send(GET, UNSTOPPED.signal)).resolves.toBeDefined()
    expect(transport.warnings).toEqual([])
  })
})

test('reuses nothing after it was closed', async () => {
  const tenant = await startTenant(() => listOf())
  closers.push(() => tenant.stop())
  const { client } = clientFor(tenant, {
    credentials: { kind: 'api-key', apiKey: Secret.of('k') },
  })
  await client.listOAuthClients(UNSTOPPED)
  await client.close()
  await expect(client.readOAuthConfiguration(UNSTOPPED)).rejects.toMatchObject({
    code: 'QLIK_UNREACHABLE',
    message: expect.stringContaining('the client was closed before (UND_ERR_DESTROYED)') as string,
  })
})
