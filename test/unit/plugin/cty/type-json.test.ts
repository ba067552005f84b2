import fc from 'fast-check'
import { DYNAMIC, listOf, mapOf, NUMBER, objectOf, setOf, STRING, type Type } from '../../../../src/framework'
import { parseJson } from '../../../../src/plugin/cty/parse-json'
import { typeFromJson, typeToJson } from '../../../../src/plugin/cty/type-json'
import { anyType } from './types'

function fromText(text: string): Type | undefined {
  const json = parseJson(text)
  return json.ok ? typeFromJson(json.value) : undefined
}

test.each<readonly [string, Type]>([
  ['"string"', STRING],
  ['"dynamic"', DYNAMIC],
  ['["list","string"]', listOf(STRING)],
  ['["set",["map","number"]]', setOf(mapOf(NUMBER))],
  ['["tuple",["string","number"]]', { kind: 'tuple', elements: [STRING, NUMBER] }],
  ['["object",{"a":"string","b":["list","dynamic"]}]', objectOf({ a: STRING, b: listOf(DYNAMIC) })],
])('%s', (json, type) => {
  expect(Buffer.from(typeToJson(type)).toString()).toBe(json)
  expect(fromText(json)).toEqual(type)
})

test('every type comes back as it was', () => {
  fc.assert(
    fc.property(anyType, (type) => {
      expect(fromText(Buffer.from(typeToJson(type)).toString())).toEqual(type)
    }),
  )
})

test('the list of optional attributes, which Terraform may add to an object, is ignored', () => {
  expect(fromText('["object",{"a":"string"},["a"]]')).toEqual(objectOf({ a: STRING }))
})

test.each([
  '"text"',
  '"toString"',
  '1',
  '[]',
  '["list"]',
  '["list","nope"]',
  '["bag","string"]',
  '["tuple","string"]',
  '["tuple",["nope"]]',
  '["object",["string"]]',
  '["object",{"a":"nope"}]',
  '[["list"],"string"]',
])('%s is no type', (json) => {
  expect(fromText(json)).toBeUndefined()
})
