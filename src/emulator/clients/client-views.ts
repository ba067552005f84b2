import type { ClientRecord, SecretRecord } from '../region/client-record'
import type { KnownClient } from '../region/region'

type View = Readonly<Record<string, unknown>>

/** Members that are there only when set. */
const present = (members: View): View =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

/** What everybody in the tenant may read. */
export function publicView(client: ClientRecord): View {
  const { fields } = client
  return present({
    clientId: client.clientId,
    appType: client.appType,
    clientName: fields.clientName,
    description: fields.description,
    clientUri: fields.clientUri,
    logoUri: fields.logoUri,
    allowedScopes: fields.allowedScopes,
    allowedGrantTypes: fields.allowedGrantTypes,
    allowedAuthMethods: fields.allowedAuthMethods,
    createdByType: client.createdByType,
    createdAt: client.createdAt,
    updatedAt: client.updatedAt,
    publishedAt: client.publishedAt,
    deletedAt: client.deletedAt,
    disableTag: client.disableTag,
  })
}

const secretView = ({ hint, createdAt, createdBy }: SecretRecord): View => ({ hint, createdAt, createdBy })

/** What an admin reads of one client. The consent is not in it: whether Qlik shows it there is not confirmed. */
export function adminView(client: ClientRecord): View {
  const { redirectUris, allowedOrigins, publicKeys } = client.fields
  return present({
    ...publicView(client),
    redirectUris,
    allowedOrigins,
    publicKeys,
    clientSecrets: client.secrets.length === 0 ? undefined : client.secrets.map(secretView),
  })
}

export function connectionView({ client, connection }: KnownClient): View {
  const { consentMethod, status, deletedByOwner } = connection
  return client.publishedAt === undefined
    ? { consentMethod, status }
    : { consentMethod, status, deletedByOwner }
}

/** An item of an admin's list: the client with its full connection config. */
export const adminListView = (known: KnownClient): View => ({
  ...adminView(known.client),
  connectionConfig: connectionView(known),
})

/** The only answer with a secret's value, besides those that made just the secret. */
export function createdView(client: ClientRecord, secret: SecretRecord | undefined): View {
  return present({
    ...adminView(client),
    clientSecrets: undefined,
    clientSecret: secret?.value,
    clientSecretHint: secret?.hint,
    ownerId: client.tenantId,
  })
}
