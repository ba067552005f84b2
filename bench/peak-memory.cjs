// Loaded with --require into every node process of a run: notes the peak of its resident memory when it ends. Not with
// --import, which makes node load its loader for ES modules: 8 MB that the provider does not take.
const { appendFileSync } = require('node:fs')

process.on('exit', () => {
  // maxRSS is in kilobytes (getrusage, ru_maxrss).
  appendFileSync(process.env['BENCH_PEAK_MEMORY_FILE'], `${process.resourceUsage().maxRSS}\n`)
})
