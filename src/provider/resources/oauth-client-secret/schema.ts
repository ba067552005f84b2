import { mapOf, NUMBER, STRING } from '../../../framework'
import type { ModelOf, Schema } from '../../../framework'
import { CLIENT_SECRETS_MAX_COUNT, ROTATION_MAX_DAYS, RSA_KEY_MIN_BITS } from '../../../rules'
import { SKIP_RULES_ARGUMENT, TENANT_ARGUMENT } from '../../attributes'

export const ROTATION_ATTRIBUTES = {
  every_days: {
    type: NUMBER,
    mode: 'optional',
    description: `How old the secret may become, in days, from 1 to ${String(ROTATION_MAX_DAYS)}. The first apply after that makes a new one. Default: it is only rotated when \`keepers\` change.`,
  },
  overlap_days: {
    type: NUMBER,
    mode: 'required',
    description:
      'How long the old secret stays valid beside the new one, in days, fewer than `every_days`. The first apply after that deletes it; with `0` that is the next one.',
  },
} as const

export const OAUTH_CLIENT_SECRET_SCHEMA = {
  version: 0,
  description: `A secret of an OAuth client that Qlik Cloud generates, with rotation. A client can have ${String(CLIENT_SECRETS_MAX_COUNT)} at a time, so that a new one can be handed out before the old one goes.`,
  attributes: {
    id: { type: STRING, mode: 'computed', description: 'Client id and hint, as `<client_id>/<hint>`.' },
    tenant: TENANT_ARGUMENT,
    client_id: {
      type: STRING,
      mode: 'required',
      requiresReplace: true,
      description: 'The client, which must be a `web` client that allows `client_secret`.',
    },
    rotation: {
      type: { kind: 'nested', nesting: 'single', attributes: ROTATION_ATTRIBUTES },
      mode: 'optional',
      description:
        'When the secret is replaced by a new one, in place, and how long the old one is kept then. Default: the secret stays; should `keepers` change, the old one is kept until the next apply.',
    },
    keepers: {
      type: mapOf(STRING),
      mode: 'optional',
      description:
        'Any texts. When one of them changes, the secret is rotated. Giving them for the first time, or none any more, changes nothing.',
    },
    recipient_public_key: {
      type: STRING,
      mode: 'optional',
      description: `Public key of whoever is to have the secret: PEM (\`-----BEGIN PUBLIC KEY-----\`) or a JWK as JSON text; RSA from ${String(RSA_KEY_MIN_BITS)} bits, or EC on P-256, P-384 or P-521. The secret is then encrypted before it is stored, and its value is nowhere in the state. Another key, the first, or none any more rotates the secret, since nobody here can encrypt its value again; the same key written otherwise does not. Default: the secret is stored as it is.`,
    },
    skip_rules: SKIP_RULES_ARGUMENT,
    secret: {
      type: STRING,
      mode: 'computed',
      sensitive: true,
      description:
        'The secret. Qlik Cloud shows it once: null for an imported one, until it is rotated. Null with a `recipient_public_key`.',
    },
    encrypted_secret: {
      type: STRING,
      mode: 'computed',
      description:
        'With a `recipient_public_key`: the secret, encrypted for it (compact JWE; RSA-OAEP-256 or ECDH-ES, with A256GCM). `qlikcloud decrypt` opens it.',
    },
    hint: {
      type: STRING,
      mode: 'computed',
      description: 'A few characters that tell the secrets of a client apart.',
    },
    created_at: { type: STRING, mode: 'computed', description: 'When the secret was made (RFC 3339).' },
    created_by: { type: STRING, mode: 'computed', description: 'Id of the user who made the secret.' },
    rotates_at: {
      type: STRING,
      mode: 'computed',
      description: 'When the next rotation is due (RFC 3339); null without `every_days`.',
    },
    previous_hint: {
      type: STRING,
      mode: 'computed',
      description: 'Hint of the secret before this one, while it is still valid.',
    },
    previous_created_at: {
      type: STRING,
      mode: 'computed',
      description: 'When the secret before this one was made (RFC 3339).',
    },
    previous_expires_at: {
      type: STRING,
      mode: 'computed',
      description: 'From when on an apply deletes the secret before this one (RFC 3339).',
    },
  },
} as const satisfies Schema

export type OAuthClientSecretModel = ModelOf<typeof OAUTH_CLIENT_SECRET_SCHEMA>
export type RotationModel = OAuthClientSecretModel['rotation']
