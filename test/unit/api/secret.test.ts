import { inspect } from 'node:util'
import { Secret } from '../../../src/api'

const secret = Secret.of('canary')

test.each<[name: string, shown: string, expected: string]>([
  ['String()', String(secret), '(sensitive)'],
  ['a template', `${secret.toString()}`, '(sensitive)'],
  ['concatenation', 'x' + String(secret), 'x(sensitive)'],
  ['JSON', JSON.stringify({ secret }), '{"secret":"(sensitive)"}'],
  ['inspect', inspect({ secret }), '{ secret: (sensitive) }'],
  ['inspect of hidden members', inspect(secret, { showHidden: true, depth: 9 }), '(sensitive)'],
])('prints as (sensitive) by %s', (_name, shown, expected) => {
  expect(shown).toBe(expected)
})

test('shows nothing even where custom printing is switched off', () => {
  const shown = inspect(secret, { showHidden: true, customInspect: false })
  expect(shown).not.toContain('canary')
  expect(JSON.stringify(Object.entries(Object.getOwnPropertyDescriptors(secret)))).not.toContain('canary')
})

test('gives the value out by reveal() alone', () => {
  expect(secret.reveal()).toBe('canary')
})
