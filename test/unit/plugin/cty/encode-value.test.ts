import { decode } from '@msgpack/msgpack'
import fc from 'fast-check'
import {
  BOOL,
  Decimal,
  DYNAMIC,
  known,
  listOf,
  mapOf,
  NULL,
  NUMBER,
  objectOf,
  setOf,
  STRING,
  type Type,
  UNKNOWN,
  type Value,
} from '../../../../src/framework'
import { decodeValue } from '../../../../src/plugin/cty/decode-value'
import { encodeValue } from '../../../../src/plugin/cty/encode-value'
import { renderMisfit } from '../../../../src/plugin/cty/misfit'
import { parseMsgpack } from '../../../../src/plugin/cty/parse-msgpack'
import { anyType, anyValueOf } from './types'

const number = (text: string) => known(Decimal.parse(text) ?? Decimal.of(0))
const hex = (type: Type, value: Value) => Buffer.from(encodeValue(type, value).msgpack).toString('hex')
const text = (value: string) => Buffer.from(value).toString('hex')

// Written by hand from the specification of msgpack and Terraform's object wire format.
test.each<readonly [string, Type, Value, string]>([
  ['null', STRING, NULL, 'c0'],
  ['an unknown value', STRING, UNKNOWN, 'd40000'],
  ['false', BOOL, known(false), 'c2'],
  ['true', BOOL, known(true), 'c3'],
  ['a short string', STRING, known('é'), 'a2c3a9'],
  ['a string of 32 bytes', STRING, known('a'.repeat(32)), `d920${'61'.repeat(32)}`],
  ['a string of 256 bytes', STRING, known('a'.repeat(256)), `da0100${'61'.repeat(256)}`],
  ['a string of 65,536 bytes', STRING, known('a'.repeat(65_536)), `db00010000${'61'.repeat(65_536)}`],
  ['a small number', NUMBER, number('127'), '7f'],
  ['a small negative number', NUMBER, number('-32'), 'e0'],
  ['a number of 8 bits', NUMBER, number('128'), 'cc80'],
  ['a number of 16 bits', NUMBER, number('256'), 'cd0100'],
  ['a number of 32 bits', NUMBER, number('4294967295'), 'ceffffffff'],
  ['a negative number of 8 bits', NUMBER, number('-128'), 'd080'],
  ['a negative number of 16 bits', NUMBER, number('-129'), 'd1ff7f'],
  ['a negative number of 32 bits', NUMBER, number('-32769'), 'd2ffff7fff'],
  ['a negative number of 64 bits', NUMBER, number('-2147483649'), 'd3ffffffff7fffffff'],
  ['an integer beyond 2^53', NUMBER, number('9007199254740993'), 'cf0020000000000001'],
  ['the largest of 64 bits', NUMBER, number('18446744073709551615'), 'cfffffffffffffffff'],
  ['the smallest of 64 bits', NUMBER, number('-9223372036854775808'), 'd38000000000000000'],
  ['an integer beyond 64 bits', NUMBER, number('18446744073709551616'), `b4${text('18446744073709551616')}`],
  [
    'a negative integer beyond 64 bits',
    NUMBER,
    number('-9223372036854775809'),
    `b4${text('-9223372036854775809')}`,
  ],
  ['a decimal', NUMBER, number('0.1'), `a3${text('0.1')}`],
  ['a list', listOf(BOOL), known([known(true), NULL, UNKNOWN]), '93c3c0d40000'],
  ['an empty list', listOf(BOOL), known([]), '90'],
  ['a list of 16', listOf(BOOL), known(Array<Value>(16).fill(known(true))), `dc0010${'c3'.repeat(16)}`],
  ['a set without repetitions', setOf(STRING), known([known('a'), known('b'), known('a')]), '92a161a162'],
  ['a map', mapOf(BOOL), known({ a: known(true) }), '81a161c3'],
  [
    'an object in the order of its type',
    objectOf({ a: BOOL, b: BOOL }),
    known({ b: NULL, a: known(true) }),
    '82a161c3a162c0',
  ],
  ['a tuple', { kind: 'tuple', elements: [BOOL, STRING] }, known([known(true), known('a')]), '92c3a161'],
  ['a dynamic value', DYNAMIC, known({ type: BOOL, value: known(true) }), `92c406${text('"bool"')}c3`],
  [
    'a dynamic value of unknown content',
    DYNAMIC,
    known({ type: BOOL, value: UNKNOWN }),
    `92c406${text('"bool"')}d40000`,
  ],
  ['an unknown dynamic value', DYNAMIC, UNKNOWN, 'd40000'],
])('%s', (_case, type, value, bytes) => {
  expect(hex(type, value)).toBe(bytes)
  expect(encodeValue(type, value).misfits).toEqual([])
})

