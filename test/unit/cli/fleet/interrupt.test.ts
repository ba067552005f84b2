import { rmSync } from 'node:fs'
import { summaryLine } from './fake-terraform'
import { fleetRig, type FleetRig } from './harness'

let rig: FleetRig

beforeEach(async () => {
  rig = await fleetRig()
})
afterEach(() => rig.stop())

const deployRest = (): Promise<number> =>
  rig.run('deploy', '--auto-approve', '--wave', 'rest', '--tolerance', '5', '--concurrency', '2')

test('after one Ctrl-C, what runs comes to its end and nothing more is started', async () => {
  const done = deployRest()
  const calls = [await rig.terraform.next(), await rig.terraform.next()]
  rig.interrupt()
  expect(rig.context.noted.at(-1)).toContain('Stopping: what runs is waited for, and nothing more is started')
  for (const call of calls) call.answer({ lines: [summaryLine(1)] })
  expect(await done).toBe(1)
  expect(rig.terraform.calls).toHaveLength(2)
  expect(rig.recorded()).toEqual({ c1: 'not_started', r1: 'succeeded', r2: 'succeeded', r3: 'not_started' })
  expect(rig.context.printed.join('\n')).toContain('Stopped on request.')
})

test('after the second, terraform is interrupted and can still save its state', async () => {
  const done = deployRest()
  const calls = [await rig.terraform.next(), await rig.terraform.next()]
  rig.interrupt()
  rig.interrupt()
  await Promise.all(calls.map(({ interrupted }) => interrupted))
  for (const call of calls) call.answer({ exitCode: 1 })
  expect(await done).toBe(1)
  expect(rig.recorded()).toMatchObject({ r1: 'failed', r2: 'failed', r3: 'not_started' })
  expect(rig.context.printed.join('\n')).toContain('terraform apply ended with exit code 1')
})

test('after the third it is killed, and what it did is unknown', async () => {
  const done = deployRest()
  const calls = [await rig.terraform.next(), await rig.terraform.next()]
  for (let count = 0; count < 3; count += 1) rig.interrupt()
  await Promise.all(calls.map(({ gone }) => gone))
  expect(await done).toBe(1)
  expect(rig.recorded()).toMatchObject({ r1: 'unknown', r2: 'unknown', r3: 'not_started' })
})

test('does not apply a stack whose folder was being made ready', async () => {
  await rig.stop()
  rig = await fleetRig({}, [{ name: 'all', stacks: { a: ['acme'] } }])
  rmSync(`${rig.fleet.stackFolder('a')}/.terraform`, { recursive: true })
  const done = rig.run('deploy', '--auto-approve')
  const init = await rig.terraform.next()
  rig.interrupt()
  init.answer()
  expect(await done).toBe(1)
  expect(rig.terraform.calls).toEqual(['init a'])
  expect(rig.recorded()).toEqual({ a: 'not_started' })
  expect(rig.context.printed.join('\n')).toContain('Stopped on request.')
})
