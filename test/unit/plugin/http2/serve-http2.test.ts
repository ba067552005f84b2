import { once } from 'node:events'
import { type ClientHttp2Session, connect, constants } from 'node:http2'
import { type AddressInfo, connect as connectNet, createServer, type Server, type Socket } from 'node:net'
import { encodeHeaders } from '../../../../src/plugin/http2/encode-headers'
import type { Reception, Reply } from '../../../../src/plugin/http2/reception'
import { serveHttp2 } from '../../../../src/plugin/http2/serve-http2'

const headers = encodeHeaders([[':status', '200']])
const trailers = encodeHeaders([['grpc-status', '0']])
const tooLarge: Reply = { headers: encodeHeaders([[':status', '413']]) }

const echo: Reception = {
  kind: 'awaited',
  maxBodyBytes: 40_000_000,
  tooLarge,
  answer: async (body) => ({ headers, content: { body, trailers } }),
}

let server: Server
let session: ClientHttp2Session
let received: ReadonlyMap<string, string>[]
let reception: Reception

beforeEach(async () => {
  received = []
  reception = echo
  server = createServer((socket) => {
    socket.on('error', () => undefined)
    serveHttp2(socket, (request) => {
      received.push(request)
      return reception
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
})

afterEach(async () => {
  session.destroy()
  await new Promise((resolve) => server.close(resolve))
})

const port = () => (server.address() as AddressInfo).port

function open(settings = {}): void {
  session = connect(`http://127.0.0.1:${String(port())}`, { settings })
  session.on('error', () => undefined)
}

interface Answer {
  readonly status: unknown
  readonly body: Buffer
  readonly trailer: unknown
}

async function call(body: Buffer, more: Record<string, string> = {}): Promise<Answer> {
  const stream = session.request({ ':method': 'POST', ':path': '/echo', ...more })
  const chunks: Buffer[] = []
  let [status, trailer]: unknown[] = []
  stream.on('response', (fields) => (status = fields[':status']))
  stream.on('trailers', (fields: Record<string, unknown>) => (trailer = fields['grpc-status']))
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  stream.end(body)
  await once(stream, 'close')
  return { status, body: Buffer.concat(chunks), trailer }
}

/** Not all bytes the same, so that frames in a wrong order show. */
const PATTERN = Buffer.from(Array.from({ length: 251 }, (_, index) => index))
const bytes = (length: number) => Buffer.alloc(length, PATTERN)

test.each([0, 5, 16_384, 16_385, 65_535, 65_536, 1_000_000])(
  'a client of node gets back %i bytes',
  async (length) => {
    open()
    const { body, ...others } = await call(bytes(length))
    // Jest takes seconds to compare so many bytes.
    expect(body.equals(bytes(length))).toBe(true)
    expect(others).toEqual({ status: 200, trailer: '0' })
  },
)

test('answers do not mix when there are many at once, with a small window for each', async () => {
  open({ initialWindowSize: 1_000 })
  const bodies = Array.from({ length: 50 }, (_, index) => bytes(index * 1_000))
  const answers = await Promise.all(bodies.map((body) => call(body)))
  expect(answers.map(({ body }) => body.length)).toEqual(bodies.map(({ length }) => length))
  expect(answers.every(({ body }, index) => body.equals(bytes(index * 1_000)))).toBe(true)
})

test('more bytes than the window of a connection come through, one call after the other', async () => {
  open()
  for (const length of [20_000_000, 20_000_000]) expect((await call(bytes(length))).body.length).toBe(length)
})

test('headers are read: those sent before by their place in the table, long ones in several frames', async () => {
  open()
  const all = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
  const more = { 'x-printable': `a${all}a`, 'x-long': 'y'.repeat(40_000) }
  await call(Buffer.alloc(0), more)
  await call(Buffer.alloc(0), more)
  const expected = { ':method': 'POST', ':path': '/echo', ...more }
  expect(received.map((request) => Object.fromEntries(request))).toEqual([
    expect.objectContaining(expected),
    expect.objectContaining(expected),
  ])
})

test('a body over the bound is answered before it has come', async () => {
  reception = { ...echo, maxBodyBytes: 10 }
  open()
  expect(await call(bytes(100_000))).toMatchObject({ status: 413 })
})

test('a stream that is held open has headers and no end', async () => {
  reception = { kind: 'held-open', headers }
  open()
  const stream = session.request({ ':method': 'POST' })
  const [fields] = (await once(stream, 'response')) as [Record<string, unknown>]
  expect(fields).toMatchObject({ ':status': 200 })
  expect(stream.readableEnded).toBe(false)
  stream.close()
})

test('a call that is broken off gets no answer, and the next one does', async () => {
  let answer: (reply: Reply) => void = () => undefined
  const waiting = new Promise<Reply>((resolve) => (answer = resolve))
  let asked: () => void = () => undefined
  const begun = new Promise<void>((resolve) => (asked = resolve))
  reception = {
    ...echo,
    answer: () => {
      asked()
      return waiting
    },
  }
  open()
  const stream = session.request({ ':method': 'POST' })
  stream.on('error', () => undefined)
  stream.end()
  await begun
  stream.close(constants.NGHTTP2_CANCEL)
  await once(stream, 'close')
  answer({ headers, content: { body: bytes(10), trailers } })
  reception = echo
  expect(await call(bytes(5))).toMatchObject({ status: 200 })
})

test('a ping is answered', async () => {
  open()
  await once(session, 'connect')
  const pong = await new Promise((resolve) => {
    session.ping(Buffer.from('12345678'), (_error, _duration, payload) => {
      resolve(String(payload))
    })
  })
  expect(pong).toBe('12345678')
})

const GREETING = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
const SETTINGS = '000000 04 00 00000000'
const POST = '000001 01 04 00000001 83'

describe('what breaks the protocol ends the connection with GOAWAY and a reason:', () => {
  test.each([
    ['another greeting', 1, undefined, 'the connection does not begin with the greeting of HTTP/2'],
    [
      'no settings first',
      1,
      '000008 06 00 00000000 0000000000000000',
      'the first frame does not hold settings',
    ],
    [
      'a frame too large',
      6,
      `${SETTINGS} 004001 00 00 00000001`,
      'a frame has 16385 bytes, where 16384 were agreed',
    ],
    [
      'half a setting',
      6,
      '000005 04 00 00000000 0000000000',
      'a frame of settings ends in the middle of one',
    ],
    ['settings of a stream', 1, '000000 04 00 00000001', 'settings are for a connection, not a stream'],
    [
      'a window above the limit',
      3,
      '000006 04 00 00000000 0004 ffffffff',
      'a window has more than 2147483647 bytes',
    ],
    [
      'a ping of 7 bytes',
      6,
      `${SETTINGS} 000007 06 00 00000000 00000000000000`,
      'a frame has 7 bytes, where 8 belong',
    ],
    [
      'a window widened by nothing',
      1,
      `${SETTINGS} 000004 08 00 00000000 00000000`,
      'a window is widened by nothing',
    ],
    [
      'a window widened too far',
      3,
      `${SETTINGS} 000004 08 00 00000000 7fffffff`,
      'a window has more than 2147483647 bytes',
    ],
    ['a push', 1, `${SETTINGS} 000000 05 00 00000001`, 'a client pushes nothing'],
    [
      'data before headers',
      1,
      `${SETTINGS} 000001 00 00 00000001 00`,
      'there is data for a stream that was never opened',
    ],
    ['an even stream', 1, `${SETTINGS} 000001 01 05 00000002 83`, "a client's streams have odd numbers"],
    [
      'a continuation of nothing',
      1,
      `${SETTINGS} 000000 09 04 00000001`,
      'a header block is continued that was not begun',
    ],
    [
      'a block broken off',
      1,
      `${SETTINGS} 000001 01 00 00000001 83 ${SETTINGS}`,
      'a header block is not continued',
    ],
    [
      'more padding than bytes',
      1,
      `${SETTINGS} ${POST} 000001 00 08 00000001 05`,
      'a frame has more padding than bytes',
    ],
    [
      'headers that are none',
      9,
      `${SETTINGS} 000001 01 04 00000001 80`,
      'a header block names an entry that the table does not have',
    ],
  ])('%s', async (_case, code, frames, reason) => {
    open()
    const socket: Socket = connectNet(port(), '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.write(frames === undefined ? 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n' : GREETING)
    if (frames !== undefined) socket.write(Buffer.from(frames.replace(/ /g, ''), 'hex'))
    await once(socket, 'close')
    const text = Buffer.concat(chunks)
    const at = text.length - Buffer.byteLength(reason)
    expect(text.subarray(at).toString()).toBe(reason)
    expect(text.readUInt32BE(at - 4)).toBe(code)
  })
})

test('more headers than the bound end the connection', async () => {
  open()
  const socket: Socket = connectNet(port(), '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  socket.write(GREETING)
  const frame = (type: string) =>
    Buffer.concat([Buffer.from(`004000${type}0000000001`, 'hex'), Buffer.alloc(16_384)])
  socket.write(
    Buffer.concat([
      Buffer.from(SETTINGS.replace(/ /g, ''), 'hex'),
      frame('01'),
      ...Array<Buffer>(4).fill(frame('09')),
    ]),
  )
  await once(socket, 'close')
  expect(Buffer.concat(chunks).toString()).toContain('headers have more than 65536 bytes')
})

test('padding and priorities are taken off', async () => {
  open()
  const socket: Socket = connectNet(port(), '127.0.0.1')
  const begun = new Promise<Buffer>((resolve) => {
    reception = {
      ...echo,
      answer: (body) => {
        resolve(body)
        return echo.kind === 'awaited' ? echo.answer(body) : Promise.reject(new Error('echo awaits'))
      },
    }
  })
  socket.write(GREETING)
  const headersFrame = '00000b 01 2c 00000001 02 80000000 0f 83 84 86 0000'
  const data = '000006 00 09 00000001 02 616263 0000'
  socket.write(Buffer.from(`${SETTINGS}${headersFrame}${data}`.replace(/ /g, ''), 'hex'))
  expect((await begun).toString()).toBe('abc')
  expect(Object.fromEntries(received[0] ?? [])).toEqual({
    ':method': 'POST',
    ':path': '/',
    ':scheme': 'http',
  })
  socket.destroy()
})
