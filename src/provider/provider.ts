import { createQlikClient, createSockets } from '../api'
import type { QlikClient, QlikClientOptions } from '../api'
import { anyResource, NO_DIAGNOSTICS } from '../framework'
import type {
  DataSource,
  Environment,
  EphemeralResource,
  Provider,
  ProviderFunction,
  Resource,
} from '../framework'
import { oauthClientData } from './data-sources/oauth-client/data-source'
import { oauthClientsData } from './data-sources/oauth-clients/data-source'
import { oauthConfigurationData } from './data-sources/oauth-configuration/data-source'
import { oauthScopesData } from './data-sources/oauth-scopes/data-source'
import { accessToken } from './ephemeral/access-token/ephemeral-resource'
import { oauthClientViolations } from './functions/oauth-client-violations/function'
import { scopesForFunction } from './functions/scopes-for'
import type { Variables } from './provider-block/environment'
import { PROVIDER_SCHEMA } from './provider-block/schema'
import { resolveSettings, validateProviderBlock } from './provider-block/settings'
import type { Settings } from './provider-block/settings'
import type { ReadTextFile } from './provider-block/tenants-file'
import { oauthClientPublication } from './resources/oauth-client-publication/resource'
import { oauthClientSecret } from './resources/oauth-client-secret/resource'
import { oauthClient } from './resources/oauth-client/resource'
import { sparingExcluded } from './sparing-excluded'
import { createTenants, unknownTenants } from './tenants'
import type { Tenants } from './tenants'

const RESOURCES = new Map<string, Resource<Tenants>>([
  ['qlikcloud_oauth_client', sparingExcluded(anyResource(oauthClient))],
  ['qlikcloud_oauth_client_secret', sparingExcluded(anyResource(oauthClientSecret))],
  ['qlikcloud_oauth_client_publication', sparingExcluded(anyResource(oauthClientPublication))],
])

const DATA_SOURCES = new Map<string, DataSource<Tenants>>([
  ['qlikcloud_oauth_client', oauthClientData],
  ['qlikcloud_oauth_clients', oauthClientsData],
  ['qlikcloud_oauth_configuration', oauthConfigurationData],
  ['qlikcloud_oauth_scopes', oauthScopesData],
])

const FUNCTIONS = new Map<string, ProviderFunction>([
  ['oauth_client_violations', oauthClientViolations],
  ['scopes_for', scopesForFunction],
])

const EPHEMERAL_RESOURCES = new Map<string, EphemeralResource<Tenants>>([
  ['qlikcloud_access_token', accessToken],
])

export type Connect = (options: QlikClientOptions) => QlikClient

/** What the provider gets from the machine it runs on. */
export interface Machine {
  /** The environment, for what the configuration leaves out. */
  readonly variables: Variables
  readonly readTextFile: ReadTextFile
}

/** The provider `qlikcloud`. */
export function qlikCloudProvider(
  { variables, readTextFile }: Machine,
  userAgent: string,
  connect: Connect = createQlikClient,
): Provider<Tenants, typeof PROVIDER_SCHEMA> {
  return {
    schema: PROVIDER_SCHEMA,
    resources: RESOURCES,
    dataSources: DATA_SOURCES,
    ephemeralResources: EPHEMERAL_RESOURCES,
    functions: FUNCTIONS,

    validate: validateProviderBlock,

    async configure(config, { environment }) {
      const outcome = await resolveSettings(config, variables, readTextFile)
      switch (outcome.kind) {
        case 'refused':
          return { configured: undefined, diagnostics: outcome.diagnostics }
        case 'unknown':
          return { configured: unknownTenants(outcome.attribute), diagnostics: NO_DIAGNOSTICS }
        case 'ready':
          return {
            configured: connectedTenants(outcome.settings, environment, userAgent, connect),
            diagnostics: outcome.diagnostics,
          }
      }
    },

    close: (tenants) => tenants.close(),
  }
}

function connectedTenants(
  settings: Settings,
  { log, random }: Environment,
  userAgent: string,
  connect: Connect,
): Tenants {
  const sockets = createSockets()
  return createTenants(settings, ({ origin, credentials }) =>
    connect({
      origin,
      credentials,
      requestTimeoutMs: settings.requestTimeoutMs,
      maxWaitMs: settings.maxWaitMs,
      quotaShare: settings.quotaShare,
      sockets,
      random,
      userAgent,
      log: ({ level, message, fields }) => log(level, message, fields),
    }),
  )
}
