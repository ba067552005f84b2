import { Readable } from 'node:stream'
import { readInput } from '../../../src/cli/read-input'
import { runProgram } from '../../../src/cli/run-program'

const pieces = (...texts: readonly string[]): Readable =>
  Readable.from(texts.map((text) => Buffer.from(text, 'latin1')))

test('reads all that comes in, letters of several bytes in two pieces too', async () => {
  expect(await readInput(pieces('a\u00c3', '\u00a9'))).toBe('aé')
})

test('refuses to read more than can be held', async () => {
  await expect(readInput(pieces('12345', '67890'), 9)).rejects.toThrow(
    'what comes in has more than 9 bytes, and no more can be read',
  )
  expect(await readInput(pieces('12345', '6789'), 9)).toBe('123456789')
})

test('stops a program that writes more than can be held, and says so', async () => {
  const print = ['-e', 'for (;;) process.stdout.write("x".repeat(10000))']
  expect(await runProgram(process.execPath, print, '.', {}, 100_000)).toEqual({
    ...{ exitCode: undefined, stdout: '', stderr: '', isTooLong: true },
  })
})
