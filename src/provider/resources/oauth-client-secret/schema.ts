import { STRING } from '../../../framework'
import type { ModelOf, Schema } from '../../../framework'
import { CLIENT_SECRETS_MAX_COUNT } from '../../../rules'
import { TENANT_ARGUMENT } from '../../attributes'

export const OAUTH_CLIENT_SECRET_SCHEMA = {
  version: 0,
  description: `A secret of an OAuth client that Qlik Cloud generates. A client can have ${String(CLIENT_SECRETS_MAX_COUNT)} at a time, so that a new one can be handed out before the old one goes.`,
  attributes: {
    id: { type: STRING, mode: 'computed', description: 'Client id and hint, as `<client_id>/<hint>`.' },
    tenant: TENANT_ARGUMENT,
    client_id: {
      type: STRING,
      mode: 'required',
      requiresReplace: true,
      description: 'The client, which must be a `web` client that allows `client_secret`.',
    },
    secret: {
      type: STRING,
      mode: 'computed',
      sensitive: true,
      description: 'The secret. Qlik Cloud shows it once: null for an imported one.',
    },
    hint: {
      type: STRING,
      mode: 'computed',
      description: 'A few characters that tell the secrets of a client apart.',
    },
    created_at: { type: STRING, mode: 'computed', description: 'When the secret was made (RFC 3339).' },
    created_by: { type: STRING, mode: 'computed', description: 'Id of the user who made the secret.' },
  },
} as const satisfies Schema

export type OAuthClientSecretModel = ModelOf<typeof OAUTH_CLIENT_SECRET_SCHEMA>
