import { quoted } from './findings'
import type { TenantFleetProps } from './tenant-fleet-props'
import type { FleetTenant } from './tenants/fleet-tenant'
import { tenantFindings } from './tenants/tenant-findings'
import type { FleetWave } from './waves/fleet-wave'
import { unknownTenant, waveFindings } from './waves/wave-findings'

const ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,62}$/

/** All that is wrong with a fleet before its lock file is looked at. */
export function fleetFindings<T extends FleetTenant, S extends object>(
  id: string,
  { tenants, overrides = {}, resourcesPerState = 1 }: TenantFleetProps<T, S>,
  waves: readonly FleetWave[],
): readonly string[] {
  const names = tenants.map(({ name }) => name)
  const known = new Set(names)
  return [
    ...(ID.test(id)
      ? []
      : [
          `the id ${quoted(id)} is not allowed. An id has 1 to 63 letters, digits and "-", and begins with a letter or digit.`,
        ]),
    ...tenantFindings(
      tenants.map(({ name, url }, index) => ({ place: `tenants[${String(index)}]`, name, url })),
    ),
    ...waveFindings(waves, names),
    ...Object.keys(overrides)
      .filter((name) => !known.has(name))
      .map((name) => `overrides has ${unknownTenant(name, names)}`),
    ...(Number.isInteger(resourcesPerState) && resourcesPerState > 0
      ? []
      : [`resourcesPerState is ${String(resourcesPerState)}. Allowed are whole numbers from 1.`]),
  ]
}
