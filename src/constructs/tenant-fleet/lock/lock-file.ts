import { existsSync, readFileSync } from 'node:fs'
import { EMPTY_LOCK, type FleetLock } from './fleet-lock'
import { parseLock } from './parse-lock'

/** A lock file and what it holds; there is none before the first synthesis. */
export interface LockFile {
  readonly path: string
  readonly text: string | undefined
  readonly lock: FleetLock
}

export function readLockFile(path: string, fleet: string): LockFile {
  if (!existsSync(path)) return { path, text: undefined, lock: EMPTY_LOCK }
  const text = readFileSync(path, 'utf8')
  return { path, text, lock: parseLock(path, fleet, text) }
}

/** Machines that build start from what is committed, and what they write is lost. */
export function isOnBuildMachine(environment: Readonly<Record<string, string | undefined>>): boolean {
  return !['', '0', 'false'].includes(environment['CI'] ?? '')
}

/** @throws since a machine that builds must not change the file */
export function refuseChange({ path, text }: LockFile, changes: readonly string[]): never {
  const what = text === undefined ? `${path} does not exist` : `${path} would change`
  throw new Error(
    `${what}, and the lock file is frozen (frozenLock, which is on where CI is set):\n${changes.map((change) => `  ${change}`).join('\n')}\nWithout it, tenants could be in another stack next time, where everything of theirs is made anew. Run "cdktf synth" on your own machine and commit the file.`,
  )
}
