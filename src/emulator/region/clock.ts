/** The region's time. It keeps ticking with its base clock after it was set, so that nothing ever happens at the same instant twice. */
export interface Clock {
  now(): Date
  set(date: Date): void
  advance(milliseconds: number): void
}

export function createClock(base: () => Date): Clock {
  let offset = 0
  return {
    now: () => new Date(base().getTime() + offset),
    set(date) {
      offset = date.getTime() - base().getTime()
    },
    advance(milliseconds) {
      offset += milliseconds
    },
  }
}
