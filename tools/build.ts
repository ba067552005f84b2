// Makes `lib`, the published files: `npm run build`, or `npm run build -- --if-stale` to skip when nothing changed.
import { buildLibrary, isUpToDate } from './build/library'

async function main(): Promise<void> {
  if (process.argv.includes('--if-stale') && isUpToDate()) return
  const started = process.hrtime.bigint()
  const { skipped, complaints } = await buildLibrary()
  const seconds = Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000
  for (const entry of skipped) console.log(`${entry} does not exist: skipped`)
  console.log(`lib built in ${seconds.toFixed(1)} s`)
  if (complaints !== '') {
    console.error(complaints)
    process.exitCode = 1
  }
}

// esbuild prints what it does not understand, with the place; its exception only repeats it.
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
