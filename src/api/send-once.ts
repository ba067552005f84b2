import { ApiError } from './api-error'

/** How long an effect may take to show. */
export const LOOK_AGAIN_MS = 2_000

/** What a look for the effect of a request has shown. */
export type Sight<T> =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'found'; readonly value: T }
  /** There is an effect, and it cannot be returned as a result. */
  | { readonly kind: 'settled'; readonly error: ApiError }

/** A request that must not be sent twice by accident, and the means to find out what became of it. */
export interface OneTimeSteps<T> {
  send(): Promise<T>
  /** Looks for the effect of a request whose answer was lost. */
  look(lost: ApiError): Promise<Sight<T>>
  /** Waits before the second look, LOOK_AGAIN_MS. */
  pause(): Promise<void>
  /** The error that says: it may or may not have happened. */
  undecided(lost: ApiError): ApiError
}

/**
 * Sends; when the answer is lost, looks for the effect, twice, and sends once more only where none was found and none
 * can be expected any more. After a timeout one can: the request may still be under way.
 */
export async function sendOnce<T>(steps: OneTimeSteps<T>): Promise<T> {
  const first = await attempt(steps)
  if (first.kind === 'found') return first.value
  const second = await attempt(steps)
  if (second.kind === 'found') return second.value
  throw second.lost.restated({ note: 'its effect was looked for and is not there, so nothing was done' })
}

type Outcome<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'without effect'; readonly lost: ApiError }

async function attempt<T>(steps: OneTimeSteps<T>): Promise<Outcome<T>> {
  let lost: ApiError
  try {
    return { kind: 'found', value: await steps.send() }
  } catch (error) {
    if (!(error instanceof ApiError) || !error.unclear) throw error
    lost = error
  }
  const sight = await lookTwice(steps, lost)
  if (sight.kind === 'found') return sight
  if (sight.kind === 'settled') throw sight.error
  if (lost.fault !== 'broken' && lost.fault !== 'unavailable') throw steps.undecided(lost)
  return { kind: 'without effect', lost }
}

async function lookTwice<T>(steps: OneTimeSteps<T>, lost: ApiError): Promise<Sight<T>> {
  try {
    const sight = await steps.look(lost)
    if (sight.kind !== 'nothing') return sight
    await steps.pause()
    return await steps.look(lost)
  } catch (error) {
    // Being unable to look, or being stopped, decides nothing; any other error is a mistake of ours.
    if (!(error instanceof ApiError)) throw error
    throw steps.undecided(lost)
  }
}
