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
import { type Form, decodeValue } from '../../../../src/plugin/cty/decode-value'
import { renderMisfit } from '../../../../src/plugin/cty/misfit'
import { parseJson } from '../../../../src/plugin/cty/parse-json'
import { parseMsgpack } from '../../../../src/plugin/cty/parse-msgpack'
import type { Parsed } from '../../../../src/plugin/cty/wire-value'

function decoded(type: Type, wire: Parsed, form: Form = 'exact'): unknown {
  if (!wire.ok) return wire.reason
  const result = decodeValue(type, wire.value, form)
  return result.ok ? result.value : result.misfits.map(renderMisfit)
}

const json = (text: string) => parseJson(text)
const msgpack = (text: string) => parseMsgpack(Buffer.from(text.replace(/ /g, ''), 'hex'))
const number = (text: string) => known(Decimal.parse(text) ?? Decimal.of(0))

test.each<readonly [string, Type, Parsed, Value]>([
  ['null of any type', listOf(STRING), json('null'), NULL],
  ['an unknown value of any type', listOf(STRING), msgpack('d40000'), UNKNOWN],
  ['a string', STRING, json('"a"'), known('a')],
  ['a bool', BOOL, json('true'), known(true)],
  ['a number', NUMBER, json('9007199254740993'), number('9007199254740993')],
  ['a number that came as text', NUMBER, msgpack('a3 302e31'), number('0.1')],
  ['a list with holes', listOf(STRING), msgpack('93 a161 c0 d40000'), known([known('a'), NULL, UNKNOWN])],
  ['a set without repetitions', setOf(STRING), json('["a","b","a"]'), known([known('a'), known('b')])],
  [
    'a set whose unknown elements may differ',
    setOf(STRING),
    msgpack('92 d40000 d40000'),
    known([UNKNOWN, UNKNOWN]),
  ],
  [
    'a set of objects without repetitions',
    setOf(objectOf({ a: NUMBER, b: STRING })),
    json('[{"a":1,"b":"x"},{"b":"x","a":1.0},{"a":1,"b":"y"}]'),
    known([known({ a: number('1'), b: known('x') }), known({ a: number('1'), b: known('y') })]),
  ],
  ['a map', mapOf(BOOL), json('{"a.b":true,"c":null}'), known({ 'a.b': known(true), c: NULL })],
  [
    'an object',
    objectOf({ a: STRING, b: BOOL }),
    json('{"b":true,"a":"x"}'),
    known({ a: known('x'), b: known(true) }),
  ],
  [
    'a tuple',
    { kind: 'tuple', elements: [STRING, BOOL] },
    json('["a",true]'),
    known([known('a'), known(true)]),
  ],
  [
    'a dynamic value in JSON',
    DYNAMIC,
    json('{"type":"number","value":1}'),
    known({ type: NUMBER, value: number('1') }),
  ],
  [
    'a dynamic value in msgpack',
    DYNAMIC,
    msgpack(`92 c4 08 ${Buffer.from('"string"').toString('hex')} a161`),
    known({ type: STRING, value: known('a') }),
  ],
  [
    'a dynamic value of known type and unknown content',
    DYNAMIC,
    msgpack(`92 c4 08 ${Buffer.from('"string"').toString('hex')} d40000`),
    known({ type: STRING, value: UNKNOWN }),
  ],
])('%s', (_case, type, wire, value) => {
  expect(decoded(type, wire)).toEqual(value)
})

const NESTED = objectOf({
  hosts: listOf(objectOf({ port: NUMBER })),
  labels: mapOf(STRING),
  tags: setOf(STRING),
})

test.each<readonly [string, Type, Parsed, readonly string[]]>([
  ['a number for a string', STRING, json('1'), ['the value is a number where a string belongs']],
  ['a text for a bool', BOOL, json('"true"'), ['the value is a string where a bool belongs']],
  ['a text that is no number', NUMBER, json('"ten"'), ['the value is a string where a number belongs']],
  ['binary for a string', STRING, msgpack('c4 01 61'), ['the value is binary where a string belongs']],
  ['a map for a list', listOf(STRING), json('{}'), ['the value is a map where a list belongs']],
  [
    'a tuple too short',
    { kind: 'tuple', elements: [STRING] },
    json('[]'),
    ['the value is an array where a tuple belongs'],
  ],
  [
    'no type for a dynamic value',
    DYNAMIC,
    json('{"value":1}'),
    ['the value is a map where a value with its type belongs'],
  ],
  [
    'a wrong type for a dynamic value',
    DYNAMIC,
    msgpack('92 c4 01 78 c0'),
    ['the value is an array where a value with its type belongs'],
  ],
  [
    'all places at once',
    NESTED,
    json('{"hosts":[{"port":1},{"port":"x"}],"labels":{"a.b":1},"tags":["a",2],"more":1}'),
    [
      'more is not an attribute of the schema',
      'hosts[1].port is a string where a number belongs',
      'labels["a.b"] is a number where a string belongs',
      'tags is a number where a string belongs',
    ],
  ],
  ['an attribute that is missing', objectOf({ a: STRING, b: STRING }), json('{"a":"x"}'), ['b is missing']],
])('%s is refused with its place', (_case, type, wire, misfits) => {
  expect(decoded(type, wire)).toEqual(misfits)
})

test('an attribute that a stored state lacks is null', () => {
  expect(decoded(objectOf({ a: STRING, b: STRING }), json('{"a":"x"}'), 'stored')).toEqual(
    known({ a: known('x'), b: NULL }),
  )
})

test('an attribute that a stored state has too many is refused', () => {
  expect(decoded(objectOf({ a: STRING }), json('{"a":"x","z":1}'), 'stored')).toEqual([
    'z is not an attribute of the schema',
  ])
})

test('names from outside are only names', () => {
  const value = decoded(mapOf(STRING), json('{"__proto__":"a","constructor":"b"}'))
  expect(JSON.stringify(value)).toBe(
    '{"kind":"known","value":{"__proto__":{"kind":"known","value":"a"},"constructor":{"kind":"known","value":"b"}}}',
  )
  expect(decoded(objectOf({ a: STRING }), json('{"a":"x","toString":"y"}'))).toEqual([
    'toString is not an attribute of the schema',
  ])
})
