import type { Credentials, OAuthClient, QlikClient } from '../api'
import { errorDiagnostic } from '../framework'
import type { Diagnostic, Value } from '../framework'
import type { Settings, TenantSettings } from './provider-block/settings'
import type { OAuthClientModel } from './resources/oauth-client/schema'
import { createSecretLedger } from './secret-ledger'
import type { SecretLedger } from './secret-ledger'
import type { SkippedRules } from './skipped-rules'

/** A tenant that the provider works in. */
export interface Tenant {
  /** As the provider block names it; undefined for the tenant of `tenant_url`. */
  readonly name: string | undefined
  /** Host name, for messages. */
  readonly host: string
  readonly api: QlikClient
  /** A client for the same tenant with other credentials, which is closed together with this one. */
  readonly connectAs: (credentials: Credentials) => QlikClient
  readonly secrets: SecretLedger
  /** The clients that this process has planned or made, by client id. */
  readonly plannedClients: Map<string, PlannedClient>
  /** Ids of the clients that will be published by what this process has planned. */
  readonly plannedPublications: Set<string>
  /** Ids of the clients that will have a secret of their own by what this process has planned. */
  readonly plannedSecrets: Set<string>
  /** Ids of the clients that this configuration manages, as far as this process has met them. */
  readonly managedClients: Set<string>
  /** The clients as they were when this process first asked; unlike the list, not read again after each write. */
  clientsAtStart(signal: AbortSignal): Promise<readonly OAuthClient[]>
}

export interface PlannedClient {
  readonly model: OAuthClientModel
  /** False for a client that stays as it is, which an apply therefore passes over. */
  readonly changes: boolean
}

export type ResolvedTenant =
  { readonly ok: true; readonly tenant: Tenant } | { readonly ok: false; readonly diagnostic: Diagnostic }

/** What resources get as the configured provider: their tenant, by the value of their `tenant` attribute. */
export interface Tenants {
  resolve(tenant: Value<string>): ResolvedTenant
  /** The names that the provider block gives, for reading import ids. */
  readonly names: readonly string[]
  /** What the provider block overrules, for everything in every tenant. */
  readonly skippedRules: SkippedRules
  close(): Promise<void>
}

/** All tenants of a process: each has one client, made when it is first asked for. */
export function createTenants(settings: Settings, connect: (tenant: TenantSettings) => QlikClient): Tenants {
  const open = new Map<string | undefined, Tenant>()
  const connected: QlikClient[] = []
  const connectTo = (tenant: TenantSettings): QlikClient => {
    const client = connect(tenant)
    connected.push(client)
    return client
  }
  const names = [...settings.tenants.keys()].filter((name) => name !== undefined)

  return {
    names,
    skippedRules: settings.skippedRules,
    resolve(value) {
      const name = value.kind === 'known' ? value.value : undefined
      const already = open.get(name)
      if (already !== undefined) return { ok: true, tenant: already }
      const found = settings.tenants.get(name)
      if (found === undefined) return { ok: false, diagnostic: noSuchTenant(name, names) }
      const host = new URL(found.origin).host
      if (!isAllowed(settings.allowedTenants, name, host)) {
        return { ok: false, diagnostic: notAllowed(name, host, settings.allowedTenants ?? []) }
      }
      const api = connectTo(found)
      let atStart: readonly OAuthClient[] | undefined
      const tenant: Tenant = {
        name,
        host,
        api,
        connectAs: (credentials) => connectTo({ origin: found.origin, credentials }),
        secrets: createSecretLedger(),
        plannedClients: new Map(),
        plannedPublications: new Set(),
        plannedSecrets: new Set(),
        managedClients: new Set(),
        clientsAtStart: async (signal) => (atStart ??= await api.listOAuthClients({ signal })),
      }
      open.set(name, tenant)
      return { ok: true, tenant }
    },
    async close() {
      await Promise.all(connected.map((client) => client.close()))
    },
  }
}

/** Stands in while the provider block still depends on values that are not known. */
export function unknownTenants(attribute: string): Tenants {
  return {
    names: [],
    skippedRules: { ids: new Set(), open: true },
    resolve: () => ({
      ok: false,
      diagnostic: errorDiagnostic(
        'Provider configuration not known yet',
        `The provider's ${attribute} comes from something that does not exist before apply, so no tenant can be reached now. Give it a value that is known at plan, or create what it depends on first: terraform apply -target=…`,
      ),
    }),
    close: async () => undefined,
  }
}

function noSuchTenant(name: string | undefined, names: readonly string[]): Diagnostic {
  return name === undefined
    ? errorDiagnostic(
        'No default tenant',
        `This resource names no tenant, and the provider has none by default. Set tenant to one of ${list(names)}, or tenant_url in the provider block.`,
        ['tenant'],
      )
    : errorDiagnostic(
        'Unknown tenant',
        `The provider block has no tenant "${name}". It has ${list(names)}. Add it to tenants, or correct the name.`,
        ['tenant'],
      )
}

function notAllowed(name: string | undefined, host: string, allowed: readonly string[]): Diagnostic {
  return errorDiagnostic(
    'Tenant not allowed',
    `${name === undefined ? host : `"${name}" (${host})`} matches nothing in the provider's allowed_tenants: ${list(allowed)}. Add it there if this configuration is meant for it.`,
    ['tenant'],
  )
}

function isAllowed(allowed: readonly string[] | undefined, name: string | undefined, host: string): boolean {
  if (allowed === undefined) return true
  const hosts = [host, new URL(`https://${host}`).hostname]
  return allowed.some(
    (pattern) =>
      (name !== undefined && matches(pattern, name)) ||
      // Case means nothing in the name of a host.
      hosts.some((candidate) => matches(pattern.toLowerCase(), candidate)),
  )
}

function matches(pattern: string, text: string): boolean {
  const literal = pattern
    .split('*')
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${literal}$`).test(text)
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', ')
}
