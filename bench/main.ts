// Measures what the project promises of its cost: `npm run bench [-- --runs 7] [--only provider,fleets,…]`. Whole processes,
// medians, and each figure beside a floor that was measured in the same run.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../src/emulator'
import { accessOf } from '../test/helpers/access'
import { terraformEnvironment, workspace, type Workspace } from '../test/helpers/terraform'
import { buildLibrary, isUpToDate } from '../tools/build/library'
import { ROOT } from '../tools/build/root'
import { countedRequests } from './counted-requests'
import { clients, clientsWithSecrets, terraformData } from './configurations'
import { editedPrograms, type EditedPrograms } from './edited-programs'
import { benchFleets } from './fleets/fleets'
import { COUNTED, FIGURES, MANY, type Measured } from './figures'
import { handshakeTime, pluginEnvironment, wallTime } from './processes'
import { peakMemory } from './peak-memory'
import { printFigures } from './print-figures'
import { interleaved } from './statistics'
import { benchSynthesis } from './synthesis/synthesis'
import { PLAN, succeed } from './terraform-run'

const LEAST_RUNS = 5

/** What is measured: answers whether all figures are within their limits. */
const PARTS = new Map([
  ['provider', benchProvider],
  ['fleets', benchFleets],
  ['synthesis', benchSynthesis],
  ['review', (runs: number) => inOwnProcess(join('review', 'review.ts'), runs)],
  ['end-to-end', (runs: number) => inOwnProcess(join('end-to-end', 'end-to-end.ts'), runs)],
])

async function main(): Promise<void> {
  const runs = runsAsked(process.argv)
  const parts = partsAsked(process.argv)
  // Reading extra certificates costs node about 40 ms a start; both sides go without.
  delete process.env['NODE_EXTRA_CA_CERTS']
  if (!isUpToDate()) await buildLibrary()
  for (const bench of parts) if (!(await bench(runs))) process.exitCode = 1
}

async function benchProvider(runs: number): Promise<boolean> {
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
    return report({ ...measured, ...(await editingTime(runs, edited)) }, runs)
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
    ...(await countedRequests([emulator.tenant('initech')], () => succeed(places.counted.terraform(PLAN)))),
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

function report(measured: Measured, runs: number): boolean {
  console.log(`Medians of ${String(runs)} interleaved runs, in milliseconds:`)
  for (const [name, value] of Object.entries(measured)) {
    if (name.endsWith('Ms')) console.log(`  ${name.padEnd(20)} ${Number(value).toFixed(1)}`)
  }
  console.log('Figures:')
  return printFigures(FIGURES.map(({ value, ...figure }) => ({ ...figure, is: value(measured) })))
}

/** By itself, so that nothing else is in its memory. */
function inOwnProcess(file: string, runs: number): Promise<boolean> {
  const program = ['--import', 'tsx', join(__dirname, file), '--runs', String(runs)]
  const child = spawn(process.execPath, program, { stdio: 'inherit' })
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)))
}

function runsAsked(argv: readonly string[]): number {
  const at = argv.indexOf('--runs')
  const runs = at === -1 ? LEAST_RUNS : Number(argv[at + 1])
  if (!Number.isInteger(runs) || runs < LEAST_RUNS) {
    throw new Error(`--runs takes a whole number from ${String(LEAST_RUNS)}.`)
  }
  return runs
}

function partsAsked(argv: readonly string[]): readonly ((runs: number) => Promise<boolean>)[] {
  const at = argv.indexOf('--only')
  if (at === -1) return [...PARTS.values()]
  return (argv[at + 1] ?? '').split(',').map((name) => {
    const part = PARTS.get(name)
    if (part === undefined)
      throw new Error(`--only takes ${[...PARTS.keys()].join(', ')}, with commas in between.`)
    return part
  })
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
