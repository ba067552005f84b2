import type { Emulator } from '../../src/emulator'
import type { Workspace } from './terraform'

/** An empty state, and a tenant with nothing but the client of the provider: as a destroy would leave it, and sooner. */
export function startAfresh(place: Workspace, emulator: Emulator, tenant: string): void {
  place.discard('terraform.tfstate')
  place.discard('terraform.tfstate.backup')
  const own = emulator.tenants[tenant]?.clientId
  const emulated = emulator.tenant(tenant)
  for (const { clientId } of emulated.clients()) if (clientId !== own) emulated.deleteClient(clientId)
}
