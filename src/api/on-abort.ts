import { setMaxListeners } from 'node:events'

/** Runs something when the signal aborts; returns how to take that back. The signal must not have aborted yet. */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  // Terraform stops all calls by one signal, so more than ten listeners are no sign of a leak.
  setMaxListeners(0, signal)
  signal.addEventListener('abort', run, { once: true })
  return () => signal.removeEventListener('abort', run)
}
