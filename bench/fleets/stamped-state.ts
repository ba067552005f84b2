import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EmulatedTenant } from '../../src/emulator'
import { clientAddress, PER_TENANT } from './configurations'

/** The parts of Terraform's state file, version 4, that are copied. */
interface StateFile {
  readonly resources: readonly StoredResource[]
}

interface StoredResource {
  readonly name: string
  readonly instances: readonly [{ readonly attributes: Readonly<Record<string, unknown>> }]
}

/**
 * Gives each tenant the clients that the first one has after an apply, in the tenant and in the state, without an apply:
 * with a local state file, Terraform writes the whole state after each resource, which takes it minutes for thousands.
 */
export function stampState(folder: string, first: string, others: readonly EmulatedTenant[]): void {
  const file = join(folder, 'terraform.tfstate')
  // Written by Terraform a moment ago.
  const state = JSON.parse(readFileSync(file, 'utf8')) as StateFile
  const templates = Array.from({ length: PER_TENANT }, (_, index) => {
    const found = state.resources.find(({ name }) => name === clientAddress(first, index))
    if (found === undefined) throw new Error(`The state has no client ${clientAddress(first, index)}.`)
    return found
  })
  const stamped = others.flatMap((tenant) =>
    templates.map((template, index) => stamp(template, tenant, clientAddress(tenant.name, index))),
  )
  writeFileSync(file, JSON.stringify({ ...state, resources: [...state.resources, ...stamped] }))
}

function stamp(template: StoredResource, tenant: EmulatedTenant, name: string): StoredResource {
  const [instance] = template.instances
  const { attributes } = instance
  const { clientId } = tenant.createClient({
    appType: attributes['app_type'],
    clientName: attributes['client_name'],
    redirectUris: attributes['redirect_uris'],
    allowedOrigins: attributes['allowed_origins'],
    allowedScopes: attributes['allowed_scopes'],
  })
  const own = {
    id: clientId,
    client_id: clientId,
    tenant: tenant.name,
    created_at: tenant.client(clientId)?.createdAt,
  }
  return { ...template, name, instances: [{ ...instance, attributes: { ...attributes, ...own } }] }
}
