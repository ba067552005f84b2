import type { EmulatedTenant } from '../../../../src/emulator'
import type { ProviderServer } from '../../../../src/framework'
import { client, SECRET, WEB } from './blocks'
import type { Configuration } from './configuration'
import { type Region, startRegion } from './region'
import { createTerraform, type Terraform } from './terraform'
import type { PlainObject } from './values'

/** Tenants that one process serves, each with a state and a terraform of its own. */
export interface Fleet {
  readonly region: Region
  readonly of: (tenant: string) => Terraform
  /** The process ends, and a new one begins. */
  readonly restart: () => Promise<void>
  /** From the n-th change of a tenant on the process is dead to it: the change is made, and nobody hears of it. */
  readonly killAt: Map<string, number>
}

const DEAD = { severity: 'error', summary: 'Plugin did not respond', detail: 'The plugin is gone.' } as const

/** What is configured in a tenant: a client with its initial secret, and one with a secret of its own. */
export const configurationOf = (tenant: string): Configuration => ({
  portal: client({ ...WEB, tenant, client_name: 'Portal' }),
  office: client({ ...WEB, tenant, client_name: 'Office', keep_initial_secret: false }),
  key: { type: SECRET, arguments: (ref) => ({ tenant, client_id: ref('office', 'client_id') }) },
})

/** `block` is asked by each process anew, for what the provider block has beside the tenants and the login. */
export async function startFleet(names: readonly string[], block: () => PlainObject): Promise<Fleet> {
  const region = await startRegion({ tenants: ['acme', 'globex', ...names] })
  const killAt = new Map<string, number>()
  let process = region.server()
  let configured: ReturnType<ProviderServer['configureProvider']> | undefined

  const seenBy = (tenant: string): ProviderServer => ({
    ...process,
    configureProvider: (request) => (configured ??= process.configureProvider(request)),
    applyResourceChange: async (request) => {
      const left = killAt.get(tenant)
      if (left !== undefined) killAt.set(tenant, left - 1)
      if (left === undefined || left > 0) return process.applyResourceChange(request)
      if (left === 0) await process.applyResourceChange(request)
      const newState = request.priorState
      return { newState, private: request.plannedPrivate, diagnostics: [DEAD] }
    },
    close: async () => undefined,
  })
  const blockNow = (): PlainObject => ({ ...loginOf(region), ...block() })
  const terraforms = new Map(
    names.map((name): [string, Terraform] => [name, createTerraform(() => seenBy(name), blockNow)]),
  )
  return {
    region,
    killAt,
    of: (tenant) => {
      const found = terraforms.get(tenant)
      if (found === undefined) throw new Error(`no terraform for ${tenant}`)
      return found
    },
    restart: async () => {
      await process.close()
      process = region.server()
      configured = undefined
    },
  }
}

/** All tenants, which one client of the region logs in to. */
function loginOf({ emulator }: Region): PlainObject {
  const { clientId, clientSecret } = emulator.regionClient
  return {
    client_id: clientId,
    client_secret: clientSecret,
    tenants: Object.fromEntries(Object.entries(emulator.tenants).map(([name, { url }]) => [name, { url }])),
  }
}

/** The clients of a tenant beside the one that it begins with. */
export const clientsOf = (tenant: EmulatedTenant) =>
  tenant.clients().filter(({ clientName }) => clientName !== 'Bootstrap')

/** Ids of the clients that the state of a tenant has. */
export const managedBy = (terraform: Terraform): readonly string[] =>
  ['portal', 'office'].flatMap((name) => {
    const id = terraform.state(name)?.['client_id']
    return typeof id === 'string' ? [id] : []
  })
