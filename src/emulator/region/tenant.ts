import type { Connection } from './client-record'
import type { Identifiers } from './identifiers'
import { createQuota, type Quota, type QuotaLimits } from './quota'
import { createRequestLog, type RequestLog } from './request-log'
import type { Clock } from './clock'

export interface User {
  readonly id: string
  readonly name: string
  readonly subject: string
  readonly roles: readonly string[]
}

/** Who makes a call. `admin` says whether this very credential carries the powers of the role TenantAdmin. */
export interface Caller {
  readonly userId: string
  /** The user's subject; limits are counted by it, because a client has one before its user exists. */
  readonly subject: string
  readonly admin: boolean
}

/** What an access token is good for. */
export interface LiveToken {
  readonly userId: string
  readonly scopes: readonly string[]
  readonly expiresAtSeconds: number
}

export interface Tenant {
  readonly name: string
  readonly id: string
  /** Where the tenant is reached, without a trailing slash. */
  readonly url: string
  readonly users: Map<string, User>
  readonly admin: User
  /** Which clients the tenant knows: its own, and foreign ones that it has approved. */
  readonly connections: Map<string, Connection>
  readonly apiKeys: Map<string, Caller>
  /** The access tokens that were issued and not revoked. */
  readonly liveTokens: Map<string, LiveToken>
  /** Assertions that were used, by client and jti, with the second from which they need not be remembered. */
  readonly usedAssertions: Map<string, number>
  readonly quota: Quota
  readonly requests: RequestLog
}

export const TENANT_ADMIN = 'TenantAdmin'

export function createTenant(
  name: string,
  url: string,
  identifiers: Identifiers,
  clock: Clock,
  limits: QuotaLimits | 'off',
): Tenant {
  const admin: User = {
    id: identifiers.id(),
    name: 'Tenant Admin',
    subject: `${name}\\admin`,
    roles: [TENANT_ADMIN],
  }
  const users = new Map([[admin.id, admin]])
  return {
    name,
    id: identifiers.id(),
    url,
    users,
    admin,
    connections: new Map(),
    apiKeys: new Map(),
    liveTokens: new Map(),
    usedAssertions: new Map(),
    quota: createQuota(
      limits,
      () => clock.now().getTime(),
      () => users.size,
    ),
    requests: createRequestLog(),
  }
}

export const botSubject = (clientId: string): string => `qlikbot\\${clientId}`

/** The user that a client acts as. It comes with the client's first token and stays when the client goes, as in Qlik Cloud. */
export function botUser(tenant: Tenant, clientId: string, identifiers: Identifiers): User {
  const subject = botSubject(clientId)
  for (const user of tenant.users.values()) if (user.subject === subject) return user
  const user: User = { id: identifiers.id(), name: subject, subject, roles: [TENANT_ADMIN] }
  tenant.users.set(user.id, user)
  return user
}
