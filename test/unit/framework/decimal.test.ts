import fc from 'fast-check'
import { Decimal } from '../../../src/framework'

test.each([
  { given: '0', text: '0' },
  { given: '-0', text: '0' },
  { given: '-0.00e5', text: '0' },
  { given: '007', text: '7' },
  { given: '1.50', text: '1.5' },
  { given: '1e3', text: '1000' },
  { given: '1E+3', text: '1000' },
  { given: '12.34e1', text: '123.4' },
  { given: '12.34e-3', text: '0.01234' },
  { given: '-1.5e-1', text: '-0.15' },
  { given: '9007199254740993', text: '9007199254740993' },
  { given: '3.14159265358979323846', text: '3.14159265358979323846' },
])('$given is $text', ({ given, text }) => {
  expect(Decimal.parse(given)?.text).toBe(text)
  expect(JSON.stringify(Decimal.parse(given))).toBe(JSON.stringify(text))
})

test.each(['', ' 1', '1.', '.5', '+1', '0x1', 'NaN', 'Infinity', '1e99999', '1_000', '1e'])(
  '%j is no number',
  (given) => {
    expect(Decimal.parse(given)).toBeUndefined()
  },
)

test.each([
  { text: '1e400', number: undefined },
  { text: '9007199254740993', number: undefined },
  { text: '0.1', number: 0.1 },
  { text: '1e21', number: 1e21 },
  { text: '-5', number: -5 },
])('$text as a number of JavaScript is $number', ({ text, number }) => {
  expect(Decimal.parse(text)?.toNumber()).toBe(number)
})

test('a number that is none is refused', () => {
  expect(() => Decimal.of(Number.NaN)).toThrow('not a finite number: NaN')
})

test('each number and each whole number comes back as it was', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.bigInt(), (number, whole) => {
      expect(Decimal.of(number).toNumber()).toBe(number === 0 ? 0 : number)
      expect(Decimal.of(whole).text).toBe(String(whole))
    }),
  )
})
