// Measures what the project promises of its cost: `npm run bench [-- --runs 7]`. Whole processes, medians, and each figure
// beside a floor that was measured in the same run.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../src/emulator'
import { accessOf } from '../test/helpers/access'
import { terraformEnvironment, workspace, type Workspace } from '../test/helpers/terraform'
import { buildLibrary, isUpToDate } from '../tools/build/library'
import { ROOT } from '../tools/build/root'
import { clients, clientsWithSecrets, terraformData } from './configurations'
import { editedPrograms, type EditedPrograms } from './edited-programs'
import { COUNTED, FIGURES, MANY, type Measured } from './figures'
import { handshakeTime, pluginEnvironment, wallTime } from './processes'
import { interleaved } from './statistics'

const LEAST_RUNS = 5
const PLAN = ['plan', '-no-color', '-input=false', '-detailed-exitcode']

async function main(): Promise<void> {
  const runs = runsAsked(process.argv)
  // Reading extra certificates costs node about 40 ms a start; both sides go without.
  delete process.env['NODE_EXTRA_CA_CERTS']
  if (!isUpToDate()) await buildLibrary()
  const emulator = await startEmulator({
    tenants: ['acme', 'globex', 'initech'],
    limits: 'off',
    maxClients: 1000,
  })
  const edited = editedPrograms()
  const places: Workspace[] = []
  try {
    const place = async (tenant: string, hcl: string): Promise<Workspace> => {
      const made = await workspace(accessOf(emulator, tenant), hcl)
      places.push(made)
      await succeed(made.apply())
      return made
    }
    const one = await place('acme', clients(1))
    const oneData = await place('acme', terraformData(1))
    const many = await place('globex', clients(MANY))
    const manyData = await place('globex', terraformData(MANY))
    const counted = await place('initech', clientsWithSecrets(COUNTED))
    const measured = await measure(runs, emulator, { one, oneData, many, manyData, counted })
    report({ ...measured, ...(await editingTime(runs, edited)) }, runs)
  } finally {
    places.forEach((made) => made.remove())
    edited.remove()
    await emulator.stop()
  }
}

interface Places {
  readonly one: Workspace
  readonly oneData: Workspace
  readonly many: Workspace
  readonly manyData: Workspace
  readonly counted: Workspace
}

async function measure(
  runs: number,
  emulator: Emulator,
  places: Places,
): Promise<Omit<Measured, keyof EditingTime>> {
  const launcher = join(ROOT, 'lib', 'provider', 'terraform-provider-qlikcloud')
  const plugin = pluginEnvironment()
  const plan = (place: Workspace, tenant: string) => () =>
    wallTime('terraform', PLAN, { cwd: place.folder, env: terraformEnvironment(accessOf(emulator, tenant)) })
  const times = await interleaved(
    {
      node: () => wallTime(process.execPath, ['-e', '0']),
      handshake: () => handshakeTime(launcher, plugin),
      planData: plan(places.oneData, 'acme'),
      planClient: plan(places.one, 'acme'),
      planManyData: plan(places.manyData, 'globex'),
      planManyClients: plan(places.many, 'globex'),
    },
    runs,
  )
  const time = (name: string): number => times.get(name) ?? Number.NaN
  return {
    nodeMs: time('node'),
    handshakeMs: time('handshake'),
    planDataMs: time('planData'),
    planClientMs: time('planClient'),
    planManyDataMs: time('planManyData'),
    planManyClientsMs: time('planManyClients'),
    peakMemoryMb: await peakMemory(places.many),
    ...(await requestsOf(emulator, places.counted)),
  }
}

type EditingTime = Pick<Measured, 'compileTypedMs' | 'compilePlainMs'>

/** How long the compiler takes, and with it an editor, beside the same without what it has to check for us. */
async function editingTime(runs: number, { typed, plain }: EditedPrograms): Promise<EditingTime> {
  const times = await interleaved({ typed, plain }, runs)
  return {
    compileTypedMs: times.get('typed') ?? Number.NaN,
    compilePlainMs: times.get('plain') ?? Number.NaN,
  }
}

/** The largest of the provider's processes in one plan, in megabytes. */
async function peakMemory(place: Workspace): Promise<number> {
  const file = join(place.folder, 'peak-memory')
  rmSync(file, { force: true })
  await succeed(
    place.terraform(PLAN, {
      // Quoted, for the checkout's path may have blanks.
      NODE_OPTIONS: `--require="${join(__dirname, 'peak-memory.cjs')}"`,
      BENCH_PEAK_MEMORY_FILE: file,
    }),
  )
  if (!existsSync(file)) throw new Error('The provider noted no memory.')
  const kilobytes = readFileSync(file, 'utf8').trim().split('\n').map(Number)
  return Math.max(...kilobytes) / 1024
}

async function requestsOf(
  emulator: Emulator,
  place: Workspace,
): Promise<Pick<Measured, 'lists' | 'tokens' | 'writes' | 'others'>> {
  const tenant = emulator.tenant('initech')
  tenant.clearRequests()
  await succeed(place.terraform(PLAN))
  const requests = tenant.requests()
  const count = (belongs: (method: string, path: string) => boolean): number =>
    requests.filter(({ method, path }) => belongs(method, path)).length
  const lists = count((method, path) => method === 'GET' && path === '/api/v1/oauth-clients')
  const tokens = count((_method, path) => path === '/oauth/token')
  const writes = count((method, path) => method !== 'GET' && path !== '/oauth/token')
  return { lists, tokens, writes, others: requests.length - lists - tokens - writes }
}

function report(measured: Measured, runs: number): void {
  console.log(`Medians of ${String(runs)} interleaved runs, in milliseconds:`)
  for (const [name, value] of Object.entries(measured)) {
    if (name.endsWith('Ms')) console.log(`  ${name.padEnd(20)} ${Number(value).toFixed(1)}`)
  }
  console.log('Figures:')
  for (const { name, unit, value, limit } of FIGURES) {
    const [is, most] = [value(measured), limit(measured)]
    if (is > most) process.exitCode = 1
    const verdict = is <= most ? 'ok  ' : 'OVER'
    console.log(`  ${verdict} ${name}: ${is.toFixed(2)} ${unit} (at most ${String(most)})`)
  }
}

function runsAsked(argv: readonly string[]): number {
  const at = argv.indexOf('--runs')
  const runs = at === -1 ? LEAST_RUNS : Number(argv[at + 1])
  if (!Number.isInteger(runs) || runs < LEAST_RUNS) {
    throw new Error(`--runs takes a whole number from ${String(LEAST_RUNS)}.`)
  }
  return runs
}

async function succeed(run: ReturnType<Workspace['terraform']>): Promise<void> {
  const { exitCode, stdout, stderr } = await run
  if (exitCode !== 0) throw new Error(`terraform failed:\n${stdout}${stderr}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
