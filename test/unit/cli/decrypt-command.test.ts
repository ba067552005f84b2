import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../../../src/cli/run-command'
import { createSealer, readRecipientKey } from '../../../src/sealing'
import { PAIRS, privateJwk, privatePem, publicPem } from '../sealing/keys'
import { fakeContext, type FakeContext } from './fake-context'

let context: FakeContext
let sealed: string

beforeAll(async () => {
  const key = readRecipientKey(publicPem(PAIRS['P-384']))
  if (key === undefined) throw new Error('the key cannot be read')
  sealed = await (await createSealer(key))('the-secret')
})
beforeEach(() => {
  context = fakeContext({ readInput: () => Promise.resolve(sealed) })
  writeFileSync(join(context.scratch, 'key.pem'), privatePem(PAIRS['P-384']))
  writeFileSync(join(context.scratch, 'key.json'), privateJwk(PAIRS['P-384']))
  writeFileSync(join(context.scratch, 'other.pem'), privatePem(PAIRS.RSA))
  writeFileSync(join(context.scratch, 'public.pem'), publicPem(PAIRS['P-384']))
  writeFileSync(join(context.scratch, 'sealed.jwe'), `"${sealed}"\n`)
  writeFileSync(join(context.scratch, 'empty.jwe'), '\n')
})
afterEach(() => context.remove())

test.each([
  ['what comes in', ['--key', 'key.pem']],
  ['what comes in, with a JWK', ['--key', 'key.json']],
  ['a file, with the quotes of terraform output', ['--key', 'key.pem', '--in', 'sealed.jwe']],
])('decrypts %s, and prints the value alone', async (_what, options) => {
  expect(await runCommand(['decrypt', ...options], context)).toBe(0)
  expect(context.written).toEqual(['the-secret'])
  expect([context.printed, context.noted]).toEqual([[], []])
})

test.each([
  ['the key of somebody else', ['--key', 'other.pem'], /^qlikcloud: the input was encrypted for another key/],
  ['a public key', ['--key', 'public.pem'], /^qlikcloud: the key is a public one/],
  ['no such key', ['--key', 'none.pem'], /^qlikcloud: cannot read the key from none\.pem \(ENOENT\)$/],
  [
    'no such input',
    ['--key', 'key.pem', '--in', 'none.jwe'],
    /^qlikcloud: cannot read the input from none\.jwe \(ENOENT\)$/,
  ],
  ['no input', ['--key', 'key.pem', '--in', 'empty.jwe'], /^qlikcloud: there is no input: /],
  [
    'what is not encrypted',
    ['--key', 'key.pem', '--in', 'public.pem'],
    /^qlikcloud: the input is not an encrypted secret/,
  ],
])('refuses %s in one line, and prints nothing', async (_what, options, line) => {
  expect(await runCommand(['decrypt', ...options], context)).toBe(1)
  expect(context.noted).toEqual([expect.stringMatching(line)])
  expect([context.written, context.printed]).toEqual([[], []])
  const material = privatePem(PAIRS['P-384']).split('\n')[1] ?? ''
  expect(context.noted.join()).not.toContain(material)
})

test('wants a key', async () => {
  expect(await runCommand(['decrypt'], context)).toBe(2)
  expect(context.noted).toEqual(["qlikcloud: required option '--key <file>' not specified"])
})
