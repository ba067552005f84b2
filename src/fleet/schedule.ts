import type { Wave } from './fleet'
import type { StackOutcome, StopReason } from './stack-run'
import { allowedFailures, type Tolerance } from './tolerance'

/** How far a run has come. */
export interface Progress {
  /** With the stacks that are to run. */
  readonly waves: readonly Wave[]
  readonly running: ReadonlySet<string>
  readonly ended: ReadonlyMap<string, StackOutcome['status']>
}

export interface Limits {
  /** How many stacks may run at once. */
  readonly concurrency: number
  readonly tolerance: Tolerance
}

/** What to do next. With nothing to start and nothing running, the run is over. */
export interface Decision {
  readonly start: readonly string[]
  readonly stop?: StopReason
}

/**
 * Which stacks to start now. The tolerance is strict, as in CloudFormation: so few run at a time that even if all of
 * them fail, one more has failed than is allowed, and never more.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackSetOperationPreferences.html
 */
export function decide({ waves, running, ended }: Progress, { concurrency, tolerance }: Limits): Decision {
  const isFailed = (name: string): boolean => ended.get(name) === 'failed' || ended.get(name) === 'unknown'
  const blocked = blockedStacks(waves, isFailed)
  for (const { name: wave, canary, stacks } of waves) {
    const failed = stacks.filter(({ name }) => isFailed(name)).length
    const allowed = canary ? 0 : allowedFailures(tolerance, stacks.length)
    if (failed > allowed) {
      const stop: StopReason = canary
        ? { kind: 'canary', wave }
        : { kind: 'tolerance', wave, failed, allowed }
      return { start: [], stop }
    }
    const isOpen = ({ name }: { readonly name: string }): boolean => !ended.has(name) && !blocked.has(name)
    const open = stacks.filter(isOpen)
    if (open.length === 0) continue
    const most = Math.min(concurrency, allowed + 1 - failed)
    const waiting = open.filter(({ name }) => !running.has(name))
    return { start: waiting.slice(0, Math.max(0, most - running.size)).map(({ name }) => name) }
  }
  return { start: [] }
}

/** Stacks that need one that failed, or one that needs such a one. Needs point to earlier waves. */
function blockedStacks(waves: readonly Wave[], isFailed: (name: string) => boolean): ReadonlySet<string> {
  const blocked = new Set<string>()
  for (const { name, needs } of waves.flatMap(({ stacks }) => stacks)) {
    if (needs.some((needed) => isFailed(needed) || blocked.has(needed))) blocked.add(name)
  }
  return blocked
}
