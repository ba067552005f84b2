import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient } from './clients/create-client'
import type { EmulatedTenant } from './console/emulated-tenant'
import { openConsole } from './console/open-console'
import { createFaultBook, type Faults } from './faults'
import { listener } from './listener'
import { MAX_CLIENTS } from './limits'
import { createTokenAuthority } from './oauth/token-authority'
import { createClock, type Clock } from './region/clock'
import { createIdentifiers } from './region/identifiers'
import { DEFAULT_QUOTA, type QuotaLimits } from './region/quota'
import type { Region } from './region/region'
import { createRegionClient } from './region/region-client'
import { createTenant, type Tenant } from './region/tenant'
import { createSleeper } from './sleep'

export interface EmulatorOptions {
  /** Names of the tenants, each a host name's label. @default - one tenant, `acme` */
  readonly tenants?: readonly string[]
  /** @default 0 - any free port */
  readonly port?: number
  /** The clock that the region's own clock starts from. @default - the real time */
  readonly now?: () => Date
  /** Source of ids and secrets. @default - `randomBytes` of node:crypto */
  readonly random?: (bytes: number) => Uint8Array
  /** How long every answer takes at least. @default 0 */
  readonly latencyMs?: number
  /** Calls a minute for one user of one tenant. @default - Qlik's: 1000 in tier 1, 100 in tier 2 */
  readonly limits?: QuotaLimits | 'off'
  /** How many clients a tenant may have, the bootstrap client not counted. @default 200 */
  readonly maxClients?: number
}

/** How to reach a tenant, and a machine-to-machine client in it that may manage OAuth clients. */
export interface TenantAccess {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
}

export interface Emulator {
  readonly port: number
  readonly tenants: Readonly<Record<string, TenantAccess>>
  /** The client of the region, which logs in at every tenant and is in no tenant's list. */
  readonly regionClient: Omit<TenantAccess, 'url'>
  /** @throws Error when there is no tenant of that name. */
  tenant(name: string): EmulatedTenant
  readonly faults: Faults
  readonly clock: Clock
  /** Cuts every connection; resolves when nothing is left. */
  stop(): Promise<void>
}

const TENANT_NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Idle connections live longer than any test, so that no client meets one that is just being closed. */
const KEEP_ALIVE_MS = 600_000

/**
 * Starts a Qlik Cloud region on this machine's loopback interface. Each tenant has a host name of its own,
 * `http://acme.localhost:PORT`.
 * @throws Error when a tenant's name is not a label of a host name, or the port is taken.
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const names = [...new Set(options.tenants ?? ['acme'])]
  for (const name of names) {
    if (!TENANT_NAME.test(name)) {
      throw new Error(
        `Tenant name ${JSON.stringify(name)} is not a host name's label: use a-z, 0-9 and - inside.`,
      )
    }
  }
  const clock = createClock(options.now ?? (() => new Date()))
  const identifiers = createIdentifiers(clock, options.random ?? randomBytes)
  const tokens = await createTokenAuthority(clock, identifiers)
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS })
  const port = await listen(server, options.port ?? 0)

  const tenants = new Map<string, Tenant>()
  for (const name of names) {
    const url = `http://${name}.localhost:${port}`
    tenants.set(name, createTenant(name, url, identifiers, clock, options.limits ?? DEFAULT_QUOTA))
  }
  const region: Region = {
    clock,
    identifiers,
    maxClients: options.maxClients ?? MAX_CLIENTS,
    tenants,
    clients: new Map(),
    regionClient: createRegionClient(identifiers),
    tokens,
  }
  const faults = createFaultBook()
  const consoles = new Map([...tenants].map(([name, tenant]) => [name, openConsole(region, tenant)]))
  const access = new Map([...tenants].map(([name, tenant]) => [name, bootstrap(region, tenant)]))

  const { sleep, wakeAll } = createSleeper()
  const latencyMs = options.latencyMs ?? 0
  const control = { consoles, access: Object.fromEntries(access), port, faults, clock }
  server.on('request', listener({ region, faults, sleep, latencyMs }, control))

  return {
    port,
    tenants: control.access,
    regionClient: {
      clientId: region.regionClient.clientId,
      clientSecret: region.regionClient.secrets[0]?.value ?? '',
    },
    tenant(name) {
      const found = consoles.get(name)
      if (found === undefined)
        throw new Error(`There is no tenant ${JSON.stringify(name)}; there are ${names.join(', ')}.`)
      return found
    },
    faults,
    clock,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      wakeAll()
      server.closeAllConnections()
      await closed
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      const address: AddressInfo | string | null = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Every tenant begins with one client that can manage the others, as a real one does once its admin made it. */
function bootstrap(region: Region, tenant: Tenant): TenantAccess {
  const created = createClient(region, tenant, tenant.admin.id, {
    appType: 'web',
    clientName: 'Bootstrap',
    description: 'Made by the emulator: manages the OAuth clients of this tenant.',
    allowedGrantTypes: ['client_credentials'],
    allowedScopes: ['admin_classic'],
    connectionConfig: { consentMethod: 'trusted' },
  })
  if (!created.ok || created.value.secret === undefined)
    throw new Error('Bug: the bootstrap client was refused.')
  const { client, secret } = created.value
  return { url: tenant.url, clientId: client.clientId, clientSecret: secret.value }
}
