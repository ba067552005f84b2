import { NUMBER, type ProviderServer, type Schema, STRING } from '../../../../src/framework'
import type { RpcHost } from '../../../../src/plugin/call/rpc'

export const THING: Schema = {
  version: 1,
  description: 'A thing.',
  attributes: {
    id: { type: STRING, mode: 'computed', description: 'Its id.' },
    size: { type: NUMBER, mode: 'optional', description: 'Its size.' },
  },
}

function never(): never {
  throw new Error('this call was not expected')
}

/** A server on which only the given calls work. */
export function hostOf(calls: Partial<ProviderServer> = {}): RpcHost {
  const server: ProviderServer = {
    schemas: {
      provider: { version: 0, description: 'A provider.', attributes: {} },
      resources: new Map([['thing', THING]]),
      dataSources: new Map([['thing', THING]]),
      ephemeralResources: new Map([['thing', THING]]),
      functions: new Map([
        [
          'same',
          {
            summary: 'Same',
            description: 'Same.',
            parameters: [{ name: 'value', type: NUMBER, description: 'A number.' }],
            returns: NUMBER,
            call: never,
          },
        ],
      ]),
    },
    validateProviderConfig: never,
    configureProvider: never,
    validateResourceConfig: never,
    upgradeResourceState: never,
    readResource: never,
    planResourceChange: never,
    applyResourceChange: never,
    importResourceState: never,
    moveResourceState: never,
    validateDataResourceConfig: never,
    readDataSource: never,
    validateEphemeralResourceConfig: never,
    openEphemeralResource: never,
    renewEphemeralResource: never,
    closeEphemeralResource: never,
    callFunction: never,
    stop: never,
    close: never,
    ...calls,
  }
  return { server: async () => server, bugReport: 'Please report it.' }
}
