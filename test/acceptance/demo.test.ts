import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

jest.setTimeout(180_000)

const ROOT = join(__dirname, '..', '..')

test('the demo deploys, checks, repairs and destroys examples/quickstart with the real cdktf', async () => {
  const { NODE_OPTIONS: _jests, ...environment } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'tools', 'demo.ts')], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  await once(child, 'close')
  const said = [
    'Apply complete! Resources: 7 added, 0 changed, 0 destroyed.',
    'No changes. Your infrastructure matches the configuration.',
    '- "https://attacker.example.net/"',
    'Apply complete! Resources: 0 added, 1 changed, 0 destroyed.',
    'Destroy complete! Resources: 7 destroyed.',
  ]
  expect(said.filter((line) => !output.includes(line))).toEqual([])
  // 64 hexadecimal digits are what a secret looks like.
  expect(/[0-9a-f]{64}/.test(output)).toBe(false)
  expect(child.exitCode).toBe(0)
})
