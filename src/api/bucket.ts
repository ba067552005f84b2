import type { Clock } from './qlik-client'

/** A call's place among those that wait, for as long as it takes with all its repetitions. */
export interface Turn {
  /** Smaller ones go first. */
  readonly order: number
  /** When waiting has to be over, in milliseconds since the epoch. */
  readonly deadlineMs: number
}

/** A call that may go now. */
export interface Admission {
  readonly admitted: true
  /** To be called when the call has ended: the place comes free a minute later. */
  readonly end: () => void
}

/** A call that could not go before its deadline. */
export interface Rejection {
  readonly admitted: false
  /** When it could go at the earliest. */
  readonly opensMs: number
  /** The server's word, or the calls that went before. */
  readonly because: 'refused' | 'spent'
}

export interface BucketUse {
  readonly calls: number
  /** Calls that had to wait. */
  readonly waits: number
  readonly waitedMs: number
  /** The most places that were taken at once, which is the most calls in any minute. */
  readonly peak: number
}

/**
 * The budget of one tier in one tenant: so many places, each of which a call takes when it is sent, and gives back a
 * minute after its answer. Whatever minute the server counts, there are never more calls in it than places, whenever
 * its windows begin and however long a request is under way. Who comes first goes first.
 */
export interface Bucket {
  turn(maxWaitMs: number, first: boolean): Turn
  /** Waits for a place and takes it. Rejects as the clock's sleep does when the signal aborts. */
  enter(turn: Turn, signal: AbortSignal): Promise<Admission | Rejection>
  /** The server refuses all calls until then. */
  shut(untilMs: number): void
  readonly size: number
  use(): BucketUse
}

export interface BucketOptions {
  readonly size: number
  /** Places that are taken at first, and come free after a minute. */
  readonly taken: number
  readonly clock: Clock
}

const MINUTE_MS = 60_000
/** More than the turns of any process. */
const AHEAD_OF_ALL = 2 ** 40

export function createBucket({ size, taken, clock }: BucketOptions): Bucket {
  const takenUntilMs = clock.now() + MINUTE_MS
  /** When each place whose call was answered comes free; in this order. */
  const returnsMs: number[] = Array.from({ length: taken }, () => takenUntilMs)
  const waiting = new Set<Turn>()
  let underWay = 0
  let shutUntilMs = 0
  let turns = 0
  let [calls, waits, waitedMs, peak] = [0, 0, 0, 0]

  /** When the call can go if all before it go as soon as they can. */
  function opensMs(turn: Turn, nowMs: number): number {
    while ((returnsMs[0] ?? Infinity) <= nowMs) returnsMs.shift()
    const before = [...waiting].filter(({ order }) => order < turn.order).length
    const free = size - underWay - returnsMs.length
    const place = before % size
    const rounds = Math.floor(before / size)
    const comesFreeMs = place < free ? nowMs : (returnsMs[place - free] ?? nowMs + MINUTE_MS)
    return Math.max(comesFreeMs + rounds * MINUTE_MS, shutUntilMs)
  }

  return {
    size,
    turn: (maxWaitMs, first) => {
      turns += 1
      return { order: first ? turns - AHEAD_OF_ALL : turns, deadlineMs: clock.now() + maxWaitMs }
    },
    async enter(turn, signal) {
      const beganMs = clock.now()
      let hasWaited = false
      waiting.add(turn)
      try {
        for (;;) {
          const nowMs = clock.now()
          const atMs = opensMs(turn, nowMs)
          if (atMs > turn.deadlineMs) {
            return { admitted: false, opensMs: atMs, because: atMs === shutUntilMs ? 'refused' : 'spent' }
          }
          if (atMs <= nowMs) break
          hasWaited = true
          await clock.sleep(atMs - nowMs, signal)
        }
      } finally {
        waiting.delete(turn)
        // Not by the time alone: the clock may tick where nobody waits.
        if (hasWaited) {
          waits += 1
          waitedMs += clock.now() - beganMs
        }
      }
      calls += 1
      underWay += 1
      const notOurs = clock.now() < takenUntilMs ? taken : 0
      peak = Math.max(peak, underWay + returnsMs.length - notOurs)
      return {
        admitted: true,
        end: () => {
          underWay -= 1
          returnsMs.push(clock.now() + MINUTE_MS)
        },
      }
    },
    shut: (untilMs) => {
      shutUntilMs = Math.max(shutUntilMs, untilMs)
    },
    use: () => ({ calls, waits, waitedMs, peak }),
  }
}
