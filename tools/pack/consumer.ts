/** A small program as a user would write it; it only has to compile. */
export const CONSUMER = `import { App, Aspects, TerraformStack } from 'cdktf'
import { ClientSecret, forbidScopes, OAuthClient, OAuthPolicy, QlikCloudProvider, Scope } from 'cdktf-provider-qlikcloud'
import { startEmulator, type Emulator } from 'cdktf-provider-qlikcloud/emulator'
import { readPlan, type PlanReading } from 'cdktf-provider-qlikcloud/review'

const stack = new TerraformStack(new App(), 'consumer')
new QlikCloudProvider(stack, 'qlikcloud')
const client = new OAuthClient(stack, 'portal', {
  appType: 'web',
  clientName: 'Portal',
  redirectUris: ['https://portal.example.com/callback'],
})
new ClientSecret(stack, 'secret', { client })
export const id: string = client.clientId

const dashboard = new OAuthClient(stack, 'dashboard', {
  appType: 'spa',
  clientName: 'Dashboard',
  redirectUris: ['https://example.com/callback'],
  allowedOrigins: ['https://example.com'],
  allowedScopes: [Scope['apps:read']],
})
// @ts-expect-error - a single-page app has no secrets
new ClientSecret(stack, 'illegal-secret', { client: dashboard })
Aspects.of(stack).add(new OAuthPolicy([forbidScopes(['admin_classic'])]))

new OAuthClient(stack, 'illegal', {
  appType: 'spa',
  clientName: 'Illegal',
  redirectUris: ['https://example.com/callback'],
  allowedOrigins: ['https://example.com'],
  // @ts-expect-error - a single-page app cannot keep a secret
  allowedGrantTypes: ['client_credentials'],
})

export const reading: PlanReading = readPlan('{}')

export const region: Promise<Emulator> = startEmulator({ tenants: ['acme'] })
`
