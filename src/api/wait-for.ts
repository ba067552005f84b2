import { ApiError } from './api-error'
import type { Request } from './api-error'
import { onAbort } from './on-abort'

export const abortedError = (request: Request): ApiError =>
  new ApiError('QLIK_ABORTED', request, { message: 'stopped by the caller', fault: 'aborted' })

/** The promise's result, or QLIK_ABORTED as soon as the signal aborts. The work behind the promise goes on. */
export async function waitFor<T>(promise: Promise<T>, signal: AbortSignal, request: Request): Promise<T> {
  // Nobody may be listening any more when it fails.
  promise.catch(() => undefined)
  if (signal.aborted) throw abortedError(request)
  return new Promise((resolve, reject) => {
    const keepOn = onAbort(signal, () => reject(abortedError(request)))
    promise.then(resolve, reject).finally(keepOn)
  })
}
