// Measures what the review of a fleet costs: `npx tsx bench/review.ts [--runs 7]`. 1000 plans of 5 clients each, with the
// built library, beside a floor that is measured in the same run: parsing the same JSON.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as review from '../src/review'
import { buildLibrary, isUpToDate, LIBRARY } from '../tools/build/library'
import { fleetOfPlans } from './fleet-of-plans'
import { median } from './statistics'

const TENANTS = 1000
const LEAST_RUNS = 5
const FACTOR_MAX = 3
const MEMORY_MAX_MB = 400

async function main(): Promise<void> {
  const at = process.argv.indexOf('--runs')
  const runs = Math.max(LEAST_RUNS, at === -1 ? 0 : Number(process.argv[at + 1]))
  if (!isUpToDate()) await buildLibrary()
  // The built file is made from these sources.
  const library = createRequire(__filename)(join(LIBRARY, 'review.js')) as typeof review
  const plans = fleetOfPlans(TENANTS)

  const [parsing, reviewing]: [number[], number[]] = [[], []]
  let markdown = ''
  for (let run = 0; run < runs; run++) {
    parsing.push(
      await cpuMs(async () => {
        for (const { text } of plans) JSON.parse(text)
      }),
    )
    reviewing.push(
      await cpuMs(async () => {
        markdown = await reviewAll(library, plans)
      }),
    )
  }
  const factor = median(reviewing) / median(parsing)
  const memoryMb = process.resourceUsage().maxRSS / 1024
  const characters = plans.reduce((sum, { text }) => sum + text.length, 0)
  console.log(
    `${TENANTS} plans, ${(characters / 1e6).toFixed(1)} million characters; medians of ${runs} runs, CPU time`,
  )
  console.log(
    `  parsing ${median(parsing).toFixed(0)} ms, review with Markdown ${median(reviewing).toFixed(0)} ms`,
  )
  figure('review, its own parsing included', factor, FACTOR_MAX, '× the time of parsing')
  figure('peak memory, the plans included', memoryMb, MEMORY_MAX_MB, 'MB')
  figure('Markdown', markdown.length, library.COMMENT_MAX_CHARS, 'characters')
}

type Plans = ReturnType<typeof fleetOfPlans>

async function reviewAll(library: typeof review, plans: Plans): Promise<string> {
  const reviewed: review.ReviewedPlan[] = []
  for (const { name, text } of plans) {
    const reading = library.readPlan(text)
    if (reading.kind === 'refused') throw new Error(reading.problem)
    reviewed.push(library.reviewPlan(name, reading.plan))
  }
  return library.renderMarkdown(await library.createReport(reviewed))
}

/** CPU time says the same on a busy machine as on an idle one. */
async function cpuMs(run: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function figure(name: string, is: number, most: number, unit: string): void {
  if (is > most) process.exitCode = 1
  console.log(`  ${is <= most ? 'ok  ' : 'OVER'} ${name}: ${is.toFixed(2)} ${unit} (at most ${most})`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
