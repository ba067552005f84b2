import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterDeath, parseRun, renderRunJson, type FleetRun } from '../../fleet'
import { systemCode, UserError } from '../user-error'

/** Where the runs of a fleet are remembered: beside the output folder, which cdktf empties. */
export interface RecordFolder {
  /** The last deployment. */
  readonly record: string
  /** What terraform writes. */
  readonly logs: string
  /** From which configurations plans were made. */
  readonly planned: string
  /** The plans that are being applied. */
  readonly copies: string
}

/** `.qlikcloud/<name of the output>`, with a `.gitignore` of its own. */
export function recordFolder(outFolder: string, fleet: string): RecordFolder {
  const own = join(dirname(outFolder), '.qlikcloud')
  const folder = join(own, basename(outFolder))
  return {
    record: join(folder, `${encodeURIComponent(fleet)}.json`),
    logs: join(folder, 'logs'),
    planned: join(folder, `${encodeURIComponent(fleet)}.planned.json`),
    copies: join(folder, `${encodeURIComponent(fleet)}.plans`),
  }
}

export function prepareFolder({ logs }: RecordFolder): void {
  mkdirSync(logs, { recursive: true })
  const ignored = join(dirname(dirname(logs)), '.gitignore')
  if (!existsSync(ignored)) writeFileSync(ignored, '*\n')
}

/** The last deployment; undefined when there was none. What a runner left that is gone is unknown. */
export function readRecord({ record }: RecordFolder): FleetRun | undefined {
  if (!existsSync(record)) return undefined
  const run = parseRun(readFileSync(record, 'utf8'))
  if (run === undefined) {
    throw new UserError(
      `${record} is not the record of a deployment: move it away, and deploy without --resume`,
    )
  }
  return isAlive(run) ? run : afterDeath(run)
}

/** Whether the process that keeps the record still runs, as far as this machine can tell. */
export function isAlive({ runner }: FleetRun): boolean {
  // A container started anew gives the same number to us.
  if (runner === undefined || runner.host !== hostname() || runner.pid === process.pid) return false
  try {
    process.kill(runner.pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

export function ownRunner(): NonNullable<FleetRun['runner']> {
  return { pid: process.pid, host: hostname() }
}

/** In one step, and on the disk before anything else happens: whatever ends this process, the record is true. */
export function writeRecord({ record }: RecordFolder, run: FleetRun): void {
  writeWhole(record, renderRunJson(run))
}

export function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}.new`
  const file = openSync(draft, 'w')
  try {
    writeFileSync(file, `${text}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
}
