import { onAbort } from './on-abort'

/** Does something after `ms`; the result takes that back. */
export function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** Ends after `ms`; rejects with the signal's reason as soon as it aborts. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(reasonOf(signal))
  return new Promise((resolve, reject) => {
    const callOff = after(ms, () => {
      keepOn()
      resolve()
    })
    const keepOn = onAbort(signal, () => {
      callOff()
      reject(reasonOf(signal))
    })
  })
}

/** By default a DOMException, otherwise whatever the caller aborted with. */
const reasonOf = (signal: AbortSignal): Error =>
  signal.reason instanceof Error ? signal.reason : new Error('aborted', { cause: signal.reason })

/** Ends when everything that is due by now has been done. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
