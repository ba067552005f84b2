import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { example, type Example } from '../helpers/example'
import type { Ran } from '../helpers/terraform'

jest.setTimeout(600_000)

const NAMES = readFileSync(join(__dirname, '..', '..', 'examples', 'fleet', 'tenants.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[0] ?? '')

let emulator: Emulator
let fleet: Example

beforeEach(async () => {
  emulator = await startEmulator({ tenants: NAMES, limits: 'off' })
  const { clientId, clientSecret } = emulator.regionClient
  fleet = example('fleet', accessOf(emulator, 'acme'), {
    TF_VAR_client_id: clientId,
    TF_VAR_client_secret: clientSecret,
    // The lock file is the user's own here, and not that of a build machine.
    CI: '',
    QLIKCLOUD_CLIENT_ID: '',
    QLIKCLOUD_CLIENT_SECRET: '',
    QLIKCLOUD_TENANT_URL: '',
  })
  for (const file of ['tenants.csv', 'clients.fleet-lock.json']) edit(file, atEmulator)
})
afterEach(async () => {
  fleet.remove()
  await emulator.stop()
})

const edit = (file: string, change: (text: string) => string): void => {
  const path = join(fleet.folder, file)
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}

const atEmulator = (text: string): string =>
  text.replaceAll(
    /https:\/\/([a-z-]+)\.eu\.qlikcloud\.com/g,
    (_, name: string) => accessOf(emulator, name).url,
  )

interface FleetFile {
  readonly waves: readonly {
    readonly name: string
    readonly stacks: readonly { readonly name: string; readonly tenants: readonly string[] }[]
  }[]
}

const fleetFile = (): FleetFile =>
  // Written by the construct a moment ago.
  JSON.parse(readFileSync(join(fleet.folder, 'cdktf.out', 'fleets', 'clients.json'), 'utf8')) as FleetFile

async function succeed(ran: Promise<Ran>): Promise<Ran> {
  const done = await ran
  if (done.exitCode !== 0) throw new Error(`${done.stdout}\n${done.stderr}`)
  return done
}

const apply = async (stack: string): Promise<string> => {
  await succeed(fleet.terraformIn(stack, 'init', '-no-color', '-input=false'))
  const { stdout } = await succeed(
    fleet.terraformIn(stack, 'apply', '-auto-approve', '-no-color', '-input=false'),
  )
  return /Resources: .*/.exec(stdout)?.[0] ?? stdout
}

/** The clients of a tenant besides the one that it starts with. */
const clientsOf = (name: string) =>
  emulator
    .tenant(name)
    .clients()
    .filter(({ clientName }) => clientName !== 'Bootstrap')
    .map(({ clientName, redirectUris, clientId, description }) => ({
      clientName,
      redirectUris,
      description,
      secrets: emulator.tenant(name).secretValues(clientId).length,
    }))
    .sort((left, right) => (left.clientName < right.clientName ? -1 : 1))

test('the example is deployed wave by wave with one client of the region, and a tenant leaves', async () => {
  await succeed(fleet.cdktf('synth'))
  const { waves } = fleetFile()
  expect(waves.map(({ name, stacks }) => [name, stacks.map(({ tenants }) => tenants.length)])).toEqual([
    ['canary', [1]],
    ['early', [2]],
    ['rest', [10, 7]],
  ])

  const touched: string[] = []
  for (const { stacks } of waves) {
    for (const { name, tenants } of stacks) {
      expect(await apply(name)).toBe(
        `Resources: ${String(tenants.length * 3)} added, 0 changed, 0 destroyed.`,
      )
      touched.push(...tenants)
      // A wave reaches its own tenants and no others.
      const withClients = NAMES.filter((tenant) => clientsOf(tenant).length > 0)
      expect(withClients.sort()).toEqual([...touched].sort())
    }
  }
  for (const name of NAMES) {
    const host = name === 'globex' ? 'globex' : 'portal'
    expect([name, clientsOf(name)]).toEqual([
      name,
      [
        expect.objectContaining({
          clientName: 'Customer portal',
          redirectUris: [`https://${host}.example.com/callback`],
          description: expect.stringMatching(/^Owned by (?:sales|support|finance)$/) as string,
          secrets: 1,
        }),
        expect.objectContaining({ clientName: 'Nightly reload', secrets: 1 }),
      ],
    ])
  }
  const plan = ['plan', '-detailed-exitcode', '-no-color', '-input=false']
  for (const { name } of waves.flatMap(({ stacks }) => stacks)) {
    const { exitCode, stdout, stderr } = await fleet.terraformIn(name, ...plan)
    expect([name, exitCode, exitCode === 0 ? '' : stdout + stderr]).toEqual([name, 0, ''])
  }

  // Wonka leaves, and its place goes to nobody; everything else stays as it is.
  edit('tenants.csv', (text) => text.replace(/^wonka,.*\n/m, ''))
  await succeed(fleet.cdktf('synth'))
  expect(await apply('clients-rest-2')).toBe('Resources: 0 added, 0 changed, 3 destroyed.')
  expect(clientsOf('wonka')).toEqual([])
  for (const name of ['clients-canary-1', 'clients-early-1', 'clients-rest-1', 'clients-rest-2']) {
    expect([name, (await fleet.terraformIn(name, ...plan)).exitCode]).toEqual([name, 0])
  }
})

test('what the example has locked is what it makes, so that nothing of it moves', async () => {
  const before = readFileSync(join(fleet.folder, 'clients.fleet-lock.json'), 'utf8')
  await succeed(fleet.tsx('main.ts', [], { CI: 'true' }))

  expect(readFileSync(join(fleet.folder, 'clients.fleet-lock.json'), 'utf8')).toBe(before)
  edit('tenants.csv', (text) => `${text}newcomer,https://newcomer.eu.qlikcloud.com,sales\n`)
  expect((await fleet.tsx('main.ts', [], { CI: 'true' })).stderr).toContain(
    'newcomer is new, in clients-early-1',
  )
})
