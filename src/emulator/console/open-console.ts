import { approveClient, deleteConnectionConfig, patchConnectionConfig } from '../clients/connection-config'
import { createClient } from '../clients/create-client'
import { deleteClient } from '../clients/delete-client'
import { ownClient } from '../clients/own-client'
import { patchClient } from '../clients/patch-client'
import { publishClient } from '../clients/publish-client'
import { createSecret, deleteSecret } from '../clients/secrets'
import { errorRow } from '../errors'
import type { Outcome } from '../outcome'
import { knownClient, knownClients, type KnownClient, type Region } from '../region/region'
import type { Caller, Tenant, User } from '../region/tenant'
import { ConsoleError, type ClientSnapshot, type EmulatedTenant } from './emulated-tenant'

/** The value of an operation that has to go well. */
function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new ConsoleError(`${errorRow(outcome.code).title}: ${outcome.details.join(' ')} (${outcome.code})`)
}

function snapshot({ client, connection }: KnownClient): ClientSnapshot {
  const { fields, secrets, createdByType: _type, createdById: _by, ...rest } = client
  return {
    ...fields,
    ...rest,
    consentMethod: connection.consentMethod,
    deletedByOwner: connection.deletedByOwner,
    secrets: secrets.map(({ hint, createdAt, createdBy }) => ({ hint, createdAt, createdBy })),
  }
}

/** The user without any role that tokens and API keys are made for. */
function plainUser(region: Region, tenant: Tenant): User {
  const subject = `${tenant.name}\\user`
  for (const user of tenant.users.values()) if (user.subject === subject) return user
  const user: User = { id: region.identifiers.id(), name: 'Plain User', subject, roles: [] }
  tenant.users.set(user.id, user)
  return user
}

export function openConsole(region: Region, tenant: Tenant): EmulatedTenant {
  const change = (clientId: string, disableTag: string | undefined): void => {
    const { disableTag: _before, ...client } = must(ownClient(region, tenant, clientId))
    region.clients.set(clientId, disableTag === undefined ? client : { ...client, disableTag })
  }
  const user = (admin: boolean): User => (admin ? tenant.admin : plainUser(region, tenant))

  return {
    name: tenant.name,
    id: tenant.id,
    url: tenant.url,

    clients: () => knownClients(region, tenant).map(snapshot),
    client(clientId) {
      const known = knownClient(region, tenant, clientId)
      return known === undefined ? undefined : snapshot(known)
    },
    secretValues: (clientId) => must(ownClient(region, tenant, clientId)).secrets.map(({ value }) => value),
    users: () => [...tenant.users.values()],
    requests: () => tenant.requests.all(),
    clearRequests: () => {
      tenant.requests.clear()
    },

    createClient(request) {
      const { client, secret } = must(createClient(region, tenant, tenant.admin.id, request))
      const { clientId } = client
      return secret === undefined ? { clientId } : { clientId, clientSecret: secret.value }
    },
    updateClient(clientId, changes) {
      const patch = Object.entries(changes).map(([name, value]) =>
        value === null ? { op: 'remove', path: `/${name}` } : { op: 'add', path: `/${name}`, value },
      )
      must(patchClient(region, tenant, tenant.admin.id, clientId, patch))
    },
    deleteClient: (clientId) => must(deleteClient(region, tenant, clientId)),
    addSecret(clientId) {
      const { hint, value } = must(createSecret(region, tenant, tenant.admin.id, clientId))
      return { hint, clientSecret: value }
    },
    removeSecret: (clientId, hint) => must(deleteSecret(region, tenant, clientId, hint)),
    setConsent(clientId, value) {
      const patch = [{ op: 'replace', path: '/consentMethod', value }]
      must(patchConnectionConfig(region, tenant, clientId, patch))
    },
    publish: (clientId) => void must(publishClient(region, tenant, clientId)),
    disable: (clientId, reason = 'disabled') => {
      change(clientId, reason)
    },
    enable: (clientId) => {
      change(clientId, undefined)
    },
    approve: (clientId) => void must(approveClient(region, tenant, clientId)),
    disapprove: (clientId) => must(deleteConnectionConfig(region, tenant, clientId)),

    async issueToken({ admin = false } = {}) {
      const scopes = admin ? ['admin_classic', 'user_default'] : ['user_default']
      return (await region.tokens.issue(tenant, user(admin), scopes)).token
    },
    revokeTokens: () => {
      tenant.liveTokens.clear()
    },
    addApiKey({ admin = true } = {}) {
      const { id: userId, subject } = user(admin)
      const key = `apikey-${region.identifiers.secret()}`
      const caller: Caller = { userId, subject, admin }
      tenant.apiKeys.set(key, caller)
      return key
    },
    revokeApiKeys: () => {
      tenant.apiKeys.clear()
    },
  }
}
