/** A program with `count` clients of all kinds, each with values of its own, and what refers to them. */
export function typedClients(count: number): string {
  const parts = Array.from(
    { length: count },
    (_, index) => KINDS[index % KINDS.length]?.(String(index)) ?? '',
  )
  return `import { App, TerraformStack } from 'cdktf'
import { ClientSecret, OAuthClient, PublishedClient, QlikCloudProvider } from 'cdktf-provider-qlikcloud'

const stack = new TerraformStack(new App(), 'clients')
new QlikCloudProvider(stack, 'qlikcloud')
${parts.join('\n')}
`
}

const KINDS: readonly ((index: string) => string)[] = [
  (index) => `
const office${index} = new OAuthClient(stack, 'office-${index}', {
  appType: 'web',
  clientName: 'Office ${index}',
  redirectUris: ['https://o${index}.example.com/callback', 'http://localhost:3000/callback'],
  allowedScopes: ['user_default', 'offline_access'],
  keepInitialSecret: false,
})
new ClientSecret(stack, 'office-${index}-secret', { client: office${index} })`,
  (index) => `
new OAuthClient(stack, 'reload-${index}', {
  appType: 'web',
  clientName: 'Reload ${index}',
  allowedGrantTypes: ['client_credentials'],
  allowedScopes: ['admin.apps:read', 'admin.automations'],
})`,
  (index) => `
new OAuthClient(stack, 'portal-${index}', {
  appType: 'spa',
  clientName: 'Portal ${index}',
  redirectUris: ['https://p${index}.example.com/login', 'https://p${index}.example.com/silent'],
  allowedOrigins: ['https://p${index}.example.com'],
  allowedScopes: ['user_default', 'identity.email:read'],
})`,
  (index) => `
const reader${index} = new OAuthClient(stack, 'reader-${index}', {
  appType: 'native',
  clientName: 'Reader ${index}',
  redirectUris: ['example${index}://callback'],
  allowedScopes: ['apps:read', 'identity.name:read'],
})
new PublishedClient(stack, 'reader-${index}-published', { client: reader${index} })`,
]
