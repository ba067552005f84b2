// Measures a fleet from the program to the empty second plan: `npm run bench -- --only end-to-end`. 300 tenants of five
// clients, two stacks at a time, the emulator 30 ms away; beside it the floor, Terraform's own `terraform_data` in the same
// stacks through the same commands.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '../../src/emulator'
import { terraformEnvironment } from '../../test/helpers/terraform'
import { buildLibrary, isUpToDate, LIBRARY } from '../../tools/build/library'
import { wallTime } from '../processes'

const TENANTS = Array.from({ length: 300 }, (_, index) => `tenant-${index}`)
const CLIENTS_OF_EACH = 5
const LATENCY_MS = 30
const CONCURRENCY = 2
const PHASES = ['synth', 'plan', 'deploy', 'second plan'] as const

type Times = Readonly<Record<(typeof PHASES)[number], number>>

async function main(): Promise<void> {
  if (!isUpToDate()) await buildLibrary()
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud-fleet-bench-'))
  const emulator = await startEmulator({ tenants: TENANTS, limits: 'off', latencyMs: LATENCY_MS })
  try {
    const tenants = join(folder, 'tenants.json')
    writeFileSync(tenants, JSON.stringify(TENANTS.map((name) => ({ name, url: emulator.tenant(name).url }))))
    // One client of the region logs in at every tenant.
    const environment = terraformEnvironment({ url: '', ...emulator.regionClient })
    const fleet = await endToEnd('fleet.cjs', tenants, join(folder, 'clients'), environment)
    const made = TENANTS.filter((tenant) => emulator.tenant(tenant).clients().length > CLIENTS_OF_EACH)
    if (made.length < TENANTS.length) throw new Error(`only ${made.length} tenants have their clients`)
    const fleetFile = join(folder, 'clients', 'cdktf.out', 'fleets', 'clients.json')
    const floor = await endToEnd('floor.cjs', fleetFile, join(folder, 'floor'), environment)
    report(fleet, floor, stacksIn(fleetFile))
  } finally {
    await emulator.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function endToEnd(
  program: string,
  input: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Times> {
  // cdktf puts the states where its program runs.
  mkdirSync(folder)
  const node = (...options: readonly string[]): Promise<number> =>
    wallTime(process.execPath, options, { env, cwd: folder })
  const fleet = (command: string, ...options: readonly string[]): Promise<number> =>
    node(join(LIBRARY, 'cli.js'), 'fleet', command, '--concurrency', String(CONCURRENCY), ...options)
  return {
    synth: await node(join(__dirname, program), input),
    plan: await fleet('plan'),
    // As many at a time as there may be failures, and one.
    deploy: await fleet('deploy', '--auto-approve', '--tolerance', String(CONCURRENCY - 1)),
    'second plan': await fleet('plan', '--fail-on', 'broadens,narrows,neutral,unknown'),
  }
}

function stacksIn(fleetFile: string): number {
  // Written by TenantFleet.
  const { waves } = JSON.parse(readFileSync(fleetFile, 'utf8')) as { waves: { stacks: unknown[] }[] }
  return waves.flatMap(({ stacks }) => stacks).length
}

function report(fleet: Times, floor: Times, stacks: number): void {
  console.log(
    `${TENANTS.length} tenants of ${CLIENTS_OF_EACH} clients in ${stacks} stacks, ${CONCURRENCY} at a time, ${LATENCY_MS} ms latency; seconds`,
  )
  for (const phase of PHASES) {
    const [is, least] = [fleet[phase] / 1000, floor[phase] / 1000]
    console.log(
      `  ${phase.padEnd(12)} ${is.toFixed(1).padStart(6)}, terraform_data ${least.toFixed(1).padStart(6)} (${(is / least).toFixed(1)} ×)`,
    )
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
