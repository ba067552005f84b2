// Loaded with --import into every node process of a run: notes the peak of its resident memory when it ends.
import { appendFileSync } from 'node:fs'

process.on('exit', () => {
  // maxRSS is in kilobytes (getrusage, ru_maxrss).
  appendFileSync(process.env['BENCH_PEAK_MEMORY_FILE'], `${process.resourceUsage().maxRSS}\n`)
})
