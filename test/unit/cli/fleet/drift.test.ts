import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runCommand } from '../../../../src/cli/run-command'
import type { Ran } from '../../../../src/cli/run-program'
import { fleetRig, WAVES, type FleetRig } from './harness'

const REFRESH = { format_version: '1.2', planned_values: {}, resource_drift: [] }
const EXCLUDED = 'QLIKCLOUD_EXCLUDED_TENANTS'

let rig: FleetRig
/** What the plans of the next drift write, by stack. */
let said: Readonly<Record<string, readonly object[]>>
let plans: (readonly [stack: string, excluded: string | undefined])[]
let outside: Record<string, string>

beforeEach(async () => {
  said = {}
  plans = []
  outside = {}
  rig = await fleetRig({
    untilStopped: () => new Promise(() => undefined),
    environment: outside,
    runProgram: (_program, [step], folder, more = {}): Promise<Ran> => {
      const stack = basename(folder)
      const errors = said[stack] ?? []
      if (step === 'plan') {
        plans.push([stack, more[EXCLUDED]])
        const stdout = errors.map((error) => JSON.stringify(error)).join('\n')
        return Promise.resolve({ exitCode: errors.length > 0 ? 1 : 0, stdout, stderr: '' })
      }
      const stdout = JSON.stringify({ ...REFRESH, errored: errors.length > 0 })
      return Promise.resolve({ exitCode: 0, stdout, stderr: '' })
    },
  })
  for (const stack of WAVES.flatMap(({ stacks }) => Object.keys(stacks)))
    mkdirSync(join(rig.fleet.stackFolder(stack), '.terraform'), { recursive: true })
})
afterEach(() => rig.stop())

const error = (summary: string): object => ({
  type: 'diagnostic',
  diagnostic: { severity: 'error', summary },
})

test('leaves out tenants: whole stacks, and by the variable of the provider', async () => {
  expect(await rig.run('drift', '--concurrency', '1', '--exclude-tenant', 'initech,st*')).toBe(0)
  expect(plans).toEqual([
    ['c1', undefined],
    ['r1', 'initech'],
    ['r2', undefined],
  ])
  expect(rig.context.printed.join('\n')).toContain(
    'unmanaged clients were not looked for in r1: tenants of it were left out, and are taken to be as in the state',
  )
})

test('leaves out all other tenants, besides those that the environment leaves out', async () => {
  outside[EXCLUDED] = 'elsewhere'
  expect(await rig.run('drift', '--only-tenant', 'glob*')).toBe(0)
  expect(plans).toEqual([['r1', 'elsewhere,initech']])
})

test('wants names that tenants of the fleet have', async () => {
  expect(await rig.run('drift', '--exclude-tenant', 'nobody')).toBe(1)
  expect(rig.context.noted.at(-1)).toContain('no tenant of the fleet clients is called "nobody"')
  expect(plans).toEqual([])
})

test('that a tenant was left out is no trouble where somebody asked for it, but other errors are', async () => {
  said = { r1: [error('Tenant left out')] }
  expect(await rig.run('drift', '--wave', 'rest', '--exclude-tenant', 'initech')).toBe(0)
  said = { r1: [error('Tenant left out'), error('Down')] }
  expect(await rig.run('drift', '--wave', 'rest', '--exclude-tenant', 'initech')).toBe(1)
  expect(rig.context.printed.at(-1)).toContain('? Down\n    r1')
  expect(rig.context.printed.at(-1)).not.toContain('Tenant left out')
  said = { r1: [error('Tenant left out')] }
  expect(await rig.run('drift', '--wave', 'rest')).toBe(1)
  expect(rig.context.printed.at(-1)).toContain('? Tenant left out')
})

test.each([
  ['fleet drift', 4],
  ['fleet plan', 4],
  ['drift cdktf.out', 4],
])('%s wants a data folder of its own for each stack', async (words, stacks) => {
  outside['TF_DATA_DIR'] = '/var/cache/terraform'
  expect(await runCommand(words.split(' '), rig.context)).toBe(1)
  expect(rig.context.noted).toEqual([
    `qlikcloud: TF_DATA_DIR is /var/cache/terraform, one folder for ${stacks} stacks, which would take each other's backend for their own: give a path that begins in the folder of each, such as .terraform, or leave it out`,
  ])
  expect(plans).toEqual([])
})

test('one folder beside the configuration of each stack is its own, and one stack may have any', async () => {
  outside['TF_DATA_DIR'] = '.terraform'
  expect(await rig.run('drift')).toBe(0)
  outside['TF_DATA_DIR'] = join(rig.fleet.stackFolder('c1'), '.terraform')
  expect(await runCommand(['drift', rig.fleet.stackFolder('c1')], rig.context)).toBe(0)
})
