import type { Wave } from './fleet'
import { decide, type Limits } from './schedule'
import type { StackOutcome, StopReason } from './stack-run'

export interface WavesEnd {
  /** Of every stack that was started. */
  readonly outcomes: ReadonlyMap<string, StackOutcome>
  readonly stopped?: StopReason
}

/**
 * Runs the stacks wave by wave within the limits. Once `isInterrupted` says so, what runs is waited for and nothing more
 * is started.
 */
export async function runWaves(
  waves: readonly Wave[],
  limits: Limits,
  runStack: (name: string) => Promise<StackOutcome>,
  isInterrupted: () => boolean,
): Promise<WavesEnd> {
  const running = new Map<string, Promise<void>>()
  const outcomes = new Map<string, StackOutcome>()
  const run = async (name: string): Promise<void> => {
    outcomes.set(name, await runStack(name))
    running.delete(name)
  }
  for (;;) {
    const ended = new Map([...outcomes].map(([name, { status }]) => [name, status]))
    const decision = decide({ waves, running: new Set(running.keys()), ended }, limits)
    const isHeld = isInterrupted()
    if (!isHeld) for (const name of decision.start) running.set(name, run(name))
    if (running.size === 0) {
      const isLeft = [...ended.values()].includes('not_started') || decision.start.length > 0
      const isCut = isHeld && isLeft
      const stopped = decision.stop ?? (isCut ? ({ kind: 'interrupted' } as const) : undefined)
      return { outcomes, ...(stopped !== undefined && { stopped }) }
    }
    await Promise.race(running.values())
  }
}
