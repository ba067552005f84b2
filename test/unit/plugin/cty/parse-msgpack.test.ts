import { encode, ExtensionCodec } from '@msgpack/msgpack'
import fc from 'fast-check'
import { Decimal } from '../../../../src/framework'
import { parseMsgpack } from '../../../../src/plugin/cty/parse-msgpack'
import type { WireValue } from '../../../../src/plugin/cty/wire-value'

const hex = (text: string) => Buffer.from(text.replace(/ /g, ''), 'hex')
const number = (text: string): WireValue => ({
  kind: 'number',
  value: Decimal.parse(text) ?? Decimal.of(NaN),
})
const string = (value: string): WireValue => ({ kind: 'string', value })
const parsed = (bytes: Uint8Array) => {
  const result = parseMsgpack(bytes)
  return result.ok ? result.value : result.reason
}

// The formats of https://github.com/msgpack/msgpack/blob/master/spec.md, written by hand.
test.each<readonly [string, string, WireValue]>([
  ['nil', 'c0', { kind: 'null' }],
  ['false', 'c2', { kind: 'bool', value: false }],
  ['true', 'c3', { kind: 'bool', value: true }],
  ['positive fixint', '7f', number('127')],
  ['negative fixint', 'e0', number('-32')],
  ['uint 8', 'cc ff', number('255')],
  ['uint 16', 'cd 0100', number('256')],
  ['uint 32', 'ce ffffffff', number('4294967295')],
  ['uint 64', 'cf ffffffffffffffff', number('18446744073709551615')],
  ['int 8', 'd0 80', number('-128')],
  ['int 16', 'd1 8000', number('-32768')],
  ['int 32', 'd2 80000000', number('-2147483648')],
  ['int 64', 'd3 8000000000000000', number('-9223372036854775808')],
  ['int 64 beyond 2^53', 'd3 0020000000000001', number('9007199254740993')],
  ['float 32', 'ca 3fc00000', number('1.5')],
  ['float 64', 'cb 3ff8000000000000', number('1.5')],
  ['fixstr', 'a3 616263', string('abc')],
  ['str 8', 'd9 02 c3a9', string('é')],
  ['str 16', 'da 0001 61', string('a')],
  ['str 32', 'db 00000001 61', string('a')],
  ['bin 8', 'c4 02 0102', { kind: 'binary', value: hex('0102') }],
  ['bin 16', 'c5 0001 01', { kind: 'binary', value: hex('01') }],
  ['bin 32', 'c6 00000001 01', { kind: 'binary', value: hex('01') }],
  ['fixarray', '92 c0 01', { kind: 'array', items: [{ kind: 'null' }, number('1')] }],
  ['array 16', 'dc 0001 01', { kind: 'array', items: [number('1')] }],
  ['array 32', 'dd 00000001 01', { kind: 'array', items: [number('1')] }],
  ['fixmap', '81 a161 c3', { kind: 'map', entries: new Map([['a', { kind: 'bool', value: true }]]) }],
  ['map 16', 'de 0001 a161 c3', { kind: 'map', entries: new Map([['a', { kind: 'bool', value: true }]]) }],
  [
    'map 32',
    'df 00000001 a161 c3',
    { kind: 'map', entries: new Map([['a', { kind: 'bool', value: true }]]) },
  ],
  ['an unknown value', 'd4 00 00', { kind: 'unknown' }],
  ['a refined unknown value (not null)', 'c7 03 0c 81 01 c2', { kind: 'unknown' }],
  ['fixext 2', 'd5 0c 0000', { kind: 'unknown' }],
  ['fixext 4', 'd6 0c 00000000', { kind: 'unknown' }],
  ['fixext 8', 'd7 7f 0000000000000000', { kind: 'unknown' }],
  ['fixext 16', `d8 80 ${'00'.repeat(16)}`, { kind: 'unknown' }],
  ['ext 16', 'c8 0001 0c 00', { kind: 'unknown' }],
  ['ext 32', 'c9 00000001 0c 00', { kind: 'unknown' }],
])('%s', (_case, bytes, value) => {
  expect(parsed(hex(bytes))).toEqual(value)
})

test.each([
  ['nothing', '', 'not msgpack: the bytes end too early'],
  ['a text that is cut off', 'a3 6162', 'not msgpack: the bytes end too early'],
  ['a list of four billion elements in five bytes', 'dd ffffffff', 'not msgpack: the bytes end too early'],
  ['a binary of four gigabytes in five bytes', 'c6 ffffffff', 'not msgpack: the bytes end too early'],
  ['the byte that msgpack never uses', 'c1', 'not msgpack: the byte 0xc1 begins no value'],
  ['a second value', 'c0 c0', 'not msgpack: more bytes follow the value'],
  ['a key that is a number', '81 01 c0', 'not msgpack: the key of a map is not a string'],
  ['infinity', 'cb 7ff0000000000000', 'not msgpack: a number is infinite or not a number'],
  ['not a number', 'cb 7ff8000000000000', 'not msgpack: a number is infinite or not a number'],
  ['lists in lists in lists', '91'.repeat(100_000), 'not msgpack: the value is nested too deeply'],
])('%s is refused', (_case, bytes, reason) => {
  expect(parsed(hex(bytes))).toBe(reason)
})

test('whatever another library writes is read', () => {
  const leaf = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.boolean(),
    fc.constant(null),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
    fc.uint8Array({ maxLength: 300 }),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { maxLength: 20 }),
      fc.dictionary(fc.string(), tie('tree'), { noNullPrototype: true, maxKeys: 20 }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      expect(parsed(encode(value, { useBigInt64: true }))).toEqual(wireOf(value))
    }),
  )
})

test('whatever bytes come are read or refused, and never thrown about', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(parseMsgpack(bytes)).toHaveProperty('ok')
    }),
  )
})

test('an extension of another library is an unknown value', () => {
  const extensionCodec = new ExtensionCodec()
  extensionCodec.register({ type: 12, encode: () => Uint8Array.of(0x81, 0x01, 0xc2), decode: () => null })
  expect(parsed(encode(new Date(0), { extensionCodec }))).toEqual({ kind: 'unknown' })
})

function wireOf(value: unknown): WireValue {
  if (value === null) return { kind: 'null' }
  if (typeof value === 'string') return string(value)
  if (typeof value === 'boolean') return { kind: 'bool', value }
  if (typeof value === 'number' || typeof value === 'bigint')
    return { kind: 'number', value: Decimal.of(value) }
  if (value instanceof Uint8Array) return { kind: 'binary', value: Buffer.from(value) }
  if (Array.isArray(value)) return { kind: 'array', items: value.map(wireOf) }
  return {
    kind: 'map',
    entries: new Map(Object.entries(value ?? {}).map(([key, item]) => [key, wireOf(item)])),
  }
}
