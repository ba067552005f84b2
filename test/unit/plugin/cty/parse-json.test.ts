import fc from 'fast-check'
import { parseJson } from '../../../../src/plugin/cty/parse-json'
import type { WireValue } from '../../../../src/plugin/cty/wire-value'

/** As `JSON.parse` would say it, but numbers as their exact text. */
function plain(value: WireValue): unknown {
  switch (value.kind) {
    case 'number':
      return { number: value.value.text }
    case 'array':
      return value.items.map(plain)
    case 'map':
      return new Map([...value.entries].map(([key, item]) => [key, plain(item)]))
    case 'null':
      return null
    case 'unknown':
      return undefined
    default:
      return value.value
  }
}

function parsed(text: string): unknown {
  const result = parseJson(text)
  return result.ok ? plain(result.value) : result.reason
}

test.each([
  ['an integer beyond 2^53', '9007199254740993', '9007199254740993'],
  ['a number beyond all doubles', '1e400', `1${'0'.repeat(400)}`],
  ['a decimal that no double holds', '0.1', '0.1'],
  ['many digits', '3.14159265358979323846', '3.14159265358979323846'],
  ['a negative exponent', '-25E-3', '-0.025'],
])('%s stays exact', (_case, text, number) => {
  expect(parsed(text)).toEqual({ number })
})

test.each([
  ['nothing', '', 'not JSON: a value is expected at character 0'],
  ['a word', 'nope', 'not JSON: a value is expected at character 0'],
  ['a leading zero', '01', 'not JSON: more text follows the value at character 1'],
  ['an open string', '"secret', 'not JSON: the string breaks off at character 7'],
  ['a line break in a string', '"a\nb"', 'not JSON: the string breaks off at character 2'],
  ['a wrong escape', '"\\x"', 'not JSON: the string breaks off at character 1'],
  ['an open list', '[1', 'not JSON: "]" is expected at character 2'],
  ['a comma at the end', '[1,]', 'not JSON: a value is expected at character 3'],
  ['a key without quotes', '{a:1}', 'not JSON: a string is expected at character 1'],
  ['a key without value', '{"a"}', 'not JSON: ":" is expected at character 4'],
  ['two values', '1 2', 'not JSON: more text follows the value at character 2'],
  ['an exponent beyond reason', '1e99999', 'not JSON: a number is too large at character 7'],
  [
    'lists in lists in lists',
    '['.repeat(100_000),
    'not JSON: the value is nested too deeply at character 501',
  ],
])('%s is refused without quoting the text', (_case, text, reason) => {
  expect(parsed(text)).toBe(reason)
})

test('everything but numbers is read as JSON.parse reads it, with any white space', () => {
  const layout = fc.constantFrom(undefined, '\t', ' \n')
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'medium' }), layout, (value, space) => {
      expect(parsed(JSON.stringify(value, undefined, space))).toEqual(expectation(value))
    }),
  )
})

test('escapes are undone', () => {
  expect(parsed(String.raw`"\"\\\/\b\f\n\r\té😀"`)).toBe('"\\/\b\f\n\r\té😀')
})

test('a string of megabytes is read', () => {
  const text = 'a'.repeat(20_000_000)
  expect(parsed(`["${text}"]`)).toEqual([text])
})

test('names of objects are only names', () => {
  expect(parsed('{"__proto__":{"a":true}}')).toEqual(new Map([['__proto__', new Map([['a', true]])]]))
})

test('a text is refused or accepted exactly when JSON.parse does so', () => {
  const mutant = fc.tuple(
    fc.json({ maxDepth: 2 }),
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', '0', '-', '\\', ' '),
  )
  fc.assert(
    fc.property(mutant, ([text, at, inserted]) => {
      const place = at % (text.length + 1)
      const changed = text.slice(0, place) + inserted + text.slice(place + 1)
      // Exponents of five digits are valid JSON, and no number of Terraform's.
      fc.pre(!/[eE][+-]?\d{5}/.test(changed))
      expect(parseJson(changed).ok).toBe(isJson(changed))
    }),
    { numRuns: 500 },
  )
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function expectation(value: unknown): unknown {
  if (typeof value === 'number') return { number: expect.any(String) as unknown }
  if (Array.isArray(value)) return value.map(expectation)
  if (typeof value !== 'object' || value === null) return value
  return new Map(Object.entries(value).map(([key, item]) => [key, expectation(item)]))
}
