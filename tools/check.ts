// The whole gate: `npm run check`, or some steps of it: `npm run check -- --only unit,lint`.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { reportStep, summary } from './check/report'
import { runStep } from './check/run-step'
import { runAll } from './check/schedule'
import { select } from './check/steps'

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } })
  const steps = select((values.only ?? []).flatMap((names) => names.split(',')))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

  const started = performance.now()
  const results = await runAll(steps, Math.min(availableParallelism(), 4), async (step) => {
    const result = await runStep(step)
    console.log(reportStep(result))
    return result
  })
  console.log(`${results.length} steps in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  const failed = results.filter((result) => !result.ok).map((result) => result.name)
  if (failed.length > 0) {
    console.log(`failed: ${failed.join(', ')}`)
    process.exitCode = 1
  }
  console.log(summary(results))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
