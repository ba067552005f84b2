import type { Clock } from '../../../src/api'
import { onAbort } from '../../../src/api/on-abort'
import { nextTurn } from '../../../src/api/sleep'

export interface VirtualClock extends Clock {
  /** Lets time pass, from one sleeper to the next, until the work is done. */
  run<T>(work: Promise<T>): Promise<T>
}

interface Sleeper {
  readonly untilMs: number
  readonly wake: () => void
}

/** More turns than any chain of promises between two sleeps takes. */
const TURNS = 25

/** Time that passes only when everybody sleeps, and then at once. */
export function virtualClock(startMs = Date.UTC(2026, 10, 23, 12)): VirtualClock {
  let nowMs = startMs
  const sleepers = new Set<Sleeper>()
  return {
    now: () => nowMs,
    sleep: (ms, signal) => {
      signal.throwIfAborted()
      return new Promise((resolve, reject) => {
        const wake = (): void => {
          keepOn()
          resolve()
        }
        const sleeper = { untilMs: nowMs + ms, wake }
        const keepOn = onAbort(signal, () => {
          sleepers.delete(sleeper)
          reject(new Error('stopped'))
        })
        sleepers.add(sleeper)
      })
    },
    async run(work) {
      let done = false
      const end = (): void => {
        done = true
      }
      work.then(end, end)
      for (;;) {
        for (let turn = 0; turn < TURNS; turn += 1) await nextTurn()
        if (done) return work
        const [next] = [...sleepers].sort((left, right) => left.untilMs - right.untilMs)
        if (next === undefined) throw new Error('Nobody sleeps, and the work is not done.')
        sleepers.delete(next)
        nowMs = Math.max(nowMs, next.untilMs)
        next.wake()
      }
    },
  }
}
