import type { Request } from './api-error'
import { waitFor } from './wait-for'

/** Work that any number of callers share while it is under way. */
export interface SingleFlight<T> {
  /** Joins the work under way, or starts it. It is stopped when every caller has stopped waiting. */
  join(signal: AbortSignal): Promise<T>
  /** Lets the work under way end for those who wait for it; who comes later starts anew. */
  forget(): void
}

interface Flight<T> {
  readonly result: Promise<T>
  readonly controller: AbortController
  waiting: number
}

export function singleFlight<T>(
  request: Request,
  start: (signal: AbortSignal) => Promise<T>,
): SingleFlight<T> {
  let current: Flight<T> | undefined

  const takeOff = (): Flight<T> => {
    const controller = new AbortController()
    const flight = { result: start(controller.signal), controller, waiting: 0 }
    const land = (): void => {
      if (current === flight) current = undefined
    }
    flight.result.then(land, land)
    return flight
  }

  return {
    join: async (signal) => {
      const flight = (current ??= takeOff())
      flight.waiting += 1
      try {
        return await waitFor(flight.result, signal, request)
      } finally {
        flight.waiting -= 1
        if (flight.waiting === 0) {
          if (current === flight) current = undefined
          flight.controller.abort()
        }
      }
    },
    forget: () => {
      current = undefined
    },
  }
}
