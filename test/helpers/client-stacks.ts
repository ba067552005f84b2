import type { Emulator } from '../../src/emulator'
import { accessOf } from './access'
import type { FleetFolder, WaveOf } from './fleet'

/** The name of the one client that each tenant gets. */
export const clientNameOf = (tenant: string): string => `Portal of ${tenant}`

/** Writes the configurations of a fleet: one client in each tenant, with a description of the test's choice. */
export function configureClients(
  fleet: FleetFolder,
  waves: readonly WaveOf[],
  emulator: Emulator,
  {
    description = 'first',
    backend,
  }: { readonly description?: string; readonly backend?: (stack: string) => object } = {},
): void {
  for (const [stack, tenants] of waves.flatMap(({ stacks }) => Object.entries(stacks))) {
    fleet.configure(stack, {
      terraform: {
        required_providers: { qlikcloud: { source: 'qlikcloud/qlikcloud' } },
        ...(backend !== undefined && { backend: backend(stack) }),
      },
      provider: {
        qlikcloud: {
          // Short waits, for what matters is what happens after the provider has given up; a busy machine needs some, too.
          max_wait_seconds: 3,
          tenants: Object.fromEntries(
            tenants.map((tenant) => {
              const { url, clientId, clientSecret } = accessOf(emulator, tenant)
              return [tenant, { url, client_id: clientId, client_secret: clientSecret }]
            }),
          ),
        },
      },
      resource: {
        qlikcloud_oauth_client: Object.fromEntries(
          tenants.map((tenant) => [
            tenant,
            {
              tenant,
              app_type: 'web',
              client_name: clientNameOf(tenant),
              description,
              redirect_uris: [`https://${tenant}.example.com/callback`],
              allowed_scopes: ['user_default'],
            },
          ]),
        ),
      },
    })
  }
}

/** Descriptions of the clients that the fleet made in a tenant: one, when all is well. */
export function descriptionsIn(emulator: Emulator, tenant: string): readonly (string | undefined)[] {
  return emulator
    .tenant(tenant)
    .clients()
    .filter(({ clientName }) => clientName === clientNameOf(tenant))
    .map(({ description }) => description)
}
