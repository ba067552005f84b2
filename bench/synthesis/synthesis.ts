import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printFigures } from '../print-figures'
import { wallTime } from '../processes'
import { median } from '../statistics'

const FACTOR_MAX = 1.5

interface Cost {
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakMb: number
}

/**
 * Measures the first synthesis of a fleet of 1000 tenants with five clients each, beside the same resources as cdktf's own
 * classes in as many stacks. Processor time is compared, which is the same on a busy machine as on an idle one. Prints the
 * figure, and answers whether it is within its limit.
 */
export async function benchSynthesis(runs: number): Promise<boolean> {
  const [fleets, plains]: [Cost[], Cost[]] = [[], []]
  for (let run = 0; run < runs; run++) {
    plains.push(await synthesize('plain.cjs'))
    fleets.push(await synthesize('fleet.cjs'))
  }
  const [fleet, plain] = [middle(fleets), middle(plains)]
  const factor = fleet.cpuMs / plain.cpuMs
  console.log('Synthesis of 1000 tenants × 5 clients:')
  for (const [name, { wallMs, cpuMs, peakMb }] of [
    ['TenantFleet', fleet],
    ['TerraformResource', plain],
  ] as const) {
    console.log(
      `  ${name.padEnd(18)} ${wallMs.toFixed(0)} ms, ${cpuMs.toFixed(0)} ms of processor time, ${peakMb.toFixed(0)} MB`,
    )
  }
  return printFigures([
    { name: 'synthesis, processor time', is: factor, unit: '× TerraformResource', limit: FACTOR_MAX },
  ])
}

async function synthesize(program: string): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud synthesis '))
  try {
    const wallMs = await wallTime(process.execPath, [join(__dirname, program)], { cwd: folder })
    // Written by the program.
    const noted = JSON.parse(readFileSync(join(folder, 'cost.json'), 'utf8')) as Omit<Cost, 'wallMs'>
    return { wallMs, ...noted }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const middle = (costs: readonly Cost[]): Cost => ({
  wallMs: median(costs.map(({ wallMs }) => wallMs)),
  cpuMs: median(costs.map(({ cpuMs }) => cpuMs)),
  peakMb: median(costs.map(({ peakMb }) => peakMb)),
})
