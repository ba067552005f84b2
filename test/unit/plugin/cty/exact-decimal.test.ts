import { exactDecimal } from '../../../../src/plugin/cty/exact-decimal'

test.each([
  ['zero', 0, '0'],
  ['negative zero', -0, '0'],
  ['an integer', 42, '42'],
  ['an integer beyond 2^53', 2 ** 63, '9223372036854775808'],
  ['a half', 1.5, '1.5'],
  ['negative', -0.25, '-0.25'],
  ['2^-40, of which String shows 16 digits', 2 ** -40, '0.0000000000009094947017729282379150390625'],
  ['0.1, which no double holds', 0.1, '0.1000000000000000055511151231257827021181583404541015625'],
])('%s', (_case, double, text) => {
  expect(exactDecimal(double)?.text).toBe(text)
})

test('the smallest double has all its 751 digits', () => {
  expect(exactDecimal(Number.MIN_VALUE)?.text).toMatch(/^0\.0{323}4940656458.*625$/)
})

test.each([NaN, Infinity, -Infinity])('%p is no number', (double) => {
  expect(exactDecimal(double)).toBeUndefined()
})
