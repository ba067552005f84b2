import type { Environment, ProviderServer } from '../framework'

/** A provider that is made when it is first asked for. */
export interface ProviderHandle {
  readonly get: () => Promise<ProviderServer>
  /** Releases what was made, if anything was. */
  readonly close: () => Promise<void>
}

export type CreateServer = (environment: Environment) => ProviderServer | Promise<ProviderServer>

export function providerHandle(createServer: CreateServer, environment: Environment): ProviderHandle {
  let made: Promise<ProviderServer> | undefined
  // A failure is remembered as well: every call then reports it.
  const make = async () => createServer(environment)
  return {
    get: () => (made ??= make()),
    async close() {
      const server = await made?.catch(() => undefined)
      await server?.close()
    },
  }
}
