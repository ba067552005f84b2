import { NUMBER, setOf, STRING } from '../../framework'
import type { ModelOf, Schema } from '../../framework'
import { DEFAULT_MAX_WAIT_SECONDS, DEFAULT_QUOTA_SHARE, DEFAULT_REQUEST_TIMEOUT_SECONDS } from './limits'

/** How to log in; the same attributes for the provider as a whole and for one of its tenants. */
const CREDENTIALS = {
  client_id: {
    type: STRING,
    mode: 'optional',
    description:
      'Id of the OAuth client to log in with: a web client with the grant `client_credentials`, the scope `admin_classic` and trusted consent.',
  },
  client_secret: {
    type: STRING,
    mode: 'optional',
    sensitive: true,
    description: 'Secret of that client. Better kept in the environment than in the configuration.',
  },
  private_key: {
    type: STRING,
    mode: 'optional',
    sensitive: true,
    description:
      'Private key (PEM or JWK) for `private_key_jwt`, instead of `client_secret`: RSA from 2048 bits, or EC on P-384. Needs `key_id`.',
  },
  key_id: {
    type: STRING,
    mode: 'optional',
    description: 'The `kid` of the public key that is registered with the client.',
  },
  api_key: {
    type: STRING,
    mode: 'optional',
    sensitive: true,
    description: 'API key of a tenant admin, instead of a client.',
  },
} as const

export const PROVIDER_SCHEMA = {
  version: 0,
  description:
    'Manages the OAuth clients of Qlik Cloud tenants. What says where and as whom may come from the environment instead: `QLIKCLOUD_TENANT_URL`, `QLIKCLOUD_CLIENT_ID`, `QLIKCLOUD_CLIENT_SECRET`, `QLIKCLOUD_PRIVATE_KEY`, `QLIKCLOUD_KEY_ID`, `QLIKCLOUD_API_KEY`, `QLIKCLOUD_TENANTS_FILE`, `QLIKCLOUD_EXCLUDED_TENANTS`.',
  attributes: {
    tenant_url: {
      type: STRING,
      mode: 'optional',
      description:
        'The tenant, as in `https://acme.eu.qlikcloud.com`: for all resources that do not name another with `tenant`.',
    },
    ...CREDENTIALS,
    tenants: {
      type: {
        kind: 'nested',
        nesting: 'map',
        attributes: {
          url: { type: STRING, mode: 'required', description: 'URL of the tenant, as in `tenant_url`.' },
          ...CREDENTIALS,
        },
      },
      mode: 'optional',
      description:
        'Further tenants by a name of your own, which resources refer to with `tenant`. Without credentials of its own, a tenant uses those of the provider.',
    },
    tenants_file: {
      type: STRING,
      mode: 'optional',
      description:
        'Path of a JSON file with further tenants, of the same shape as `tenants`: `{"acme": {"url": "https://acme.eu.qlikcloud.com"}}`. Both count; a name must not be in both. The path begins in the folder in which Terraform works.',
    },
    allowed_tenants: {
      type: setOf(STRING),
      mode: 'optional',
      description:
        'A guard: names or host names of tenants, `*` standing for any characters. A resource in any other tenant is refused at plan.',
    },
    skip_rules: {
      type: setOf(STRING),
      mode: 'optional',
      description:
        'Ids of compatibility rules to overrule for all clients, secrets and publications of this provider, besides the `skip_rules` of each. Each one that would have failed is shown as a warning.',
    },
    excluded_tenants: {
      type: setOf(STRING),
      mode: 'optional',
      description:
        'Tenants to leave out for now, for instance because one is down: names or host names, `*` standing for any characters; those in `QLIKCLOUD_EXCLUDED_TENANTS` (with commas in between) are left out as well. Nothing is sent to them. What they have is taken to be as in the state and is not changed; to make or destroy something in them fails at apply, and so does to read data from them.',
    },
    request_timeout_seconds: {
      type: NUMBER,
      mode: 'optional',
      description: `How long a single request may take, in seconds. Default: ${String(DEFAULT_REQUEST_TIMEOUT_SECONDS)}.`,
    },
    max_wait_seconds: {
      type: NUMBER,
      mode: 'optional',
      description: `How long one call may wait in all for its turn, and for rate limits and faults to pass, in seconds. Default: ${String(DEFAULT_MAX_WAIT_SECONDS)}.`,
    },
    quota_share: {
      type: NUMBER,
      mode: 'optional',
      description: `How much of the calls that Qlik Cloud allows a minute (1000 reads, 100 writes, for each user and tenant) may be used, above 0 up to 1: less leaves room for others who log in as the same client. Default: ${String(DEFAULT_QUOTA_SHARE)}.`,
    },
  },
} as const satisfies Schema

export type ProviderModel = ModelOf<typeof PROVIDER_SCHEMA>

export type CredentialName = keyof typeof CREDENTIALS
export const CREDENTIAL_NAMES: readonly CredentialName[] = [
  'client_id',
  'client_secret',
  'private_key',
  'key_id',
  'api_key',
]