test.each([
  ['16 bits of elements', 65_536, 'dd00010000'],
  ['4 bits of elements', 65_535, 'dcffff'],
])('a list of more than %s', (_case, length, head) => {
  const bytes = hex(listOf(BOOL), known(Array<Value>(length).fill(NULL)))
  expect(bytes.slice(0, head.length)).toBe(head)
})

test.each([
  [16, 'de0010'],
  [65_536, 'df00010000'],
])('a map of %d entries', (length, head) => {
  const entries = Object.fromEntries(Array.from({ length }, (_, index) => [`k${String(index)}`, NULL]))
  expect(hex(mapOf(BOOL), known(entries)).slice(0, head.length)).toBe(head)
})

test('every value comes back as it was', () => {
  const typed = anyType.chain((type) => fc.tuple(fc.constant(type), anyValueOf(type)))
  fc.assert(
    fc.property(typed, ([type, value]) => {
      const parsed = parseMsgpack(encodeValue(type, value).msgpack)
      expect(parsed.ok && decodeValue(type, parsed.value, 'exact')).toEqual({ ok: true, value })
    }),
    { numRuns: 300 },
  )
})

test('another library reads what was written', () => {
  const type = objectOf({ name: STRING, sizes: listOf(NUMBER), labels: mapOf(STRING) })
  const value = known({
    name: known('ü'.repeat(300)),
    sizes: known([number('1'), number('-200'), number('70000'), number('1.5')]),
    labels: known(
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${String(index)}`, known('v')])),
    ),
  })
  expect(decode(encodeValue(type, value).msgpack, { useBigInt64: true })).toEqual({
    name: 'ü'.repeat(300),
    sizes: [1, -200, 70000, '1.5'],
    labels: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${String(index)}`, 'v'])),
  })
})

test('attributes are written in the order of Terraform, whatever the order of the schema', () => {
  const type = objectOf({ size: NUMBER, _id: STRING, id: STRING })
  const { msgpack } = encodeValue(type, known({ id: NULL, size: NULL, _id: NULL }))

  expect(Object.keys(decode(msgpack) as object)).toEqual(['_id', 'id', 'size'])
})

test.each<readonly [string, Value, boolean]>([
  ['says all of a set without repetitions', known([known('a'), known('b')]), true],
  ['leaves out what a set repeats', known([known('a'), known('a')]), false],
  ['leaves out what does not fit', known([known(true)]), false],
])('msgpack %s', (_title, value, expected) => {
  expect(encodeValue(setOf(STRING), value).isFaithful).toBe(expected)
})

describe('what does not fit its type', () => {
  const type = objectOf({
    id: STRING,
    size: NUMBER,
    tags: setOf(STRING),
    hosts: listOf(objectOf({ port: NUMBER })),
  })
  const { msgpack, misfits } = encodeValue(
    type,
    known({
      id: known('kept'),
      size: known('a string'),
      hosts: known([known({ port: known(true) })]),
      more: NULL,
    }),
  )

  test('is null, and the rest is kept', () => {
    expect(decode(msgpack)).toEqual({ id: 'kept', size: null, tags: null, hosts: [{ port: null }] })
  })

  test('is reported with its place, and without its value', () => {
    expect(misfits.map(renderMisfit)).toEqual([
      'hosts[0].port is not of type number',
      'size is not of type number',
      'tags is missing',
      'more is not an attribute of the schema',
    ])
  })
})

test.each<readonly [string, Type, Value]>([
  ['a number for a string', STRING, number('1')],
  ['a string for a list', listOf(STRING), known('a')],
  ['a list for a map', mapOf(STRING), known([])],
  ['a number for an object', objectOf({}), number('1')],
  ['a tuple of another length', { kind: 'tuple', elements: [STRING] }, known([])],
  ['a string for a dynamic value', DYNAMIC, known('a')],
  ['an object for a dynamic value', DYNAMIC, known({ a: NULL })],
])('%s is null', (_case, type, value) => {
  expect(hex(type, value)).toBe('c0')
  expect(encodeValue(type, value).misfits).toEqual([{ path: [], reason: `is not of type ${type.kind}` }])
})
