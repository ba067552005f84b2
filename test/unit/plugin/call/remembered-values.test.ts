import { encode } from '@msgpack/msgpack'
import { Decimal, known, NULL, setOf, STRING, type Value } from '../../../../src/framework'
import { decodeValues } from '../../../../src/plugin/call/decode-values'
import { encodeState } from '../../../../src/plugin/call/encode-state'
import { RememberedValues, rememberedValues } from '../../../../src/plugin/call/remembered-values'
import { hostOf, THING } from './fake-server'

const KEY = Uint8Array.of(0x81, 0xa1, 0x61, 0xc0)
const VALUE: Value = known({ a: NULL })

async function call() {
  const { server, bugReport } = hostOf()
  return { rpc: 'ReadResource', server: await server(), bugReport }
}

/** What the given bytes become, with their type. */
async function decoded(msgpack: Uint8Array) {
  const answer = decodeValues(await call(), THING, { state: { msgpack, json: new Uint8Array(0) } })
  if (!('values' in answer)) throw new Error(answer.diagnostics.map(({ detail }) => detail).join())
  return { type: answer.type, value: answer.values.state }
}

describe('remembered values', () => {
  test('are found by equal bytes, and give them back', () => {
    const remembered = new RememberedValues()
    remembered.remember(KEY, VALUE)

    expect(remembered.valueOf(Uint8Array.from(KEY))).toBe(VALUE)
    expect(remembered.msgpackOf(VALUE)).toEqual(Buffer.from(KEY))
    expect(remembered.msgpackOf(known({ a: NULL }))).toBeUndefined()
  })

  test('are bytes of their own, which the buffer that they came in may outlive', () => {
    const remembered = new RememberedValues()
    const buffer = Uint8Array.from([0xff, ...KEY, 0xff])
    remembered.remember(buffer.subarray(1, 5), VALUE)
    buffer.fill(0)

    expect(remembered.valueOf(KEY)).toBe(VALUE)
    expect(remembered.msgpackOf(VALUE)).toEqual(Buffer.from(KEY))
  })

  test('are the last 256', () => {
    const remembered = new RememberedValues()
    const bytes = (index: number) => Buffer.from(`value ${String(index)}`)
    for (let index = 0; index <= 256; index += 1) remembered.remember(bytes(index), known({}))

    expect(remembered.valueOf(bytes(0))).toBeUndefined()
    expect(remembered.valueOf(bytes(1))).toEqual(known({}))
    expect(remembered.valueOf(bytes(256))).toEqual(known({}))
  })

  test.each<readonly [string, Uint8Array, Value]>([
    ['a value of more than 32 kB', new Uint8Array(32 * 1024 + 1), VALUE],
    ['null, which values of all types share', KEY, NULL],
  ])('are not %s', (_title, msgpack, value) => {
    const remembered = new RememberedValues()
    remembered.remember(msgpack, value)

    expect(remembered.valueOf(msgpack)).toBeUndefined()
    expect(remembered.msgpackOf(value)).toBeUndefined()
  })
})

describe('a value that came in', () => {
  test('is the same object when its bytes come again', async () => {
    const msgpack = encode({ id: 'again', size: null })

    expect((await decoded(Uint8Array.from(msgpack))).value).toBe((await decoded(msgpack)).value)
  })

  test('goes out as the bytes that it came as', async () => {
    // Not the shortest form of 7, and not the order of the schema: no encoder of ours would write it so.
    const msgpack = Buffer.from('82a473697a65cc07a26964a161', 'hex')
    const { type, value } = await decoded(msgpack)

    expect(value).toEqual(known({ id: known('a'), size: known(Decimal.of(7)) }))
    expect(encodeState(await call(), type, value)).toEqual({ message: { msgpack }, diagnostics: [] })
  })
})

test('a value that went out is the same object when its bytes come in', async () => {
  const { type } = await decoded(encode({ id: null, size: null }))
  const state = known({ id: known('sent'), size: NULL })
  const { message } = encodeState(await call(), type, state)

  expect((await decoded(message.msgpack ?? KEY)).value).toBe(state)
})

test('a set that went out without its repetitions is not what comes in', async () => {
  const type = setOf(STRING)
  const { message } = encodeState(await call(), type, known([known('a'), known('a')]))

  expect(message.msgpack).toEqual(Buffer.from('91a161', 'hex'))
  expect(rememberedValues(type).valueOf(message.msgpack ?? KEY)).toBeUndefined()
})
