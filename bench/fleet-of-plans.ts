/** A plan of a stack, as `terraform show -json` prints it. */
export interface FleetPlan {
  readonly name: string
  readonly text: string
}

const CLIENTS = ['portal', 'reports', 'reload', 'reader', 'gateway']
/** Every so many tenants, one does something of its own. */
const OUTLIER_EVERY = 100

/** One plan a tenant, which widens each of its five clients in the same way; some tenants differ. */
export function fleetOfPlans(tenants: number): readonly FleetPlan[] {
  return Array.from({ length: tenants }, (_, index) => planOf(`tenant-${index}`, index % OUTLIER_EVERY === 7))
}

function planOf(tenant: string, isOutlier: boolean): FleetPlan {
  const scopes = isOutlier ? ['admin_classic', 'user_default'] : ['apps:read', 'user_default']
  const changes = CLIENTS.map((client, index) => {
    const before = values(tenant, client, index, ['user_default'])
    return {
      address: `qlikcloud_oauth_client.${client}`,
      before,
      after: { ...before, allowed_scopes: scopes },
    }
  })
  const resource = (address: string) => ({
    address,
    mode: 'managed',
    type: 'qlikcloud_oauth_client',
    name: address.split('.')[1],
    provider_name: 'registry.terraform.io/qlikcloud/qlikcloud',
  })
  const objects = (side: 'before' | 'after') =>
    changes.map((change) => ({
      ...resource(change.address),
      schema_version: 0,
      values: change[side],
      sensitive_values: MARKS,
    }))
  return {
    name: tenant,
    text: JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.4',
      planned_values: { root_module: { resources: objects('after') } },
      resource_changes: changes.map(({ address, before, after }) => ({
        ...resource(address),
        change: {
          actions: ['update'],
          ...{ before, after, after_unknown: {}, before_sensitive: MARKS },
          after_sensitive: { ...MARKS, allowed_scopes: [false, false] },
        },
      })),
      prior_state: { format_version: '1.0', values: { root_module: { resources: objects('before') } } },
      configuration: {
        provider_config: {
          qlikcloud: {
            expressions: { tenant_url: { constant_value: `https://${tenant}.eu.qlikcloud.com` } },
          },
        },
        root_module: {
          resources: changes.map(({ address, after }) => ({
            ...resource(address),
            provider_config_key: 'qlikcloud',
            expressions: { client_name: { constant_value: after.client_name } },
          })),
        },
      },
      complete: true,
      errored: false,
    }),
  }
}

const MARKS = {
  allowed_auth_methods: [false],
  allowed_scopes: [false],
  client_secret: true,
  redirect_uris: [false],
}

function values(tenant: string, client: string, index: number, scopes: readonly string[]) {
  const id = `01a214f3a1b27003a50c6086${index}${tenant}`
  return {
    allowed_auth_methods: ['client_secret'],
    allowed_grant_types: null,
    allowed_origins: null,
    allowed_scopes: scopes,
    app_type: 'web',
    client_id: id,
    client_name: `The ${client} of ${tenant}`,
    client_secret: 'not-a-secret-but-as-long-as-one-of-those-that-are',
    client_secret_hints: ['abcde'],
    client_uri: null,
    consent_method: 'required',
    created_at: '2026-01-01T00:00:00Z',
    description: `What ${client} is for, in a sentence of usual length`,
    disabled: false,
    force_destroy: null,
    id,
    keep_initial_secret: null,
    logo_uri: null,
    public_keys: null,
    published_at: null,
    redirect_uris: [`https://${client}.${tenant}.example.com/callback`],
    skip_rules: null,
    tenant: null,
  }
}
