// Loaded with --require into every node process of a run: notes the peak of its resident memory when it ends, in
// kilobytes. Not with --import, which makes node load its loader for ES modules.
const { appendFileSync, readFileSync } = require('node:fs')

process.on('exit', () => {
  appendFileSync(process.env['BENCH_PEAK_MEMORY_FILE'], `${peak()}\n`)
})

/**
 * Linux keeps ru_maxrss from before exec: what getrusage tells is Terraform's own size when it started us. VmHWM is of
 * this program alone (proc(5)).
 */
function peak() {
  try {
    return /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]
  } catch {
    return process.resourceUsage().maxRSS
  }
}
