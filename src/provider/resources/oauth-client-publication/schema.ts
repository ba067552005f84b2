import { STRING } from '../../../framework'
import type { ModelOf, Schema } from '../../../framework'
import { SKIP_RULES_ARGUMENT, TENANT_ARGUMENT } from '../../attributes'

export const OAUTH_CLIENT_PUBLICATION_SCHEMA = {
  version: 0,
  description:
    'Publishes an OAuth client to all tenants of its region. There is no way back: destroying this resource only forgets it, and the client stays published until it is deleted.',
  attributes: {
    id: { type: STRING, mode: 'computed', description: 'The same as `client_id`.' },
    tenant: TENANT_ARGUMENT,
    client_id: {
      type: STRING,
      mode: 'required',
      requiresReplace: true,
      description: 'The client to publish. Its consent method must be `required`.',
    },
    skip_rules: SKIP_RULES_ARGUMENT,
    published_at: {
      type: STRING,
      mode: 'computed',
      description: 'When the client was published (RFC 3339).',
    },
  },
} as const satisfies Schema

export type OAuthClientPublicationModel = ModelOf<typeof OAUTH_CLIENT_PUBLICATION_SCHEMA>
