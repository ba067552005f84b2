/** Time and chance. Everything else in this folder takes them as an argument. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** From 0 up to, not including, 1. */
  readonly random: () => number
  readonly after: (delayMs: number, act: () => void) => Cancel
  readonly every: (intervalMs: number, act: () => void) => Cancel
}

export type Cancel = () => void

export const CLOCK: Clock = {
  now: Date.now,
  random: Math.random,
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs)
    return () => {
      clearTimeout(timer)
    }
  },
  every(intervalMs, act) {
    const timer = setInterval(act, intervalMs)
    return () => {
      clearInterval(timer)
    }
  },
}
