import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Workspace } from '../test/helpers/terraform'
import { PLAN, succeed } from './terraform-run'

/** The largest of the provider's processes in one plan, in megabytes. */
export async function peakMemory(place: Workspace): Promise<number> {
  const file = join(place.folder, 'peak-memory')
  rmSync(file, { force: true })
  await succeed(
    place.terraform(PLAN, {
      // Quoted, for the checkout's path may have blanks.
      NODE_OPTIONS: `--require="${join(__dirname, 'peak-memory.cjs')}"`,
      BENCH_PEAK_MEMORY_FILE: file,
    }),
  )
  if (!existsSync(file)) throw new Error('The provider noted no memory.')
  const kilobytes = readFileSync(file, 'utf8').trim().split('\n').map(Number)
  return Math.max(...kilobytes) / 1024
}
