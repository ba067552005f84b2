import type { TerraformStack } from 'cdktf'
import type { QlikCloudCredentials, QlikCloudTenant } from '../../provider/qlik-cloud-provider-props'
import type { Shard } from './shard'

/** The tenants that the provider of a stack has to know: those that are in it, and those that were. */
export function providerTenants(
  { stack, tenants, removed }: Shard,
  credentials: (tenant: string, stack: TerraformStack) => QlikCloudCredentials | undefined = () => undefined,
): Readonly<Record<string, QlikCloudTenant>> {
  return Object.fromEntries(
    [...removed, ...tenants].map(([name, url]) => [name, { ...credentials(name, stack), url }]),
  )
}
