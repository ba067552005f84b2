import type { Request } from './api-error'
import { waitFor } from './wait-for'

/** Runs tasks of the same key one after the other, and tasks of different keys side by side. */
export type InTurn = <T>(
  key: string,
  request: Request,
  signal: AbortSignal,
  task: () => Promise<T>,
) => Promise<T>

export function createInTurn(): InTurn {
  const lastOf = new Map<string, Promise<void>>()
  return async (key, request, signal, task) => {
    const before = lastOf.get(key) ?? Promise.resolve()
    let done: () => void = () => undefined
    const own = new Promise<void>((resolve) => {
      done = resolve
    })
    // Whoever gives up waiting still has its turn after the one before, so that nobody overtakes.
    const last = before.then(() => own)
    lastOf.set(key, last)
    try {
      await waitFor(before, signal, request)
      return await task()
    } finally {
      done()
      if (lastOf.get(key) === last) lastOf.delete(key)
    }
  }
}
