import { MAX_SECRETS } from '../limits'
import { done, refuse, type Outcome } from '../outcome'
import type { ClientRecord, SecretRecord } from '../region/client-record'
import type { Identifiers } from '../region/identifiers'
import type { Region } from '../region/region'
import type { Tenant } from '../region/tenant'
import { ownClient } from './own-client'

/** A hint names a secret within its client, so it has to differ from the hints there. */
export function newSecret(
  identifiers: Identifiers,
  existing: readonly SecretRecord[],
  userId: string,
): SecretRecord {
  const hint = identifiers.hint(existing.map((secret) => secret.hint))
  return { value: identifiers.secret(), hint, createdAt: identifiers.timestamp(), createdBy: userId }
}

export const canHaveSecrets = (client: ClientRecord): boolean =>
  client.appType === 'web' && (client.fields.allowedAuthMethods ?? []).includes('client_secret')

export function createSecret(
  region: Region,
  tenant: Tenant,
  userId: string,
  clientId: string,
): Outcome<SecretRecord> {
  const found = ownClient(region, tenant, clientId)
  if (!found.ok) return found
  const client = found.value
  if (!canHaveSecrets(client)) {
    const detail =
      'Client secrets are supported only for appType web with client_secret in allowedAuthMethods.'
    return refuse('OAC-NO-SECRETS', detail)
  }
  if (client.secrets.length >= MAX_SECRETS) {
    return refuse('OAC-TOO-MANY-SECRETS', 'Delete one of the client secrets before creating another.')
  }
  const secret = newSecret(region.identifiers, client.secrets, userId)
  region.clients.set(clientId, { ...client, secrets: [...client.secrets, secret] })
  return done(secret)
}

export function deleteSecret(
  region: Region,
  tenant: Tenant,
  clientId: string,
  hint: string,
): Outcome<undefined> {
  const found = ownClient(region, tenant, clientId)
  if (!found.ok) return found
  const client = found.value
  const kept = client.secrets.filter((secret) => secret.hint !== hint)
  if (kept.length === client.secrets.length) {
    return refuse('OAC-SECRET-NOT-FOUND', 'The OAuth client has no client secret with that hint.')
  }
  region.clients.set(clientId, { ...client, secrets: kept })
  return done(undefined)
}
