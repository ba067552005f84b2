import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from '../../src/cli/run-command'
import { runProgram } from '../../src/cli/run-program'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachProvider, type AttachedProvider } from '../helpers/attached-provider'
import { attachedTerraform } from '../helpers/attached-terraform'
import { providerMirror } from '../helpers/built-provider'
import { clientNameOf, configureClients, descriptionsIn } from '../helpers/client-stacks'
import { fleetFolder, type FleetFolder, type WaveOf } from '../helpers/fleet'
import { terraformEnvironment } from '../helpers/terraform'
import { fakeContext, type FakeContext } from '../unit/cli/fake-context'

jest.setTimeout(240_000)

const ROOT = join(__dirname, '..', '..')
const TENANTS = ['acme', 'globex', 'initech', 'umbrella', 'hooli', 'stark']
const WAVES: readonly WaveOf[] = [
  { name: 'canary', canary: true, stacks: { 'clients-canary-1': ['acme'] } },
  {
    name: 'early',
    stacks: { 'clients-early-1': ['globex', 'initech'], 'clients-early-2': ['umbrella'] },
  },
  { name: 'rest', stacks: { 'clients-rest-1': ['hooli'], 'clients-rest-2': ['stark'] } },
]

let emulator: Emulator
let fleet: FleetFolder
let started: Readonly<Record<string, string>>
let provider: AttachedProvider
let context: FakeContext

beforeEach(async () => {
  emulator = await startEmulator({ tenants: TENANTS, limits: 'off' })
  fleet = fleetFolder('clients', WAVES)
  configureClients(fleet, WAVES, emulator)
  started = {
    ...terraformEnvironment(accessOf(emulator, 'acme')),
    TF_CLI_CONFIG_FILE: providerMirror(fleet.folder),
  }
  provider = await attachProvider(fleet.folder, started)
  const environment = { ...started, ...attachedTerraform(fleet.folder, provider) }
  context = fakeContext({
    workingFolder: fleet.folder,
    untilStopped: () => new Promise(() => undefined),
    environment,
    runProgram: (program, options, folder, more) =>
      runProgram(program, options, folder, { ...environment, ...more }),
  })
})
afterEach(async () => {
  context.remove()
  provider.stop()
  fleet.remove()
  await emulator.stop()
})

const run = (...words: readonly string[]): Promise<number> => runCommand(['fleet', ...words], context)
const made = (): readonly (readonly (string | undefined)[])[] =>
  TENANTS.map((tenant) => descriptionsIn(emulator, tenant))
const everywhere = (description: string): readonly (readonly string[])[] => TENANTS.map(() => [description])

async function printedBy(
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly text: string }> {
  context.printed.splice(0)
  const code = await run(...words)
  return { code, text: context.printed.join('\n') }
}

async function expectSettled(): Promise<void> {
  const { code, text } = await printedBy('plan')
  expect({ code, text }).toEqual({
    code: 0,
    text: expect.stringContaining('clients: 5 unchanged\n') as unknown,
  })
}

test('a tenant that is down stops the fleet at its wave, and a resume does the rest', async () => {
  emulator.faults.add({ tenant: 'umbrella', effect: 'status', status: 503 })
  const { code, text } = await printedBy('deploy', '--auto-approve')
  expect(code).toBe(1)
  expect(text).toContain('Deployment of fleet clients: 2 applied, 1 failed, 2 not started')
  expect(text).toContain('Error in stack clients-early-2, tenant umbrella')
  expect(text).toContain('Stopped: 1 failed in wave early, and 0 may.')
  expect(made()).toEqual([['first'], ['first'], ['first'], [], [], []])

  emulator.faults.clear()
  expect(await run('deploy', '--resume', '--auto-approve')).toBe(0)
  expect(made()).toEqual(everywhere('first'))
  await expectSettled()
})

test('within the tolerance the fleet goes on, and the resume is for what failed', async () => {
  emulator.faults.add({ tenant: 'umbrella', effect: 'status', status: 503 })
  expect(await run('deploy', '--auto-approve', '--tolerance', '50%', '--concurrency', '2')).toBe(1)
  expect(made()).toEqual([['first'], ['first'], ['first'], [], ['first'], ['first']])
  emulator.faults.clear()
  for (const tenant of TENANTS) emulator.tenant(tenant).clearRequests()
  expect(await run('deploy', '--resume', '--auto-approve')).toBe(0)
  const touched = TENANTS.filter((tenant) => emulator.tenant(tenant).requests().length > 0)
  expect(touched).toEqual(['umbrella'])
  await expectSettled()
})

test('a canary that fails keeps everybody else as they were', async () => {
  expect(await run('deploy', '--auto-approve')).toBe(0)
  configureClients(fleet, WAVES, emulator, { description: 'second' })
  for (const tenant of TENANTS) emulator.tenant(tenant).clearRequests()
  emulator.faults.add({ tenant: 'acme', method: 'PATCH', effect: 'status', status: 500 })
  expect(await run('deploy', '--auto-approve', '--tolerance', '100%')).toBe(1)
  expect(context.printed.join('\n')).toContain('Stopped: a stack of the canary wave canary failed.')
  expect(TENANTS.filter((tenant) => emulator.tenant(tenant).requests().length > 0)).toEqual(['acme'])
  expect(made()).toEqual(everywhere('first'))

  emulator.faults.clear()
  expect(await run('deploy', '--resume', '--auto-approve')).toBe(0)
  expect(made()).toEqual(everywhere('second'))
  await expectSettled()
})

