import { bool, map, message, repeated, string } from '../protobuf/message'
import { DIAGNOSTIC } from './diagnostic'
import { FUNCTION } from './function'
import { SCHEMA } from './schema'
import { DYNAMIC_VALUE } from './values'

export const SERVER_CAPABILITIES = {
  planDestroy: bool(1),
  getProviderSchemaOptional: bool(2),
  moveResourceState: bool(3),
}

export const CLIENT_CAPABILITIES = { deferralAllowed: bool(1), writeOnlyAttributesAllowed: bool(2) }

const TYPE_METADATA = { typeName: string(1) }
const FUNCTION_METADATA = { name: string(1) }

export const GET_METADATA = {
  request: {},
  response: {
    serverCapabilities: message(1, SERVER_CAPABILITIES),
    diagnostics: repeated(2, DIAGNOSTIC),
    dataSources: repeated(3, TYPE_METADATA),
    resources: repeated(4, TYPE_METADATA),
    functions: repeated(5, FUNCTION_METADATA),
    ephemeralResources: repeated(6, TYPE_METADATA),
  },
}

export const GET_PROVIDER_SCHEMA = {
  request: {},
  response: {
    provider: message(1, SCHEMA),
    resourceSchemas: map(2, SCHEMA),
    dataSourceSchemas: map(3, SCHEMA),
    diagnostics: repeated(4, DIAGNOSTIC),
    serverCapabilities: message(6, SERVER_CAPABILITIES),
    functions: map(7, FUNCTION),
    ephemeralResourceSchemas: map(8, SCHEMA),
  },
}

export const VALIDATE_PROVIDER_CONFIG = {
  request: { config: message(1, DYNAMIC_VALUE) },
  response: { diagnostics: repeated(2, DIAGNOSTIC) },
}

export const CONFIGURE_PROVIDER = {
  request: { terraformVersion: string(1), config: message(2, DYNAMIC_VALUE) },
  response: { diagnostics: repeated(1, DIAGNOSTIC) },
}

export const STOP_PROVIDER = {
  request: {},
  response: { error: string(1) },
}
