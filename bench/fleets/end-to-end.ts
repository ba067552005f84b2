// Measures a fleet from the program to the empty second plan: `npx tsx bench/fleets/end-to-end.ts`. 300 tenants of five
// clients, two stacks at a time, the emulator 30 ms away; beside it the floor, Terraform's own `terraform_data` in the same
// stacks through the same commands.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '../../src/emulator'
import { accessOf } from '../../test/helpers/access'
import { terraformEnvironment } from '../../test/helpers/terraform'
import { buildLibrary, isUpToDate, LIBRARY } from '../../tools/build/library'
import { wallTime } from '../processes'
import { CLIENTS, TENANT_COUNT, TENANTS, wavesOf } from './shape'

const LATENCY_MS = 30
const CONCURRENCY = 2
const PHASES = ['synth', 'plan', 'deploy', 'second plan'] as const

type Times = Readonly<Record<(typeof PHASES)[number], number>>

async function main(): Promise<void> {
  if (!isUpToDate()) await buildLibrary()
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud-fleet-bench-'))
  const emulator = await startEmulator({ tenants: TENANTS, limits: 'off', latencyMs: LATENCY_MS })
  try {
    const file = join(folder, 'tenants.json')
    writeFileSync(file, JSON.stringify(emulator.tenants))
    const environment = terraformEnvironment(accessOf(emulator, TENANTS[0] ?? ''))
    const floor = await endToEnd(join(folder, 'floor'), 'floor', environment)
    const fleet = await endToEnd(join(folder, 'clients'), file, environment)
    const made = TENANTS.filter((tenant) => emulator.tenant(tenant).clients().length === CLIENTS.length + 1)
    if (made.length < TENANT_COUNT) throw new Error(`only ${made.length} tenants have their clients`)
    report(fleet, floor)
  } finally {
    await emulator.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function endToEnd(
  outdir: string,
  tenants: string,
  env: Readonly<Record<string, string>>,
): Promise<Times> {
  const node = (...options: readonly string[]): Promise<number> =>
    wallTime(process.execPath, options, { env })
  const fleet = (command: string, ...options: readonly string[]): Promise<number> =>
    node(join(LIBRARY, 'cli.js'), 'fleet', command, outdir, '--concurrency', String(CONCURRENCY), ...options)
  return {
    synth: await node('--import', 'tsx', join(__dirname, 'program.ts'), outdir, tenants),
    plan: await fleet('plan'),
    // As many at a time as there may be failures, and one.
    deploy: await fleet('deploy', '--auto-approve', '--tolerance', String(CONCURRENCY - 1)),
    'second plan': await fleet('plan', '--fail-on', 'broadens,narrows,neutral,unknown'),
  }
}

function report(fleet: Times, floor: Times): void {
  const stacks = wavesOf().flatMap((wave) => wave.stacks).length
  console.log(
    `${TENANT_COUNT} tenants of ${CLIENTS.length} clients in ${stacks} stacks, ${CONCURRENCY} at a time, ${LATENCY_MS} ms latency; seconds`,
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
