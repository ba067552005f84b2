import { ApiError } from './api-error'
import type { Request } from './api-error'

export const abortedError = (request: Request): ApiError =>
  new ApiError('QLIK_ABORTED', request, { message: 'stopped by the caller', fault: 'aborted' })

/** The promise's result, or QLIK_ABORTED as soon as the signal aborts. The work behind the promise goes on. */
export async function waitFor<T>(promise: Promise<T>, signal: AbortSignal, request: Request): Promise<T> {
  // Nobody may be listening any more when it fails.
  promise.catch(() => undefined)
  if (signal.aborted) throw abortedError(request)
  let stop: () => void = () => undefined
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(abortedError(request))
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([promise, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
