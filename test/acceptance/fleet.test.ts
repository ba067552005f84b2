import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachProvider, type AttachedProvider } from '../helpers/attached-provider'
import { attachedTerraform } from '../helpers/attached-terraform'
import { example, type Example } from '../helpers/example'
import type { Ran } from '../helpers/run-program'
import { terraformEnvironment } from '../helpers/terraform'

jest.setTimeout(600_000)

const NAMES = readFileSync(join(__dirname, '..', '..', 'examples', 'fleet', 'tenants.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[0] ?? '')

/** Joins the fleet later. */
const NEWCOMER = 'newcomer'

let emulator: Emulator
let outside: string
let provider: AttachedProvider
let fleet: Example

beforeEach(async () => {
  emulator = await startEmulator({ tenants: [...NAMES, NEWCOMER], limits: 'off' })
  outside = mkdtempSync(join(tmpdir(), 'qlikcloud examples '))
  // All of it stands in the configuration.
  const noAccess = { QLIKCLOUD_CLIENT_ID: '', QLIKCLOUD_CLIENT_SECRET: '', QLIKCLOUD_TENANT_URL: '' }
  const access = accessOf(emulator, 'acme')
  provider = await attachProvider(outside, { ...terraformEnvironment(access), ...noAccess })
  const { clientId, clientSecret } = emulator.regionClient
  fleet = example('fleet', access, {
    ...attachedTerraform(outside, provider),
    TF_VAR_client_id: clientId,
    TF_VAR_client_secret: clientSecret,
    // The lock file is the user's own here, and not that of a build machine.
    CI: '',
    ...noAccess,
  })
  for (const file of ['tenants.csv', 'clients.fleet-lock.json']) edit(file, atEmulator)
})
afterEach(async () => {
  fleet.remove()
  provider.stop()
  rmSync(outside, { recursive: true, force: true })
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

/** Runs `qlikcloud fleet`, and expects how it ends. */
async function fleetRun(exitCode: number, ...words: readonly string[]): Promise<Ran> {
  const ran = await fleet.qlikcloud('fleet', ...words)
  if (ran.exitCode === exitCode) return ran
  throw new Error(`${words.join(' ')}: exit code ${ran.exitCode}\n${ran.stdout}\n${ran.stderr}`)
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
      clientId,
      description,
      secrets: emulator.tenant(name).secretValues(clientId).length,
    }))
    .sort((left, right) => (left.clientName < right.clientName ? -1 : 1))

const idsOf = (names: readonly string[]) =>
  names.map((name) => clientsOf(name).map(({ clientId }) => clientId))

/** What the stamp says, for a tenant whose portal is at this host. */
const stamped = (host: string) => [
  expect.objectContaining({
    clientName: 'Customer portal',
    redirectUris: [`https://${host}.example.com/callback`],
    description: expect.stringMatching(/^Owned by (?:sales|support|finance)$/) as string,
    secrets: 1,
  }) as unknown,
  expect.objectContaining({ clientName: 'Nightly reload', secrets: 1 }) as unknown,
]

/** The portals' hosts in these tenants, as they are. */
const expectStamped = (names: readonly string[], host: string): void => {
  expect(names.map((name) => [name, clientsOf(name)])).toEqual(
    names.map((name) => [name, stamped(name === 'globex' ? 'globex' : host)]),
  )
}

const sentTo = (names: readonly string[]): readonly string[] =>
  names.filter((name) => emulator.tenant(name).requests().length > 0)
const forgetRequests = (): void => {
  for (const name of [...NAMES, NEWCOMER]) emulator.tenant(name).clearRequests()
}

async function movePortals(from: string, to: string): Promise<void> {
  edit('main.ts', (text) =>
    text.replace(`https://${from}.example.com/callback`, `https://${to}.example.com/callback`),
  )
  await succeed(fleet.tsx('main.ts'))
}

const KNOWN = {
  version: 1,
  rows: [{ ignore: ['unmanaged'], clients: ['Bootstrap'], because: 'every tenant starts with it' }],
}

test('the example is planned, approved, deployed wave by wave with one client of the region, and does not drift', async () => {
  await succeed(fleet.cdktf('synth'))
  expect(
    fleetFile().waves.map(({ name, stacks }) => [name, stacks.map(({ tenants }) => tenants.length)]),
  ).toEqual([
    ['canary', [1]],
    ['early', [2]],
    ['rest', [10, 7]],
  ])

  const { stdout: hash, stderr: review } = await fleetRun(0, 'plan', '--approve')
  expect(hash).toMatch(/^[0-9a-f]{64}\n$/)
  expect(review).toContain('60 to add, 0 to change, 0 to destroy')
  expect(review).toContain('creation of client "Customer portal" in 19 tenants')
  expect(idsOf(NAMES).flat()).toEqual([])
  const { stdout } = await fleetRun(0, 'deploy', '--approved', hash.trim())
  expect(stdout).toContain('Deployment of fleet clients: 4 applied\n')
  expect(stdout).toContain('60 added, 0 changed, 0 destroyed')
  expectStamped(NAMES, 'portal')
  expect((await fleetRun(0, 'status')).stdout).toContain('--resume has nothing to do.')
  expect((await fleetRun(0, 'plan')).stdout).toContain('Plan of fleet clients: 4 unchanged\n')

  writeFileSync(join(fleet.folder, 'known.json'), JSON.stringify(KNOWN))
  expect((await fleetRun(0, 'drift', '--wave', 'early', '--ignore', 'known.json')).stdout).toContain(
    'in sync',
  )
  const [portal] = clientsOf('oscorp')
  emulator
    .tenant('oscorp')
    .updateClient(portal?.clientId ?? '', { redirectUris: ['https://evil.example/cb'] })
  const { stdout: drift } = await fleetRun(2, 'drift', '--wave', 'early', '--ignore', 'known.json')
  expect(drift).toContain('Drift of 1 stack: found, broadens access')
  expect(drift).toContain('redirect_uris + https://evil.example/cb')
})

test('tenants that fail are left out or resumed, and one that leaves is destroyed, while nobody moves', async () => {
  await succeed(fleet.tsx('main.ts'))
  await fleetRun(0, 'deploy', '--auto-approve', '--concurrency', '2', '--tolerance', '1')
  const ids = idsOf(NAMES)

  // One tenant is down, and ill luck meets the writes in others.
  await movePortals('portal', 'elsewhere')
  const write = { method: 'PATCH', path: '/api/v1/oauth-clients/*' } as const
  emulator.faults.add({ tenant: 'umbrella', effect: 'status', status: 503 })
  for (const [tenant, status] of Object.entries({ aperture: 401, cyberdyne: 403, duff: 500 }))
    emulator.faults.add({ ...write, tenant, effect: 'status', status })
  emulator.faults.add({
    ...write,
    tenant: 'hooli',
    call: 1,
    effect: 'status',
    status: 429,
    retryAfterSeconds: 1,
  })
  for (const tenant of ['gringotts', 'initech'])
    emulator.faults.add({ ...write, tenant, call: 1, effect: 'drop-after' })
  const failed = await fleetRun(1, 'deploy', '--auto-approve', '--concurrency', '2', '--tolerance', '1')
  expect(failed.stdout).toContain('Deployment of fleet clients: 2 applied, 2 failed\n')
  expect(failed.stdout).toContain('Error in stack clients-rest-2, tenant umbrella: Qlik Cloud failed')
  expect(failed.stderr).toContain('add --exclude-tenant aperture,cyberdyne,duff,umbrella.')
  const behind = [
    'aperture',
    'cyberdyne',
    'duff',
    'stark',
    'tyrell',
    'umbrella',
    'vandelay',
    'virtucon',
    'wayne',
    'wonka',
  ]
  expectStamped(behind, 'portal')
  expectStamped(
    NAMES.filter((name) => !behind.includes(name)),
    'elsewhere',
  )

  // The others of its stack go on without the tenant that is down.
  emulator.faults.clear()
  emulator.faults.add({ tenant: 'umbrella', effect: 'status', status: 503 })
  forgetRequests()
  const without = await fleetRun(0, 'deploy', '--resume', '--auto-approve', '--exclude-tenant', 'umbrella')
  expect(without.stdout).toContain('tenants: 19 applied, 1 excluded')
  expect(sentTo(['umbrella', 'acme', 'globex', 'oscorp'])).toEqual([])
  expectStamped(['umbrella'], 'portal')
  expectStamped(
    NAMES.filter((name) => name !== 'umbrella'),
    'elsewhere',
  )
  expect((await fleetRun(0, 'status')).stdout).toContain('--resume would run clients-rest-2.')
  emulator.faults.clear()
  await fleetRun(0, 'deploy', '--resume', '--auto-approve')
  expectStamped(NAMES, 'elsewhere')

  // Wonka leaves while the one in its place is not reached yet.
  const { url } = accessOf(emulator, NEWCOMER)
  edit('tenants.csv', (text) => text.replace(/^wonka,.*\n/m, `${NEWCOMER},${url},sales\n`))
  await succeed(fleet.tsx('main.ts'))
  forgetRequests()
  const replaced = await fleetRun(0, 'deploy', '--resume', '--auto-approve', '--exclude-tenant', NEWCOMER)
  expect(replaced.stderr).toContain('clients-rest-2: applied')
  expect(replaced.stderr).toContain('0 added, 0 changed, 3 destroyed')
  expect(sentTo([NEWCOMER])).toEqual([])
  expect(clientsOf('wonka')).toEqual([])
  await fleetRun(0, 'deploy', '--resume', '--auto-approve')
  const present = NAMES.filter((name) => name !== 'wonka')
  expectStamped([...present, NEWCOMER], 'elsewhere')
  expect(idsOf(present)).toEqual(ids.filter((_, at) => NAMES[at] !== 'wonka'))
  expect((await fleetRun(0, 'plan')).stdout).toContain('Plan of fleet clients: 4 unchanged\n')
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
