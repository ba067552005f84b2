import { sameCredentials } from '../api'
import type { Credentials, OAuthClient, QlikClient } from '../api'
import { errorDiagnostic } from '../framework'
import type { Diagnostic, Value } from '../framework'
import type { Settings, TenantSettings } from './provider-block/settings'
import type { OAuthClientModel } from './resources/oauth-client/schema'
import { createSecretLedger } from './secret-ledger'
import type { SecretLedger } from './secret-ledger'
import type { SkippedRules } from './skipped-rules'
import { listed, matchesTenant } from './tenant-patterns'

/** A tenant that the provider works in, under one of its names. */
export interface Tenant extends SharedTenant {
  /** As the provider block names it; undefined for the tenant of `tenant_url`. */
  readonly name: string | undefined
  /** How to go on without it, as sentences; undefined where there is no other one to go on with. */
  readonly wayAround: string | undefined
}

/** What all names of a tenant share, so that a write under one is seen under the other. */
interface SharedTenant {
  /** Host name, for messages. */
  readonly host: string
  readonly api: QlikClient
  /** A client for the same tenant with other credentials, which is closed together with this one. */
  readonly connectAs: (credentials: Credentials) => QlikClient
  readonly secrets: SecretLedger
  /** The clients that this process has planned or made, by client id. */
  readonly plannedClients: Map<string, PlannedClient>
  /** Ids of the clients that this process has planned to delete. */
  readonly plannedEnds: Set<string>
  /** What takes the place of the clients that this process has planned to replace, by the id that ends. */
  readonly plannedSuccessors: Map<string, OAuthClientModel>
  /** The clients that this process has planned to make: what refers to one of them is planned after it. */
  readonly plannedNewcomers: OAuthClientModel[]
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
  | { readonly ok: true; readonly tenant: Tenant }
  | { readonly ok: false; readonly diagnostic: Diagnostic }

/** What resources get as the configured provider: their tenant, by the value of their `tenant` attribute. */
export interface Tenants {
  resolve(tenant: Value<string>): ResolvedTenant
  /** Whether a tenant is to be left alone for now. */
  isExcluded(tenant: Value): boolean
  /** The names that the provider block gives, for reading import ids. */
  readonly names: readonly string[]
  /** What the provider block overrules, for everything in every tenant. */
  readonly skippedRules: SkippedRules
  close(): Promise<void>
}

/** All tenants of a process: each has one client, made when it is first asked for. */
export function createTenants(settings: Settings, connect: (tenant: TenantSettings) => QlikClient): Tenants {
  const connected: QlikClient[] = []
  const connectTo = (tenant: TenantSettings): QlikClient => {
    const client = connect(tenant)
    connected.push(client)
    return client
  }
  const byName = new Map<string | undefined, Tenant>()
  const open: (TenantSettings & { readonly shared: SharedTenant })[] = []
  const names = [...settings.tenants.keys()].filter((name) => name !== undefined)

  function shared(of: TenantSettings): SharedTenant {
    const already = open.find(
      ({ origin, credentials }) => origin === of.origin && sameCredentials(credentials, of.credentials),
    )
    if (already !== undefined) return already.shared
    const made = shareTenant(of.origin, connectTo(of), connectTo)
    open.push({ ...of, shared: made })
    return made
  }

  return {
    names,
    skippedRules: settings.skippedRules,
    isExcluded(value) {
      if (value.kind === 'unknown') return false
      const name = nameIn(value)
      const found = settings.tenants.get(name)
      return found !== undefined && matchesTenant(settings.excludedTenants, name, hostOf(found))
    },
    resolve(value) {
      const name = nameIn(value)
      const already = byName.get(name)
      if (already !== undefined) return { ok: true, tenant: already }
      const found = settings.tenants.get(name)
      if (found === undefined) return { ok: false, diagnostic: noSuchTenant(name, names) }
      const host = hostOf(found)
      const { allowedTenants, excludedTenants } = settings
      if (allowedTenants !== undefined && !matchesTenant(allowedTenants, name, host))
        return { ok: false, diagnostic: notAllowed(name, host, allowedTenants) }
      if (matchesTenant(excludedTenants, name, host)) return { ok: false, diagnostic: leftOut(name, host) }
      const wayAround = settings.tenants.size > 1 ? wayAroundTenant(name ?? host) : undefined
      const tenant = { ...shared(found), name, wayAround }
      byName.set(name, tenant)
      return { ok: true, tenant }
    },
    async close() {
      await Promise.all(connected.map((client) => client.close()))
    },
  }
}

function shareTenant(
  origin: string,
  api: QlikClient,
  connectTo: (tenant: TenantSettings) => QlikClient,
): SharedTenant {
  let atStart: readonly OAuthClient[] | undefined
  return {
    host: new URL(origin).host,
    api,
    connectAs: (credentials) => connectTo({ origin, credentials }),
    secrets: createSecretLedger(),
    plannedClients: new Map(),
    plannedEnds: new Set(),
    plannedSuccessors: new Map(),
    plannedNewcomers: [],
    plannedPublications: new Set(),
    plannedSecrets: new Set(),
    managedClients: new Set(),
    clientsAtStart: async (signal) => (atStart ??= await api.listOAuthClients({ signal })),
  }
}

function nameIn(value: Value): string | undefined {
  return value.kind === 'known' && typeof value.value === 'string' ? value.value : undefined
}

function hostOf({ origin }: TenantSettings): string {
  return new URL(origin).host
}

/** Stands in while the provider block still depends on values that are not known. */
export function unknownTenants(attribute: string): Tenants {
  return {
    names: [],
    skippedRules: { ids: new Set(), open: true },
    isExcluded: () => false,
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
        `This resource names no tenant, and the provider has none by default. Set tenant to one of ${listed(names)}, or tenant_url in the provider block.`,
        ['tenant'],
      )
    : errorDiagnostic(
        'Unknown tenant',
        `The provider block has no tenant "${name}". It has ${listed(names)}. Add it to tenants, or correct the name.`,
        ['tenant'],
      )
}

function notAllowed(name: string | undefined, host: string, allowed: readonly string[]): Diagnostic {
  return errorDiagnostic(
    'Tenant not allowed',
    `${name === undefined ? host : `"${name}" (${host})`} matches nothing in the provider's allowed_tenants: ${listed(allowed)}. Add it there if this configuration is meant for it.`,
    ['tenant'],
  )
}

function leftOut(name: string | undefined, host: string): Diagnostic {
  return errorDiagnostic(
    'Tenant left out',
    `${name === undefined ? host : `"${name}" (${host})`} is in excluded_tenants or QLIKCLOUD_EXCLUDED_TENANTS, so nothing is sent to it. Remove it there to do this.`,
    ['tenant'],
  )
}

function wayAroundTenant(name: string): string {
  return `To go on without this tenant, for one such tenant stops the whole plan, run Terraform with QLIKCLOUD_EXCLUDED_TENANTS="${name}", or name it in excluded_tenants: what it has then stays as it is.`
}
