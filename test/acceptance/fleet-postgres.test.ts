import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../../src/cli/run-command'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachProvider, type AttachedProvider } from '../helpers/attached-provider'
import { attachedTerraform } from '../helpers/attached-terraform'
import { providerMirror } from '../helpers/built-provider'
import { configureClients, descriptionsIn } from '../helpers/client-stacks'
import { fleetFolder, type FleetFolder, type WaveOf } from '../helpers/fleet'
import { startPostgres, type Postgres } from '../helpers/postgres'
import { describeWith } from '../helpers/system-program'
import { terraformEnvironment } from '../helpers/terraform'
import { fakeContext, type FakeContext } from '../unit/cli/fake-context'

jest.setTimeout(240_000)

const TENANTS = ['acme', 'globex', 'initech', 'umbrella']
const STACKS = TENANTS.map((tenant) => `clients-${tenant}`)
const WAVES: readonly WaveOf[] = [
  { name: 'canary', canary: true, stacks: { 'clients-acme': ['acme'] } },
  {
    name: 'rest',
    stacks: {
      'clients-globex': ['globex'],
      'clients-initech': ['initech'],
      'clients-umbrella': ['umbrella'],
    },
  },
]

describeWith('PostgreSQL', 'two runners with their states in one PostgreSQL', (server) => {
  let postgres: Postgres
  let emulator: Emulator
  let fleet: FleetFolder
  let provider: AttachedProvider
  let machines: readonly FakeContext[]

  beforeEach(async () => {
    postgres = await startPostgres(server)
    emulator = await startEmulator({ tenants: TENANTS, limits: 'off', latencyMs: 20 })
    fleet = fleetFolder('clients', WAVES)
    configure('first')
    const started = {
      ...terraformEnvironment(accessOf(emulator, 'acme')),
      TF_CLI_CONFIG_FILE: providerMirror(fleet.folder),
    }
    provider = await attachProvider(fleet.folder, started)
    const environment = { ...started, ...attachedTerraform(fleet.folder, provider) }
    machines = ['one', 'two'].map((name) => {
      const machine = fakeContext({ environment })
      return { ...machine, workingFolder: join(machine.scratch, name) }
    })
    copy()
  })
  afterEach(async () => {
    machines.forEach((machine) => machine.remove())
    provider.stop()
    fleet.remove()
    await emulator.stop()
    await postgres.stop()
  })

  const schemaOf = (stack: string): string => stack.replace('-', '_')
  const configure = (description: string): void =>
    configureClients(fleet, WAVES, emulator, {
      description,
      backend: (stack) => ({ pg: { conn_str: postgres.url, schema_name: schemaOf(stack) } }),
    })
  /** What a CI hands from job to job. */
  const copy = (): void => {
    for (const { workingFolder } of machines)
      cpSync(fleet.out, join(workingFolder, 'cdktf.out'), { recursive: true, verbatimSymlinks: true })
  }
  /**
   * As the job that plans does, before several machines deploy: Terraform makes schemas and tables IF NOT EXISTS, and
   * PostgreSQL fails one of two that do so at once ("duplicate key value violates unique constraint").
   */
  async function makeSchemas(): Promise<void> {
    const [machine] = machines
    expect(machine && (await runCommand(['fleet', 'plan'], machine))).toBe(0)
    machine?.printed.splice(0)
  }
  /** Runs a command on both machines at once; one that fails shows what it said. */
  async function onBoth(words: (machine: number) => readonly string[]): Promise<void> {
    const outcomes = machines.map(async (machine, at) => {
      const code = await runCommand(['fleet', ...words(at + 1)], machine)
      return code === 0 ? 'done' : { code, printed: machine.printed, noted: machine.noted }
    })
    expect(await Promise.all(outcomes)).toEqual(['done', 'done'])
  }

  async function expectWhole(description: string): Promise<void> {
    expect(TENANTS.map((tenant) => descriptionsIn(emulator, tenant))).toEqual(
      TENANTS.map(() => [description]),
    )
    for (const stack of STACKS) {
      const counted = `SELECT name, json_array_length(data::json -> 'resources') FROM ${schemaOf(stack)}.states`
      expect(postgres.query(counted)).toEqual(['default|1'])
    }
    await onBoth(() => ['plan', '--concurrency', '1'])
    for (const { printed } of machines)
      expect(printed.join('\n')).toMatch(/clients: 4 unchanged\n(?!.*Plan of fleet)/s)
    const locks = postgres.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
    expect(locks).toEqual(['0'])
  }

  test('each with its shard of a wave, nothing is lost', async () => {
    await makeSchemas()
    const deploy = (wave: string) => (machine: number) => [
      'deploy',
      '--auto-approve',
      '--wave',
      wave,
      '--shard',
      `${machine}/2`,
    ]
    await onBoth(deploy('canary'))
    await onBoth(deploy('rest'))
    const [one = '', two = ''] = machines.map(({ printed }) => printed.join('\n'))
    expect(one).toContain('Deployment of fleet clients: 2 applied')
    expect(two).toContain('Deployment of fleet clients: 1 applied')
    await expectWhole('first')
  })

  test('both with the whole fleet, one waits for the other at each state', async () => {
    await makeSchemas()
    await onBoth(() => ['deploy', '--auto-approve'])
    await expectWhole('first')
    configure('second')
    copy()
    machines.forEach(({ printed }) => printed.splice(0))
    await onBoth(() => ['deploy', '--auto-approve'])
    await expectWhole('second')
  })
})
