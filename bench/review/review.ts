// Measures what the review of a fleet costs: `npm run bench -- --only review`. 1000 plans of 5 clients each, as terraform
// prints them, beside a floor that is measured in the same run: parsing the same JSON.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as review from '../../src/review'
import { buildLibrary, isUpToDate, LIBRARY } from '../../tools/build/library'
import { wallTime } from '../processes'
import { printFigures } from '../print-figures'
import { interleaved } from '../statistics'
import { fleetOfPlans, type FleetPlan } from './fleet-of-plans'

const TENANTS = 1000
const LEAST_RUNS = 5
/** Within one process: V8 compiles during the first runs, in threads whose time counts as well. */
const LEAST_WARM_RUNS = 15
const FACTOR_MAX = 3
const MEMORY_MAX_MB = 400

async function main(): Promise<void> {
  const at = process.argv.indexOf('--runs')
  const runs = Math.max(LEAST_RUNS, at === -1 ? 0 : Number(process.argv[at + 1]))
  if (!isUpToDate()) await buildLibrary()
  // The built file is made from these sources.
  const library = createRequire(__filename)(join(LIBRARY, 'review.js')) as typeof review
  const plans = await fleetOfPlans(TENANTS)
  const characters = plans.reduce((sum, { text }) => sum + text.length, 0)
  console.log(`${TENANTS} plans, ${(characters / 1e6).toFixed(1)} million characters`)

  const warmRuns = Math.max(LEAST_WARM_RUNS, runs)
  let markdown = ''
  const within = await interleaved(
    {
      parsing: () =>
        cpuMs(async () => {
          for (const { text } of plans) JSON.parse(text)
        }),
      review: () =>
        cpuMs(async () => {
          markdown = await reviewAll(library, plans)
        }),
    },
    warmRuns,
  )
  const [parsingMs, reviewMs] = [timeOf(within, 'parsing'), timeOf(within, 'review')]
  console.log(`  in one process, CPU time, medians of ${warmRuns} runs:`)
  console.log(`  parsing ${parsingMs.toFixed(0)} ms, review with Markdown ${reviewMs.toFixed(0)} ms`)

  const { commandMs, floorMs, memoryMb } = await wholeProcesses(plans, runs)
  console.log(`  as commands about ${TENANTS} files, wall time, medians of ${runs} runs:`)
  console.log(
    `  node that parses them ${floorMs.toFixed(0)} ms, qlikcloud review ${commandMs.toFixed(0)} ms (${(commandMs / floorMs).toFixed(2)} ×)`,
  )
  const isWithin = printFigures([
    {
      name: 'review, its own parsing included',
      is: reviewMs / parsingMs,
      unit: '× the time of parsing',
      limit: FACTOR_MAX,
    },
    { name: 'Markdown', is: markdown.length, unit: 'characters', limit: library.COMMENT_MAX_CHARS },
    { name: 'peak memory of the command', is: memoryMb, unit: 'MB', limit: MEMORY_MAX_MB },
  ])
  if (!isWithin) process.exitCode = 1
}

async function reviewAll(library: typeof review, plans: readonly FleetPlan[]): Promise<string> {
  const reviewed: review.ReviewedPlan[] = []
  for (const { name, text } of plans) {
    const reading = library.readPlan(text)
    if (reading.kind === 'refused') throw new Error(reading.problem)
    reviewed.push(library.reviewPlan(name, reading.plan))
  }
  return library.renderMarkdown(await library.createReport(reviewed))
}

/** What a user waits for: node's start, the reading of the files, and code that V8 has not compiled yet. */
async function wholeProcesses(
  plans: readonly FleetPlan[],
  runs: number,
): Promise<{ readonly commandMs: number; readonly floorMs: number; readonly memoryMb: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'qlikcloud-review-bench-'))
  try {
    const files = plans.map(({ name, text }) => {
      const file = join(folder, `${name}.json`)
      writeFileSync(file, text)
      return file
    })
    const node = (
      options: readonly string[],
      noted: Readonly<Record<string, string>> = {},
    ): Promise<number> =>
      wallTime(process.execPath, options, { env: { PATH: process.env['PATH'] ?? '', ...noted } })
    const command = [join(LIBRARY, 'cli.js'), 'review', '--format', 'markdown', ...files]
    const times = await interleaved(
      { floor: () => node([join(__dirname, 'parse-files.cjs'), ...files]), command: () => node(command) },
      runs,
    )
    const peak = join(folder, 'peak-memory')
    const preload = join(__dirname, '..', 'peak-memory.cjs')
    await node(['--require', preload, ...command], { BENCH_PEAK_MEMORY_FILE: peak })
    const memoryMb = Number(readFileSync(peak, 'utf8')) / 1024
    return { commandMs: timeOf(times, 'command'), floorMs: timeOf(times, 'floor'), memoryMb }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function timeOf(times: ReadonlyMap<string, number>, name: string): number {
  return times.get(name) ?? Number.NaN
}

/** CPU time says the same on a busy machine as on an idle one. */
async function cpuMs(run: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
