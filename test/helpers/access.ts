import type { Emulator, TenantAccess } from '../../src/emulator'

/** How to reach one of the emulator's tenants. */
export function accessOf(emulator: Emulator, tenant: string): TenantAccess {
  const access = emulator.tenants[tenant]
  if (access === undefined) throw new Error(`the emulator has no tenant ${tenant}`)
  return access
}
