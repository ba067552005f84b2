import { startEmulator } from '../../src/emulator'
import { accessOf } from '../../test/helpers/access'
import { workspace, type Workspace } from '../../test/helpers/terraform'
import { succeed } from '../terraform-run'

/** A plan of a stack, as `terraform show -json` prints it. */
export interface FleetPlan {
  readonly name: string
  readonly text: string
}

const CLIENTS = ['portal', 'reports', 'reload', 'reader', 'gateway']
const BEFORE = ['user_default']
const USUAL = ['apps:read', 'user_default']
/** What some tenants do of their own, one of every so many. */
const OUTLIER = ['admin_classic', 'user_default']
const OUTLIER_EVERY = 100
/** Stands in the plan that Terraform makes for what each tenant has of its own. */
const TENANT = 'tenant-name'

/** One plan a tenant, which widens each of its five clients in the same way; some tenants differ. */
export async function fleetOfPlans(tenants: number): Promise<readonly FleetPlan[]> {
  const emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  const access = accessOf(emulator, 'acme')
  const place = await workspace(access, configuration(access.url, BEFORE))
  try {
    await succeed(place.apply())
    const usual = await planText(place, access.url, USUAL)
    const outlier = await planText(place, access.url, OUTLIER)
    return Array.from({ length: tenants }, (_, index) => {
      const name = `tenant-${String(index)}`
      const text = index % OUTLIER_EVERY === 7 ? outlier : usual
      return { name, text: text.replaceAll(TENANT, name) }
    })
  } finally {
    place.remove()
    await emulator.stop()
  }
}

/** What the real terraform prints of the five clients when their scopes become these. */
async function planText(place: Workspace, url: string, scopes: readonly string[]): Promise<string> {
  place.configure(configuration(url, scopes))
  await succeed(place.terraform(['plan', '-input=false', '-out=plan.out']))
  const { stdout } = await place.terraform(['show', '-json', 'plan.out'])
  return stdout.replaceAll(url, `https://${TENANT}.eu.qlikcloud.com`)
}

function configuration(url: string, scopes: readonly string[]): string {
  const clients = CLIENTS.map(
    (client) => `
resource "qlikcloud_oauth_client" "${client}" {
  app_type       = "web"
  client_name    = "The ${client} of ${TENANT}"
  description    = "What ${client} is for, in a sentence of usual length"
  redirect_uris  = ["https://${client}.${TENANT}.example.com/callback"]
  allowed_scopes = ${JSON.stringify(scopes)}
}`,
  )
  return [`provider "qlikcloud" {\n  tenant_url = "${url}"\n}`, ...clients].join('\n')
}
