import { App, TerraformOutput, TerraformVariable } from 'cdktf'
import { ClientSecret, Duration, FleetTenants, OAuthClient, TenantFleet } from 'cdktf-provider-qlikcloud'

const app = new App()

// The same clients in twenty tenants. Which tenant is in which stack is remembered in clients.fleet-lock.json.
new TenantFleet(app, 'clients', {
  tenants: FleetTenants.fromCsv('tenants.csv', { variables: ['owner'] }),

  // First one tenant, then one in ten, then the others.
  waves: [
    { name: 'canary', tenants: ['acme'], canary: true },
    { name: 'early', percent: 10 },
    { name: 'rest' },
  ],
  // 300 where nothing is said; fewer here, so that the last wave has more than one stack.
  resourcesPerState: 30,

  // One client of the region logs in at every tenant: TF_VAR_client_id and TF_VAR_client_secret.
  provider: (stack) => ({
    clientId: new TerraformVariable(stack, 'client_id', { type: 'string' }).stringValue,
    clientSecret: new TerraformVariable(stack, 'client_secret', { type: 'string', sensitive: true })
      .stringValue,
  }),

  settings: {
    callback: 'https://portal.example.com/callback',
    everyDays: 90,
  },
  overrides: {
    globex: { callback: 'https://globex.example.com/callback' },
  },

  stamp: (scope, { name, owner, settings }) => {
    const portal = new OAuthClient(scope, 'portal', {
      appType: 'web',
      clientName: 'Customer portal',
      description: `Owned by ${owner}`,
      redirectUris: [settings.callback],
      allowedScopes: ['user_default', 'offline_access'],
    })
    const secret = new ClientSecret(scope, 'portal-secret', {
      client: portal,
      rotation: { every: Duration.days(settings.everyDays), overlap: Duration.days(7) },
    })
    const reload = new OAuthClient(scope, 'reload', {
      appType: 'web',
      clientName: 'Nightly reload',
      allowedGrantTypes: ['client_credentials'],
      allowedScopes: ['admin.apps:read'],
    })

    const access = new TerraformOutput(scope, 'access', {
      value: {
        portal: { id: portal.clientId, secret: secret.secret },
        reload: { id: reload.clientId, secret: reload.clientSecret },
      },
      sensitive: true,
    })
    // `terraform output -json acme`, in the folder of the tenant's stack.
    access.overrideLogicalId(name)
  },
})

app.synth()
