import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { errorLine, summaryLine } from './fake-terraform'
import { fleetRig, type FleetRig } from './harness'

const ROOT = join(__dirname, '..', '..', '..', '..')

jest.setTimeout(60_000)

let rig: FleetRig

beforeEach(async () => {
  rig = await fleetRig()
})
afterEach(() => rig.stop())

/** The command in a process, and a process group, of its own. */
function runner(...words: readonly string[]): ChildProcess {
  const { NODE_OPTIONS: _jests, ...environment } = process.env
  return spawn(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'src', 'cli', 'main.ts'), 'fleet', ...words],
    {
      cwd: ROOT,
      env: { ...environment, ...rig.terraform.environment },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
}

const deployRest = (): ChildProcess =>
  runner(
    'deploy',
    rig.fleet.out,
    '--auto-approve',
    '--wave',
    'rest',
    '--tolerance',
    '5',
    '--concurrency',
    '2',
  )

test('a Ctrl-C on the terminal does not reach terraform', async () => {
  const child = deployRest()
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const calls = [await rig.terraform.next(), await rig.terraform.next()]
  // The terminal sends it to the whole group in the foreground.
  process.kill(-Number(child.pid), 'SIGINT')
  const [call, other] = calls
  call?.answer({ lines: [summaryLine(1)] })
  other?.answer({ lines: [summaryLine(1)] })
  const [code] = (await once(child, 'close')) as [number] // the exit code comes first
  expect(code).toBe(1)
  expect(errors).toContain('Stopping: what runs is waited for')
  expect(rig.recorded()).toMatchObject({ r1: 'succeeded', r2: 'succeeded', r3: 'not_started' })
})

test('killed at any moment, it leaves a record that is true, and a resume goes on from there', async () => {
  const child = deployRest()
  const calls = [await rig.terraform.next(), await rig.terraform.next()]
  const [first, second] = calls
  first?.answer({ exitCode: 1, lines: [errorLine('Down')] })
  const third = await rig.terraform.next()
  process.kill(Number(child.pid), 'SIGKILL')
  await once(child, 'close')
  const [failed, working] = [String(first?.stack), String(second?.stack)]
  expect(rig.recorded()).toEqual({
    ...{ c1: 'not_started', [failed]: 'failed', [working]: 'running', [third.stack]: 'running' },
  })

  // The runner is gone, and terraform is not: it comes to its end, with all that it writes.
  const many = Array.from({ length: 5000 }, (_, at) => ({ line: at, text: 'x'.repeat(100) }))
  second?.answer({ lines: many })
  third.answer({ lines: many })
  await Promise.all([second?.gone, third.gone])

  expect(await rig.run('status')).toBe(0)
  const text = rig.context.printed.join('\n')
  expect(text).toContain('and killed before its end')
  expect(text).toContain('1 failed, 2 unknown, 1 not started')
  expect(text).toContain('--resume would run c1, r1, r2, r3.')
  rig.terraform.calls.splice(0)
  rig.terraform.always(() => ({ lines: [summaryLine(0)] }))
  expect(await rig.run('deploy', '--resume', '--auto-approve')).toBe(0)
  expect(rig.terraform.calls).toEqual(['apply c1', 'apply r1', 'apply r2', 'apply r3'])
})

test('a second runner waits for the first', async () => {
  const child = deployRest()
  const calls = [await rig.terraform.next(), await rig.terraform.next()]
  expect(await rig.run('deploy', '--auto-approve')).toBe(1)
  expect(rig.context.noted.at(-1)).toContain(`is being deployed by process ${Number(child.pid)}`)
  expect(await rig.run('status')).toBe(0)
  expect(rig.context.printed.join('\n')).toContain(`at work as process ${Number(child.pid)}`)
  rig.terraform.always(() => ({ lines: [summaryLine(0)] }))
  for (const call of calls) call.answer()
  await once(child, 'close')
})
