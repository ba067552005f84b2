import type { Environment } from '../context'
import type { Provider } from '../provider'
import type { ProviderSchemas, ProviderServer } from '../provider-server'
import type { Schema } from '../schema'
import { applyResourceChange } from './apply-resource-change'
import { callFunction } from './call-function'
import { closeEphemeralResource } from './close-ephemeral-resource'
import { configureProvider } from './configure-provider'
import { importResourceState } from './import-resource-state'
import { moveResourceState } from './move-resource-state'
import { openEphemeralResource } from './open-ephemeral-resource'
import { planResourceChange } from './plan-resource-change'
import { readDataSource } from './read-data-source'
import { readResource } from './read-resource'
import { renewEphemeralResource } from './renew-ephemeral-resource'
import type { Session } from './session'
import { upgradeResourceState } from './upgrade-resource-state'
import { validateDataResourceConfig } from './validate-data-resource-config'
import { validateEphemeralResourceConfig } from './validate-ephemeral-resource-config'
import { validateProviderConfig } from './validate-provider-config'
import { validateResourceConfig } from './validate-resource-config'

export interface ServerOptions {
  /** One sentence, shown at the end of each bug's diagnostic: "Please report it at …". */
  readonly bugReport: string
}

/** What the wire side calls. Cheap to make: Terraform starts a provider up to four times a command. */
export function createProviderServer<Configured>(
  provider: Provider<Configured>,
  environment: Environment,
  { bugReport }: ServerOptions,
): ProviderServer {
  const stopped = new AbortController()
  const session: Session<Configured> = {
    provider,
    environment,
    bugReport,
    signal: stopped.signal,
    configured: undefined,
    providerBlock: undefined,
  }
  return {
    schemas: schemasOf(provider),
    validateProviderConfig: (config) => validateProviderConfig(session, config),
    configureProvider: (request) => configureProvider(session, request),
    validateResourceConfig: (request) => validateResourceConfig(session, request),
    upgradeResourceState: (request) => upgradeResourceState(session, request),
    readResource: (request) => readResource(session, request),
    planResourceChange: (request) => planResourceChange(session, request),
    applyResourceChange: (request) => applyResourceChange(session, request),
    importResourceState: (request) => importResourceState(session, request),
    moveResourceState: (request) => moveResourceState(session, request),
    validateDataResourceConfig: (request) => validateDataResourceConfig(session, request),
    readDataSource: (request) => readDataSource(session, request),
    validateEphemeralResourceConfig: (request) => validateEphemeralResourceConfig(session, request),
    openEphemeralResource: (request) => openEphemeralResource(session, request),
    renewEphemeralResource: (request) => renewEphemeralResource(session, request),
    closeEphemeralResource: (request) => closeEphemeralResource(session, request),
    callFunction: (request) => callFunction(session, request),
    stop: () => {
      stopped.abort()
    },
    close: () => {
      stopped.abort()
      return close(session)
    },
  }
}

function schemasOf(provider: Provider<unknown>): ProviderSchemas {
  return {
    provider: provider.schema,
    resources: schemasIn(provider.resources),
    dataSources: schemasIn(provider.dataSources),
    ephemeralResources: schemasIn(provider.ephemeralResources),
    functions: provider.functions,
  }
}

function schemasIn(things: ReadonlyMap<string, { readonly schema: Schema }>): ReadonlyMap<string, Schema> {
  return new Map([...things].map(([name, { schema }]) => [name, schema]))
}

/** The process ends next, so a failure to release is logged and not raised. */
async function close<Configured>({ provider, configured, environment }: Session<Configured>): Promise<void> {
  if (configured === undefined) return
  try {
    await provider.close?.(configured)
  } catch {
    environment.log('warn', 'the provider could not be closed')
  }
}
