import { known, NULL, NUMBER, objectOf, STRING } from '../../../../src/framework'
import { fromDynamicValue } from '../../../../src/plugin/from-proto/dynamic-value'
import { fromRawState } from '../../../../src/plugin/from-proto/raw-state'

const NOTHING = new Uint8Array(0)

describe('a dynamic value', () => {
  test('is read from msgpack', () => {
    const message = { msgpack: Buffer.from('a161', 'hex'), json: NOTHING }
    expect(fromDynamicValue(STRING, message)).toEqual({ ok: true, value: known('a') })
  })

  test('is read from JSON when there is no msgpack', () => {
    const message = { msgpack: NOTHING, json: Buffer.from('"a"') }
    expect(fromDynamicValue(STRING, message)).toEqual({ ok: true, value: known('a') })
  })

  test.each([
    ['absent', undefined],
    ['empty', { msgpack: NOTHING, json: NOTHING }],
  ])('is null when it is %s', (_case, message) => {
    expect(fromDynamicValue(STRING, message)).toEqual({ ok: true, value: NULL })
  })

  test('is refused when the bytes are broken', () => {
    const message = { msgpack: Buffer.from('a5', 'hex'), json: NOTHING }
    expect(fromDynamicValue(STRING, message)).toEqual({
      ok: false,
      misfits: [{ path: [], reason: 'is not msgpack: the bytes end too early' }],
    })
  })
})

describe('a stored state', () => {
  const stored = (json: string, flatmap: ReadonlyMap<string, string> = new Map()) =>
    fromRawState({ json: Buffer.from(json), flatmap })

  test('is read by the type that its reader names', () => {
    const state = stored('{"a":"9007199254740993"}')
    expect(state.read(objectOf({ a: STRING }))).toEqual({
      ok: true,
      value: known({ a: known('9007199254740993') }),
    })
    expect(state.read(objectOf({ a: NUMBER }))).toMatchObject({
      ok: true,
      value: { value: { a: { value: { text: '9007199254740993' } } } },
    })
  })

  test('reads as null when there is none', () => {
    expect(fromRawState(undefined).read(STRING)).toEqual({ ok: true, value: NULL })
    expect(stored('').read(STRING)).toEqual({ ok: true, value: NULL })
  })

  test.each([
    ['another type', '{"a":{"b":1}}', 'a is a map where a string belongs'],
    ['no JSON', '{"a":', 'the value is not JSON: a value is expected at character 5'],
    [
      'two faults',
      '{"a":true,"z":1}',
      'z is not an attribute of the schema; a is a bool where a string belongs',
    ],
  ])('with %s gives the reason and no value', (_case, json, reason) => {
    expect(stored(json).read(objectOf({ a: STRING }))).toEqual({ ok: false, reason })
  })

  test('in the flat form of old versions says what to do', () => {
    expect(stored('', new Map([['id', 'x']])).read(STRING)).toEqual({
      ok: false,
      reason: expect.stringMatching(/Terraform 0\.11.*terraform state rm/) as unknown,
    })
  })
})
