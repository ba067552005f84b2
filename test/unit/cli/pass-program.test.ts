import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'

const ROOT = dirname(dirname(dirname(__dirname)))

/** A process that passes a program, which is the script; answers with its exit code and with all that was written. */
async function pass(program: string, script: string): Promise<{ code: number; output: string }> {
  const runner = `
    const { passProgram } = require('./src/cli/pass-program')
    passProgram(${JSON.stringify(program)}, ['-e', ${JSON.stringify(script)}], '.').then((code) => {
      console.log('ended with', code)
    })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', runner], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  await once(child, 'close')
  return { code: child.exitCode ?? -1, output }
}

test('the program writes where we write, and its exit code is told', async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 7"
  expect((await pass(process.execPath, script)).output.split('\n').sort()).toEqual([
    '',
    'ended with 7',
    'err',
    'out',
  ])
})

test('a request to stop is passed on once, and we live until the program has ended', async () => {
  const script = `
    let told = 0
    process.on('SIGINT', () => {
      told += 1
      process.exitCode = 5
      clearInterval(waiting)
    })
    const waiting = setInterval(() => undefined, 60_000)
    process.on('exit', () => console.log('told', told))
    process.kill(process.ppid, 'SIGTERM')`
  const { output } = await pass(process.execPath, script)
  expect(output).toBe('told 1\nended with 5\n')
})

test('a program that is not there has no exit code', async () => {
  expect((await pass('no-such-program-at-all', '')).output).toBe('ended with undefined\n')
})