test('what was reviewed and approved is what is applied, whatever was written since', async () => {
  const { text: hash } = await printedBy('plan', '--approve')
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await runCommand(['review', fleet.out, '--approved', hash], context)).toBe(0)
  configureClients(fleet, WAVES, emulator, { description: 'never seen by anybody' })
  expect(await run('deploy', '--approved', hash)).toBe(0)
  expect(made()).toEqual(everywhere('first'))

  // The state has changed since, so that the same plans are of no more use.
  expect(await run('deploy', '--approved', hash)).toBe(1)
  expect(context.printed.join('\n')).toContain('Saved plan is stale')
  configureClients(fleet, WAVES, emulator)
  await expectSettled()
})

test('no tenant that is left out hears anything, and a resume makes up for it', async () => {
  expect(await run('deploy', '--auto-approve', '--exclude-tenant', 'umbrella,st*')).toBe(0)
  expect(made()).toEqual([['first'], ['first'], ['first'], [], ['first'], []])
  expect(emulator.tenant('umbrella').requests()).toEqual([])
  expect(emulator.tenant('stark').requests()).toEqual([])
  expect(await run('deploy', '--resume', '--auto-approve')).toBe(0)
  expect(made()).toEqual(everywhere('first'))
  await expectSettled()
})

test('says what has drifted in the stacks of a wave, and at a plan what the provider warns of', async () => {
  expect(await run('deploy', '--auto-approve')).toBe(0)
  const [client] = emulator
    .tenant('stark')
    .clients()
    .filter(({ clientName }) => clientName === clientNameOf('stark'))
  emulator.tenant('stark').deleteClient(client?.clientId ?? '')
  expect(await printedBy('drift', '--wave', 'early')).toEqual({
    code: 0,
    text: expect.stringContaining('in sync') as unknown,
  })
  const { code, text } = await printedBy('drift', '--wave', 'rest')
  expect(code).toBe(2)
  expect(text).toContain('missing client "Portal of stark"')
  emulator.tenant('stark').clearRequests()
  expect(await printedBy('drift', '--wave', 'rest', '--exclude-tenant', 'stark')).toEqual({
    code: 0,
    text: expect.stringContaining('Drift of 1 stack: in sync') as unknown,
  })
  emulator.faults.add({ tenant: 'globex', effect: 'status', status: 503 })
  expect(await printedBy('drift', '--wave', 'early', '--exclude-tenant', 'globex')).toEqual({
    code: 0,
    text: expect.stringContaining(
      'not looked for in clients-early-1: tenants of it were left out, and are taken to be as in the state',
    ) as unknown,
  })
  emulator.faults.clear()
  expect(
    emulator
      .tenant('globex')
      .requests()
      .filter(({ status }) => status === 503),
  ).toEqual([])
  expect(emulator.tenant('stark').requests()).toEqual([])
  expect(await run('deploy', '--auto-approve')).toBe(0)

  // As somebody does in the console.
  const [globex] = emulator
    .tenant('globex')
    .clients()
    .filter(({ clientName }) => clientName === clientNameOf('globex'))
  const { hint } = emulator.tenant('globex').addSecret(globex?.clientId ?? '')
  const plan = await printedBy('plan')
  expect(plan.code).toBe(0)
  expect(plan.text).toContain('clients: 5 unchanged\n')
  expect(plan.text).toContain(
    'Warning in stack clients-early-1, tenant globex, qlikcloud_oauth_client.globex: OAuth client',
  )
  expect(plan.text.split(`hint "${hint}", made `)).toHaveLength(2)
})

test('terraform comes to its end although the runner is killed, and nothing is made twice', async () => {
  const create = { tenant: 'globex', method: 'POST', path: '/api/v1/oauth-clients' } as const
  const fault = emulator.faults.add({ ...create, effect: 'delay', delayMs: 1500 })
  const { NODE_OPTIONS: _jests, ...environment } = started
  const runner = spawn(
    process.execPath,
    [join(ROOT, 'lib', 'cli.js'), 'fleet', 'deploy', fleet.out, '--auto-approve'],
    { env: environment, stdio: 'ignore' },
  )
  while (fault.matched() === 0) await readFile(__filename)
  runner.kill('SIGKILL')
  await once(runner, 'exit')
  const { text } = await printedBy('status')
  expect(text).toContain('1 applied, 1 unknown, 3 not started')

  // Its terraform still holds the lock of the state, so that this one waits for it.
  expect(await run('deploy', '--resume', '--auto-approve')).toBe(0)
  expect(made()).toEqual(everywhere('first'))
  expect(existsSync(join(fleet.stackFolder('clients-early-1'), 'terraform.tfstate'))).toBe(true)
  await expectSettled()
})
