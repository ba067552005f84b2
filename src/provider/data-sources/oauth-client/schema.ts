import { STRING } from '../../../framework'
import type { Schema } from '../../../framework'
import { TENANT_TO_READ } from '../../attributes'
import { FOUND_ATTRIBUTES } from '../read-attributes'

export const OAUTH_CLIENT_DATA_SCHEMA = {
  version: 0,
  description: 'An OAuth client that exists already, looked up by its id or by its exact name.',
  attributes: {
    tenant: TENANT_TO_READ,
    client_id: {
      type: STRING,
      mode: 'optional+computed',
      description: 'Id of the client to look up. Give this or `client_name`.',
    },
    client_name: {
      type: STRING,
      mode: 'optional+computed',
      description: 'Exact name of the client to look up; none or several of that name is an error.',
    },
    ...FOUND_ATTRIBUTES,
  },
} as const satisfies Schema
