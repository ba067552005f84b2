import { setOf, STRING } from '../../../framework'
import type { Schema } from '../../../framework'
import { TENANT_TO_READ } from '../../attributes'

export const OAUTH_CONFIGURATION_DATA_SCHEMA = {
  version: 0,
  description:
    'What an application has to know of a tenant\'s authorization server (RFC 8414), as the console shows under "View OAuth configuration".',
  attributes: {
    tenant: TENANT_TO_READ,
    issuer: { type: STRING, mode: 'computed', description: 'Issuer of the tokens.' },
    authorization_endpoint: {
      type: STRING,
      mode: 'computed',
      description: 'Where the authorization code flow begins.',
    },
    token_endpoint: { type: STRING, mode: 'computed', description: 'Where tokens are issued.' },
    revocation_endpoint: {
      type: STRING,
      mode: 'computed',
      description: 'Where tokens are revoked (RFC 7009).',
    },
    jwks_uri: { type: STRING, mode: 'computed', description: 'Keys that tokens are signed with (RFC 7517).' },
    grant_types_supported: {
      type: setOf(STRING),
      mode: 'computed',
      description: 'Grants that the server knows.',
    },
    response_types_supported: {
      type: setOf(STRING),
      mode: 'computed',
      description: 'Response types that the server knows.',
    },
    json: {
      type: STRING,
      mode: 'computed',
      description: 'All of it as JSON text, to hand to an application.',
    },
  },
} as const satisfies Schema
