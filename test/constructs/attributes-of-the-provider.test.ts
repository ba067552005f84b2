import { attributeNames } from '../../src/constructs/attributes'
import {
  CLIENT_SECRET_ARGUMENTS,
  CLIENT_SECRET_COMPUTED,
} from '../../src/constructs/client-secret/client-secret'
import {
  DATA_OAUTH_CLIENT_ARGUMENTS,
  DATA_OAUTH_CLIENT_COMPUTED,
} from '../../src/constructs/data-sources/data-oauth-client'
import {
  DATA_OAUTH_CLIENTS_ARGUMENTS,
  DATA_OAUTH_CLIENTS_COMPUTED,
} from '../../src/constructs/data-sources/data-oauth-clients'
import {
  DATA_OAUTH_CONFIGURATION_ARGUMENTS,
  DATA_OAUTH_CONFIGURATION_COMPUTED,
} from '../../src/constructs/data-sources/data-oauth-configuration'
import {
  DATA_OAUTH_SCOPES_ARGUMENTS,
  DATA_OAUTH_SCOPES_COMPUTED,
} from '../../src/constructs/data-sources/data-oauth-scopes'
import { FOUND_OAUTH_CLIENT_COMPUTED } from '../../src/constructs/data-sources/found-oauth-clients'
import { FOUND_OAUTH_SCOPE_COMPUTED } from '../../src/constructs/data-sources/found-oauth-scopes'
import { OAUTH_CLIENT_ARGUMENTS, OAUTH_CLIENT_COMPUTED } from '../../src/constructs/oauth-client/oauth-client'
import { PROVIDER_ATTRIBUTES } from '../../src/constructs/provider/qlik-cloud-provider'
import {
  PUBLICATION_ARGUMENTS,
  PUBLICATION_COMPUTED,
} from '../../src/constructs/published-client/published-client'
import type { Schema } from '../../src/framework'
import { OAUTH_CLIENT_DATA_SCHEMA } from '../../src/provider/data-sources/oauth-client/schema'
import { OAUTH_CLIENTS_DATA_SCHEMA } from '../../src/provider/data-sources/oauth-clients/schema'
import { OAUTH_CONFIGURATION_DATA_SCHEMA } from '../../src/provider/data-sources/oauth-configuration/schema'
import { OAUTH_SCOPES_DATA_SCHEMA } from '../../src/provider/data-sources/oauth-scopes/schema'
import { PROVIDER_SCHEMA } from '../../src/provider/provider-block/schema'
import { OAUTH_CLIENT_PUBLICATION_SCHEMA } from '../../src/provider/resources/oauth-client-publication/schema'
import { OAUTH_CLIENT_SECRET_SCHEMA } from '../../src/provider/resources/oauth-client-secret/schema'
import { OAUTH_CLIENT_SCHEMA } from '../../src/provider/resources/oauth-client/schema'

const SETTABLE = ['required', 'optional', 'optional+computed']

test.each<[string, Schema['attributes'], object, readonly string[]]>([
  ['QlikCloudProvider', PROVIDER_SCHEMA.attributes, PROVIDER_ATTRIBUTES, []],
  ['OAuthClient', OAUTH_CLIENT_SCHEMA.attributes, OAUTH_CLIENT_ARGUMENTS, OAUTH_CLIENT_COMPUTED],
  ['ClientSecret', OAUTH_CLIENT_SECRET_SCHEMA.attributes, CLIENT_SECRET_ARGUMENTS, CLIENT_SECRET_COMPUTED],
  [
    'PublishedClient',
    OAUTH_CLIENT_PUBLICATION_SCHEMA.attributes,
    PUBLICATION_ARGUMENTS,
    PUBLICATION_COMPUTED,
  ],
  [
    'DataOAuthClient',
    OAUTH_CLIENT_DATA_SCHEMA.attributes,
    DATA_OAUTH_CLIENT_ARGUMENTS,
    DATA_OAUTH_CLIENT_COMPUTED,
  ],
  [
    'DataOAuthClients',
    OAUTH_CLIENTS_DATA_SCHEMA.attributes,
    DATA_OAUTH_CLIENTS_ARGUMENTS,
    DATA_OAUTH_CLIENTS_COMPUTED,
  ],
  [
    'FoundOAuthClient',
    OAUTH_CLIENTS_DATA_SCHEMA.attributes.clients.type.attributes,
    {},
    FOUND_OAUTH_CLIENT_COMPUTED,
  ],
  [
    'DataOAuthConfiguration',
    OAUTH_CONFIGURATION_DATA_SCHEMA.attributes,
    DATA_OAUTH_CONFIGURATION_ARGUMENTS,
    DATA_OAUTH_CONFIGURATION_COMPUTED,
  ],
  [
    'DataOAuthScopes',
    OAUTH_SCOPES_DATA_SCHEMA.attributes,
    DATA_OAUTH_SCOPES_ARGUMENTS,
    DATA_OAUTH_SCOPES_COMPUTED,
  ],
  [
    'FoundOAuthScope',
    OAUTH_SCOPES_DATA_SCHEMA.attributes.scopes.type.attributes,
    {},
    FOUND_OAUTH_SCOPE_COMPUTED,
  ],
])('%s has the attributes of its schema', (_, schema, given, computed) => {
  const names = (settable: boolean) =>
    Object.entries(schema)
      .filter(([, { mode }]) => SETTABLE.includes(mode) === settable)
      .map(([name]) => name)
      .sort()

  expect(attributeNames(Object.keys(given))).toEqual(names(true))
  expect(attributeNames(computed)).toEqual(names(false))
})
