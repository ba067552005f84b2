import { BOOL, setOf, STRING } from '../../../framework'
import type { ModelOf, Schema } from '../../../framework'
import { TENANT_TO_READ } from '../../attributes'

export const ACCESS_TOKEN_SCHEMA = {
  version: 0,
  description:
    'An access token of a machine-to-machine client, by client_credentials, for the configuration of another provider or for a write-only attribute. It is never in plan or state (Terraform 1.10 and newer): a new one is issued for each command, and revoked when that ends. Opening it changes nothing in the tenant.',
  attributes: {
    tenant: TENANT_TO_READ,
    client_id: {
      type: STRING,
      mode: 'optional',
      description:
        'Id of the OAuth client that the token is for: a `web` client with the grant `client_credentials` and trusted consent. Default: the client that the provider is logged in with.',
    },
    client_secret: {
      type: STRING,
      mode: 'optional',
      sensitive: true,
      description: 'Secret of that client. May be ephemeral.',
    },
    private_key: {
      type: STRING,
      mode: 'optional',
      sensitive: true,
      description:
        'Private key (PEM or JWK) of that client for `private_key_jwt`, instead of `client_secret`. Needs `key_id`. May be ephemeral.',
    },
    key_id: {
      type: STRING,
      mode: 'optional',
      description: 'The `kid` of the public key that is registered with the client.',
    },
    scopes: {
      type: setOf(STRING),
      mode: 'optional',
      description:
        'Scopes of the token. Default: all that the client is allowed, save `offline_access`. Fewer are better: whatever gets the token can do no more than these.',
    },
    revoke_on_close: {
      type: BOOL,
      mode: 'optional',
      description:
        'Whether the token is revoked as soon as the command ends. `false` is for a token that is handed to something that lives on; it then ends at `expires_at`. Default: `true`.',
    },
    access_token: { type: STRING, mode: 'computed', sensitive: true, description: 'The token.' },
    token_type: { type: STRING, mode: 'computed', description: 'How it is sent: `bearer`.' },
    expires_at: {
      type: STRING,
      mode: 'computed',
      description:
        'When it ends (RFC 3339). Terraform cannot take a new one in the middle of a command, and is warned a minute before.',
    },
  },
} as const satisfies Schema

export type AccessTokenModel = ModelOf<typeof ACCESS_TOKEN_SCHEMA>
