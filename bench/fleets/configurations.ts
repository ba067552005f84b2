import type { Emulator } from '../../src/emulator'
import { accessOf } from '../../test/helpers/access'

/** Where one kind of resource of a tenant is configured to be. */
type Placing = (tenant: string) => string

/** Clients of a tenant in the large fleets: the smallest configuration that has all the attributes in common. */
export const PER_TENANT = 5

/** All tenants by one provider, which logs in as the client of the region; `tenants.json` lists them. */
export function oneProvider(emulator: Emulator): string {
  const { clientId, clientSecret } = emulator.regionClient
  return `
provider "qlikcloud" {
  client_id     = "${clientId}"
  client_secret = "${clientSecret}"
  tenants_file  = "tenants.json"
}
`
}

export function tenantsFile(emulator: Emulator, tenants: readonly string[]): string {
  return JSON.stringify(
    Object.fromEntries(tenants.map((name) => [name, { url: accessOf(emulator, name).url }])),
  )
}

export const byTenant: Placing = (tenant) => `tenant = "${tenant}"`

/** A provider for each tenant, as is done where a provider knows one tenant only. */
export function aliases(emulator: Emulator, tenants: readonly string[]): string {
  return tenants
    .map((name) => {
      const { url, clientId, clientSecret } = accessOf(emulator, name)
      return `
provider "qlikcloud" {
  alias         = "${name}"
  tenant_url    = "${url}"
  client_id     = "${clientId}"
  client_secret = "${clientSecret}"
}
`
    })
    .join('')
}

export const byAlias: Placing = (tenant) => `provider = qlikcloud.${tenant}`

/** In each tenant five clients with a secret. */
export function withSecrets(tenants: readonly string[], placing: Placing): string {
  return each(
    tenants,
    (tenant, index) => `
resource "qlikcloud_oauth_client" "${tenant}_c${index}" {
  ${placing(tenant)}
  app_type            = "web"
  client_name         = "Office ${index}"
  redirect_uris       = ["https://o${index}.example.com/callback"]
  allowed_scopes      = ["user_default"]
  keep_initial_secret = false
}

resource "qlikcloud_oauth_client_secret" "${tenant}_s${index}" {
  ${placing(tenant)}
  client_id = qlikcloud_oauth_client.${tenant}_c${index}.client_id
}
`,
  )
}

/** In each tenant five clients. */
export function clientsOf(tenants: readonly string[]): string {
  return each(
    tenants,
    (tenant, index) => `
resource "qlikcloud_oauth_client" "${clientAddress(tenant, index)}" {
  tenant          = "${tenant}"
  app_type        = "spa"
  client_name     = "Portal ${index}"
  redirect_uris   = ["https://p${index}.example.com/login"]
  allowed_origins = ["https://p${index}.example.com"]
  allowed_scopes  = ["user_default"]
}
`,
  )
}

export const clientAddress = (tenant: string, index: string | number): string => `${tenant}_c${String(index)}`

function each(tenants: readonly string[], block: (tenant: string, index: string) => string): string {
  return tenants
    .flatMap((tenant) => Array.from({ length: PER_TENANT }, (_, index) => block(tenant, String(index))))
    .join('')
}
