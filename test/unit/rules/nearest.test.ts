import fc from 'fast-check'
import { nearest } from '../../../src/rules/nearest'

const RULES = ['scope/unknown', 'scope/shape', 'redirect/scheme', 'grant/none']

test.each([
  ['redirect/schema', 'redirect/scheme'],
  ['Scope/Shap', 'scope/shape'],
  ['scop/unknwn', 'scope/unknown'],
  ['grant/', undefined],
  ['', undefined],
])('takes %p for %p', (written, meant) => {
  expect(nearest(written, RULES)).toBe(meant)
})

test('of equally near ones the first is meant', () => {
  expect(nearest('spam', ['span', 'spa'])).toBe('span')
  expect(nearest('spam', ['spa', 'span'])).toBe('spa')
})

/** By the definition: the changes that make one word of another, each tried. */
function changes(from: string, to: string): number {
  if (from === '' || to === '') return from.length + to.length
  if (from[0] === to[0]) return changes(from.slice(1), to.slice(1))
  return (
    1 + Math.min(changes(from.slice(1), to), changes(from, to.slice(1)), changes(from.slice(1), to.slice(1)))
  )
}

test('finds what trying every change finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (written, candidates) => {
      const least = Math.min(3, ...candidates.map((candidate) => changes(written, candidate)))
      const first = candidates.find((candidate) => changes(written, candidate) === least)
      expect(nearest(written, candidates)).toBe(first)
    }),
    { seed: 1, numRuns: 300 },
  )
})
