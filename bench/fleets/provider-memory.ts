import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ProviderMemory {
  /** The largest sum of the resident memory of all providers that ran at one time, in megabytes. */
  readonly peakMb: number
  /** The most providers that ran at one time. */
  readonly atOnce: number
}

const SAMPLE_MS = 15
const KB_PER_MB = 1024

/** Watches the providers below a folder of this machine (Linux's /proc) while the work goes on. */
export async function watchProviders(folder: string, work: Promise<unknown>): Promise<ProviderMemory> {
  let [peakMb, atOnce, done] = [0, 0, false]
  const end = (): void => {
    done = true
  }
  work.then(end, end)
  while (!done) {
    const sizes = providersIn(folder)
    peakMb = Math.max(peakMb, sizes.reduce((sum, kilobytes) => sum + kilobytes, 0) / KB_PER_MB)
    atOnce = Math.max(atOnce, sizes.length)
    await sleep(SAMPLE_MS)
  }
  await work
  return { peakMb, atOnce }
}

/** The resident memory of each provider that was started in the folder, in kilobytes. */
function providersIn(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((id) => {
      try {
        if (readlinkSync(`/proc/${id}/cwd`) !== folder) return []
        if (!readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('qlikcloud-provider.cjs')) return []
        const size = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]
        return size === undefined ? [] : [Number(size)]
      } catch {
        // It has ended meanwhile.
        return []
      }
    })
}
