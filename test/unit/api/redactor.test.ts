import { Secret } from '../../../src/api'
import { createRedactor } from '../../../src/api/redactor'

const redactor = createRedactor()
redactor.add(Secret.of('p%ss "word"'))
redactor.add(Secret.of('abc'))

test.each<[what: string, text: string, shown: string]>([
  ['a secret as it is', 'got p%ss "word".', 'got (sensitive).'],
  ['a secret out of a form', 'x=p%25ss+%22word%22&y', 'x=(sensitive)&y'],
  ['a secret out of JSON', '{"s":"p%ss \\"word\\""}', '{"s":"(sensitive)"}'],
  ['every occurrence', 'p%ss "word"p%ss "word"', '(sensitive)(sensitive)'],
  ['nothing else, not even a word that is too short for a secret', 'abc of it', 'abc of it'],
  ['control characters', 'a\u001b[31mb\r\nc', 'a [31mb c'],
])('blanks out %s', (_what, text, shown) => {
  expect(redactor.redact(text)).toBe(shown)
})

test('shortens a text that is too long for a message', () => {
  expect(redactor.redact('x'.repeat(700))).toBe(`${'x'.repeat(600)}…`)
})
