import * as z from 'zod/mini'

import type { ConnectionConfig, OAuthConfiguration } from '../oauth-client'
import { read, requiredText, set, text, texts } from './read'
import type { Fit } from './read'

const connectionConfig = z.looseObject({
  consentMethod: requiredText(),
  status: text(),
  deletedByOwner: z.nullish(z.boolean()),
})

export const readConnectionConfig = (body: unknown): Fit<ConnectionConfig> =>
  read(connectionConfig, body, (wire) => ({
    consentMethod: wire.consentMethod,
    status: set(wire.status),
    deletedByOwner: wire.deletedByOwner ?? undefined,
  }))

const clientSecret = z.looseObject({
  clientSecret: requiredText(),
  hint: requiredText(),
  createdAt: text(),
  createdBy: text(),
})

/** The answer to POST client-secrets. */
export const readClientSecret = (
  body: unknown,
): Fit<{
  clientSecret: string
  hint: string
  createdAt: string | undefined
  createdBy: string | undefined
}> =>
  read(clientSecret, body, (wire) => ({
    clientSecret: wire.clientSecret,
    hint: wire.hint,
    createdAt: set(wire.createdAt),
    createdBy: set(wire.createdBy),
  }))

const patched = z.looseObject({ clientSecret: text() })

/** The answer to a patch that made the API generate a secret (202). */
export const readPatched = (body: unknown): Fit<string | undefined> =>
  read(patched, body, (wire) => set(wire.clientSecret))

const published = z.looseObject({ publishedAt: requiredText() })

export const readPublished = (body: unknown): Fit<string> => read(published, body, (wire) => wire.publishedAt)

const configuration = z.looseObject({
  issuer: requiredText(),
  authorization_endpoint: requiredText(),
  token_endpoint: requiredText(),
  revocation_endpoint: text(),
  jwks_uri: text(),
  grant_types_supported: texts(),
  response_types_supported: texts(),
})

/** RFC 8414, section 2. */
export const readOAuthConfiguration = (body: unknown): Fit<OAuthConfiguration> =>
  read(configuration, body, (wire) => ({
    issuer: wire.issuer,
    authorizationEndpoint: wire.authorization_endpoint,
    tokenEndpoint: wire.token_endpoint,
    revocationEndpoint: set(wire.revocation_endpoint),
    jwksUri: set(wire.jwks_uri),
    grantTypesSupported: wire.grant_types_supported ?? [],
    responseTypesSupported: wire.response_types_supported ?? [],
  }))
