import { STRING } from '../../../framework'
import type { Schema } from '../../../framework'
import { TENANT_TO_READ } from '../../attributes'
import { CLIENT_ATTRIBUTES } from '../read-attributes'

export const OAUTH_CLIENTS_DATA_SCHEMA = {
  version: 0,
  description: 'All OAuth clients of a tenant, or those that a filter lets through, ordered by client id.',
  attributes: {
    tenant: TENANT_TO_READ,
    filter: {
      type: {
        kind: 'nested',
        nesting: 'single',
        attributes: {
          app_type: { type: STRING, mode: 'optional', description: 'Only clients of this type.' },
          client_name: { type: STRING, mode: 'optional', description: 'Only clients of exactly this name.' },
          created_by_type: {
            type: STRING,
            mode: 'optional',
            description: 'Only clients created by a `user`, a `service`, or `dcr`.',
          },
        },
      },
      mode: 'optional',
      description: 'Conditions that a client has to meet, all of them.',
    },
    clients: {
      type: { kind: 'nested', nesting: 'list', attributes: CLIENT_ATTRIBUTES },
      mode: 'computed',
      description: 'The clients.',
    },
  },
} as const satisfies Schema
