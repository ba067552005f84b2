import { App, TerraformOutput, TerraformStack } from 'cdktf'
import {
  ClientSecret,
  DataOAuthConfiguration,
  Duration,
  OAuthClient,
  PublishedClient,
  QlikCloudProvider,
} from 'cdktf-provider-qlikcloud'

const app = new App()
const stack = new TerraformStack(app, 'quickstart')

// Where and as whom: QLIKCLOUD_TENANT_URL, QLIKCLOUD_CLIENT_ID and QLIKCLOUD_CLIENT_SECRET.
new QlikCloudProvider(stack, 'qlikcloud')

// A web application with a server, which can keep a secret.
const portal = new OAuthClient(stack, 'portal', {
  appType: 'web',
  clientName: 'Customer portal',
  description: 'Dashboards for our customers',
  redirectUris: ['https://portal.example.com/callback', 'http://localhost:3000/callback'],
  allowedScopes: ['user_default', 'offline_access'],
  // Without this, the secret below would take the place of the one that comes with the client.
  keepInitialSecret: true,
})

// Its secret, made anew every quarter: the old one stays valid for a week more. With it, the secret that Qlik Cloud makes
// together with the client is not kept.
const portalSecret = new ClientSecret(stack, 'portal-secret', {
  client: portal,
  rotation: { every: Duration.days(90), overlap: Duration.days(7) },
})

// An application that runs in the browser.
const dashboard = new OAuthClient(stack, 'dashboard', {
  appType: 'spa',
  clientName: 'Sales dashboard',
  redirectUris: ['https://dashboard.example.com/callback'],
  allowedOrigins: ['https://dashboard.example.com'],
  allowedScopes: ['user_default'],
})

// An application that people install.
const desktop = new OAuthClient(stack, 'desktop', {
  appType: 'native',
  clientName: 'Desktop reader',
  redirectUris: ['exampleapp://signed-in'],
  allowedScopes: ['apps:read', 'identity.name:read'],
})

// A service that works at night, when nobody is there to ask.
const reloader = new OAuthClient(stack, 'reloader', {
  appType: 'web',
  clientName: 'Nightly reload',
  allowedGrantTypes: ['client_credentials'],
  allowedScopes: ['admin.apps:read', 'admin.automations'],
})

// A client for all tenants of the region. Publishing cannot be undone, and deleting it has to be allowed.
const partner = new OAuthClient(stack, 'partner', {
  appType: 'web',
  clientName: 'Partner integration',
  redirectUris: ['https://partner.example.com/callback'],
  allowedScopes: ['user_default'],
  forceDestroy: true,
})
new PublishedClient(stack, 'partner-published', { client: partner })

// What the applications have to know of the tenant.
const server = new DataOAuthConfiguration(stack, 'server')

new TerraformOutput(stack, 'token_endpoint', { value: server.tokenEndpoint })
new TerraformOutput(stack, 'portal_client_id', { value: portal.clientId })
new TerraformOutput(stack, 'portal_client_secret', { value: portalSecret.secret, sensitive: true })
new TerraformOutput(stack, 'dashboard_client_id', { value: dashboard.clientId })
new TerraformOutput(stack, 'desktop_client_id', { value: desktop.clientId })
new TerraformOutput(stack, 'reloader_client_id', { value: reloader.clientId })
new TerraformOutput(stack, 'reloader_client_secret', { value: reloader.clientSecret, sensitive: true })
new TerraformOutput(stack, 'partner_client_id', { value: partner.clientId })

app.synth()
