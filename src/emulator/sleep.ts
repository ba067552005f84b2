/** Waits; ends early when the emulator stops. */
export type Sleep = (milliseconds: number) => Promise<void>

export interface Sleeper {
  readonly sleep: Sleep
  readonly wakeAll: () => void
}

export function createSleeper(): Sleeper {
  const waiting = new Set<() => void>()
  return {
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, milliseconds)
        waiting.add(wake)
      }),
    wakeAll: () => {
      for (const wake of [...waiting]) wake()
    },
  }
}
