import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'

const ROOT = dirname(dirname(dirname(__dirname)))

function start(commandLine: readonly string[]) {
  const command = ['--import', 'tsx', join(ROOT, 'src/cli/main.ts'), ...commandLine]
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  return { child, output, closed: once(child, 'close') }
}

test.each(['SIGINT', 'SIGTERM'] as const)('the emulator ends cleanly on %s', async (signal) => {
  const { child, output, closed } = start(['emulator'])
  await once(child.stdout, 'data')
  child.kill(signal)
  expect(await closed).toEqual([0, null])
  expect(output.stdout).toMatch(/^\{"port":\d+,"tenants":\{"acme":\{.*\}\},"regionClient":\{.*\}\}\n$/)
  expect(output.stderr).toBe('')
})

test('a mistake on the command line is one line on stderr and exit code 2', async () => {
  const { output, closed } = start(['emulator', '--port', 'http'])
  expect(await closed).toEqual([2, null])
  expect(output).toEqual({
    stdout: '',
    stderr:
      "qlikcloud: option '--port <port>' argument 'http' is invalid. A port is a whole number from 0 to 65535.\n",
  })
})

// Only Linux has a file that is a full disk.
const onLinux = process.platform === 'linux' ? test : test.skip
onLinux('a result that cannot be written is an error', () => {
  const main = join(ROOT, 'src/cli/main.ts')
  const command = `"${process.execPath}" --import tsx "${main}" matrix > /dev/full`
  const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: ROOT, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'qlikcloud: cannot write the output (ENOSPC)\n' })
})

test('a reader that has enough is no error', () => {
  const main = join(ROOT, 'src/cli/main.ts')
  const command = `"${process.execPath}" --import tsx "${main}" matrix --format json | head -c 1`
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: ROOT, encoding: 'utf8' })
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '{', stderr: '' })
})
