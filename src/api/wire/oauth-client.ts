import * as z from 'zod/mini'

import type { Jwk, OAuthClient } from '../oauth-client'
import { read, requiredText, set, text, texts } from './read'
import type { Fit } from './read'

/**
 * What is read of a client: the union of the answers to create, read and list. Loose in every way that does not lead
 * to a wrong decision: one odd client (registered dynamically, or published by another tenant) must not make the
 * whole list unreadable.
 *
 * @see https://qlik.dev/apis/rest/oauth-clients
 */
const jwk = z.looseObject({
  kty: z.string(),
  use: text(),
  alg: text(),
  kid: text(),
  n: text(),
  e: text(),
  crv: text(),
  x: text(),
  y: text(),
})

const clientSecretHint = z.looseObject({ hint: requiredText(), createdAt: text(), createdBy: text() })

const connectionConfig = z.looseObject({
  consentMethod: text(),
  status: text(),
  deletedByOwner: z.nullish(z.boolean()),
})

const oauthClient = z.looseObject({
  clientId: requiredText(),
  appType: text(),
  clientName: text(),
  description: text(),
  clientUri: text(),
  logoUri: text(),
  redirectUris: texts(),
  allowedOrigins: texts(),
  allowedScopes: texts(),
  allowedGrantTypes: texts(),
  allowedAuthMethods: texts(),
  publicKeys: z.nullish(z.array(jwk)),
  connectionConfig: z.nullish(connectionConfig),
  clientSecrets: z.nullish(z.array(clientSecretHint)),
  publishedAt: text(),
  createdAt: text(),
  updatedAt: text(),
  deletedAt: text(),
  createdByType: text(),
  disableTag: text(),
  tenantId: text(),
})

const page = z.looseObject({
  data: z.array(oauthClient),
  links: z.nullish(z.looseObject({ next: z.nullish(z.looseObject({ href: text() })) })),
})

const created = z.extend(oauthClient, { clientSecret: text() })

type WireClient = z.infer<typeof oauthClient>

/** A client, or `undefined` for one that is deleted and still shown. */
export const readOAuthClient = (body: unknown): Fit<OAuthClient | undefined> =>
  read(oauthClient, body, (wire) => (set(wire.deletedAt) === undefined ? flatten(wire) : undefined))

export interface Page {
  readonly clients: readonly OAuthClient[]
  readonly next: string | undefined
}

export const readPage = (body: unknown): Fit<Page> =>
  read(page, body, (wire) => ({
    clients: wire.data.filter((item) => set(item.deletedAt) === undefined).map(flatten),
    next: set(wire.links?.next?.href),
  }))

export const readCreated = (
  body: unknown,
): Fit<{ readonly client: OAuthClient; readonly clientSecret: string | undefined }> =>
  read(created, body, (wire) => ({ client: flatten(wire), clientSecret: set(wire.clientSecret) }))

function flatten(wire: WireClient): OAuthClient {
  return {
    clientId: wire.clientId,
    appType: wire.appType ?? '',
    clientName: wire.clientName ?? '',
    description: set(wire.description),
    clientUri: set(wire.clientUri),
    logoUri: set(wire.logoUri),
    redirectUris: wire.redirectUris ?? [],
    allowedOrigins: wire.allowedOrigins ?? [],
    allowedScopes: wire.allowedScopes ?? [],
    allowedGrantTypes: wire.allowedGrantTypes ?? [],
    allowedAuthMethods: wire.allowedAuthMethods ?? [],
    publicKeys: (wire.publicKeys ?? []).map(flattenJwk),
    consentMethod: set(wire.connectionConfig?.consentMethod),
    clientSecrets: (wire.clientSecrets ?? []).map((secret) => ({
      hint: secret.hint,
      createdAt: set(secret.createdAt),
      createdBy: set(secret.createdBy),
    })),
    publishedAt: set(wire.publishedAt),
    createdAt: set(wire.createdAt),
    updatedAt: set(wire.updatedAt),
    createdByType: set(wire.createdByType),
    disableTag: set(wire.disableTag),
    tenantId: set(wire.tenantId),
    connectionStatus: set(wire.connectionConfig?.status),
    deletedByOwner: wire.connectionConfig?.deletedByOwner ?? undefined,
  }
}

/** The members of a public key that the API describes. Whatever else is sent (a private member!) is not taken over. */
function flattenJwk(wire: z.infer<typeof jwk>): Jwk {
  return {
    kty: wire.kty,
    use: wire.use ?? '',
    alg: wire.alg ?? '',
    kid: wire.kid ?? '',
    n: set(wire.n),
    e: set(wire.e),
    crv: set(wire.crv),
    x: set(wire.x),
    y: set(wire.y),
  }
}
