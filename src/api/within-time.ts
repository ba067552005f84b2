import { onAbort } from './on-abort'
import { after } from './sleep'

/**
 * Does some work with a signal that aborts when the caller's does, and after `ms` with a TimeoutError.
 *
 * Not by AbortSignal.any and AbortSignal.timeout: Node forgets such a timeout as soon as memory is collected, and the
 * request would wait for ever. @see https://github.com/nodejs/node/issues/57736
 */
export async function withinTime<T>(
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  const callOff = after(ms, () => {
    stop.abort(new DOMException(`It took more than ${String(ms)} ms.`, 'TimeoutError'))
  })
  const keepOn = onAbort(signal, () => {
    stop.abort(signal.reason)
  })
  try {
    return await work(stop.signal)
  } finally {
    callOff()
    keepOn()
  }
}
