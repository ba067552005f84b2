import { once } from 'node:events'
import { connect as connectHttp2 } from 'node:http2'
import { connect as connectNet, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { status } from '@grpc/grpc-js'
import { bundleFixture, type FixtureBundle } from './harness/fixture-bundle'
import { type Connected, connect, disconnect, Host } from './harness/host'
import { createHostIdentity } from './harness/host-identity'

let fixture: FixtureBundle
let connected: Connected

beforeAll(async () => {
  fixture = bundleFixture()
})

beforeEach(async () => {
  connected = await connect(fixture.path)
})

afterEach(async () => {
  const { host, plugin } = connected
  // Whatever happened before, the rightful host is served, and nothing was reported as a crash.
  expect(await host.ask('GetFunctions')).toHaveProperty('functions')
  expect(plugin.stderr()).toBe('')
  await disconnect(connected)
})

afterAll(() => {
  fixture.remove()
})

const open = () => connectNet(connected.handshake.address)

/** What the peer was sent until the plugin closed the connection. */
async function received(socket: Socket | TLSSocket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.on('error', () => undefined)
  await once(socket, 'close').catch(() => undefined)
  return Buffer.concat(chunks).toString('latin1')
}

function secure(options: ConnectionOptions): TLSSocket {
  return connectTls({
    socket: open(),
    servername: 'localhost',
    ca: connected.handshake.certificate ?? '',
    ALPNProtocols: ['h2'],
    ...options,
  })
}

const rightful = () => ({ key: connected.identity.key, cert: connected.identity.certificate })

describe('gets no answer:', () => {
  test.each([
    ['a peer with another certificate', () => createHostIdentity()],
    ['a peer without a certificate', () => undefined],
  ])('%s', async (_case, identityOf) => {
    const host = new Host(connected.handshake, identityOf())
    await expect(host.ask('GetMetadata')).rejects.toMatchObject({ code: status.UNAVAILABLE })
    host.close()
  })

  test('a peer with another certificate, not even the greeting of HTTP/2', async () => {
    const { key, certificate } = createHostIdentity()
    const socket = secure({ key, cert: certificate })
    socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
    expect(await received(socket)).toBe('')
  })

  test('the rightful peer when it wants HTTP/1.1', async () => {
    const socket = secure({ ...rightful(), ALPNProtocols: ['http/1.1'] })
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n')
    expect(await received(socket)).not.toContain('HTTP/1.1')
  })

  test('a peer without TLS', async () => {
    const socket = open()
    socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
    // At most a TLS alert.
    expect((await received(socket)).length).toBeLessThan(10)
  })
})

describe('does no harm:', () => {
  test.each([
    ['garbage', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 89) % 256))],
    ['a TLS record longer than TLS allows', Buffer.from('160301ffff', 'hex')],
    ['a broken greeting', Buffer.from('1603010005010000ffff', 'hex')],
  ])('%s instead of TLS', async (_case, bytes) => {
    const socket = open()
    socket.end(bytes)
    await received(socket)
  })

  test('a peer that connects and says nothing', async () => {
    const socket = open()
    await once(socket, 'connect')
    expect(await connected.host.ask('GetMetadata')).toHaveProperty('resources')
    socket.destroy()
  })

  test('a peer that leaves in the middle of the TLS handshake', async () => {
    const socket = open()
    socket.write(Buffer.from('16030100c8010000c4', 'hex'))
    await once(socket, 'connect')
    socket.destroy()
  })

  test('garbage instead of HTTP/2, from the rightful peer', async () => {
    const socket = secure(rightful())
    socket.write(Buffer.alloc(1_000, 'z'))
    await received(socket)
  })

  test.each([
    [
      'a frame that is larger than was agreed',
      'ffffff 00 00 00000001',
      'a frame has 16777215 bytes, where 16384 were agreed',
    ],
    [
      'data for a stream that was never opened',
      '000001 00 01 00000009 00',
      'there is data for a stream that was never opened',
    ],
  ])('%s, from the rightful peer, is answered with GOAWAY', async (_case, frame, reason) => {
    const socket = secure(rightful())
    const settings = '000000 04 00 00000000'
    socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
    socket.write(Buffer.from(`${settings}${frame}`.replace(/ /g, ''), 'hex'))
    let text = ''
    for await (const chunk of socket) {
      text += (chunk as Buffer).toString('latin1')
      if (text.includes(reason)) break
    }
    expect(text).toContain(reason)
  })
})

describe('a call of the rightful peer', () => {
  const CALL = {
    ':method': 'POST',
    ':path': '/tfplugin6.Provider/GetMetadata',
    'content-type': 'application/grpc',
    te: 'trailers',
  }

  async function call(headers: Record<string, string>, body: Buffer): Promise<Record<string, unknown>> {
    const session = connectHttp2('https://localhost', { createConnection: () => secure(rightful()) })
    const stream = session.request({ ...CALL, ...headers })
    stream.end(body)
    const [answer] = (await once(stream, 'response')) as [Record<string, unknown>]
    stream.resume()
    await once(stream, 'end')
    session.destroy()
    return answer
  }

  const EMPTY = Buffer.alloc(5)

  test.each([
    [
      'of another content type',
      { 'content-type': 'text/html' },
      EMPTY,
      '13',
      'the content type is not application/grpc',
    ],
    ['without a message', {}, Buffer.alloc(0), '13', 'the request has no message'],
    [
      'of a compressed message',
      {},
      Buffer.from('0100000000', 'hex'),
      '12',
      'compressed messages are not supported',
    ],
    [
      'of a message that is too short',
      {},
      Buffer.from('0000000009', 'hex'),
      '13',
      'the request announces 9 bytes and has 0',
    ],
    ['of four gigabytes', {}, Buffer.from('00ffffffff', 'hex'), '8', 'a message has at most 268435456 bytes'],
    ['of an unknown method', { ':path': '/ü%/x' }, EMPTY, '12', 'there is no method /%C3%BC%25/x'],
  ])('%s is answered with a status', async (_case, headers, body, code, text) => {
    expect(await call(headers, body)).toMatchObject({
      ':status': 200,
      'content-type': 'application/grpc',
      'grpc-status': code,
      'grpc-message': text,
    })
  })

  test('that is broken off is forgotten', async () => {
    const session = connectHttp2('https://localhost', { createConnection: () => secure(rightful()) })
    const stream = session.request(CALL)
    stream.on('error', () => undefined)
    stream.write(EMPTY.subarray(0, 2))
    await once(session, 'connect')
    stream.close(8)
    await once(stream, 'close')
    session.destroy()
  })
})
