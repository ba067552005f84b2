import type { QlikClient, QlikClientOptions } from './qlik-client'

/** The client for one tenant. Nothing is opened or sent before the first call. */
export function createQlikClient(_options: QlikClientOptions): QlikClient {
  throw new Error('The calls are not written yet.')
}
