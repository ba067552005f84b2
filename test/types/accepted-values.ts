// Compiled, not run: what must stay possible, because the compiler cannot know better or need not care.
import { Lazy, TerraformStack, TerraformVariable, Testing } from 'cdktf'
import {
  ClientSecret,
  customScopes,
  DataOAuthClient,
  OAuthClient,
  PublishedClient,
  Scope,
  type IOAuthClient,
  type MachineToMachineClientProps,
  type OAuthClientProps,
  type ScopeNames,
  type SinglePageAppProps,
  type WebClientProps,
} from '../../src/constructs'

const stack = new TerraformStack(Testing.app(), 'types')
const variable = new TerraformVariable(stack, 'variable', { type: 'string' })
const list = new TerraformVariable(stack, 'list', { type: 'set(string)' }).listValue
const clientName = 'Client'
const allowedOrigins = ['https://app.example.com']

declare const text: string
declare const either: boolean

const web = { appType: 'web', clientName } as const

// Redirect URIs that are not written out.
new OAuthClient(stack, 'c', { ...web, redirectUris: [text] })
new OAuthClient(stack, 'c', { ...web, redirectUris: [variable.stringValue, 'https://a.example.com'] })
new OAuthClient(stack, 'c', { ...web, redirectUris: [`https://${variable.stringValue}/callback`] })
new OAuthClient(stack, 'c', { ...web, redirectUris: [`http://${text}`, `${text}/callback`, text + '/c'] })
new OAuthClient(stack, 'c', { ...web, redirectUris: list, allowedScopes: customScopes(list) })
new OAuthClient(stack, 'c', { ...web, redirectUris: Lazy.listValue({ produce: () => [text] }) })
new OAuthClient(stack, 'c', { ...web, redirectUris: either ? ['https://a.example.com'] : [text] })
// A literal that the user knows to be right, beside `skipRules`.
new OAuthClient(stack, 'c', {
  ...web,
  redirectUris: [String('http://127.0.0.1/')],
  skipRules: ['redirect/scheme'],
})

// Lists that nobody may change.
const addresses = ['https://a.example.com', 'https://b.example.com'] as const
new OAuthClient(stack, 'c', { ...web, redirectUris: addresses })
const scopes = [Scope.user_default, Scope['apps:read'], 'spaces.data:read'] as const satisfies readonly [
  ...unknown[],
  keyof ScopeNames,
]
new OAuthClient(stack, 'c', { ...web, redirectUris: addresses, allowedScopes: scopes })

// Props from elsewhere: functions that make clients, and classes that are clients.
declare const anyProps: OAuthClientProps
const anyClient = new OAuthClient(stack, 'c', anyProps)
const made = (props: SinglePageAppProps) => new OAuthClient(stack, 'c', { ...props, description: 'made' })
const office = (props: Omit<WebClientProps, 'appType'>) =>
  new OAuthClient(stack, 'c', { appType: 'web', ...props })
const server = (props: WebClientProps | MachineToMachineClientProps) => new OAuthClient(stack, 'c', props)
export const generic = <P extends OAuthClientProps>(props: P) => new OAuthClient(stack, 'c', props)
class Portal extends OAuthClient {
  constructor(id: string, props: OAuthClientProps) {
    super(stack, id, props)
  }
}
new OAuthClient(stack, 'c', {
  appType: either ? 'web' : 'spa',
  clientName,
  redirectUris: addresses,
  allowedOrigins,
})

// Clients of which the compiler knows too little to refuse them.
const unknownClients: readonly OAuthClient[] = [
  made({ appType: 'spa', clientName, redirectUris: [], allowedOrigins }),
  anyClient,
]
const others: readonly IOAuthClient[] = [
  OAuthClient.fromClientId(stack, 'known', 'c1'),
  new DataOAuthClient(stack, 'found', { clientId: 'c1' }),
  new Portal('portal', anyProps),
  office({ clientName, redirectUris: [] }),
  server(anyProps as WebClientProps), // narrower than what is known of it, for the sake of the example
]
for (const client of [...unknownClients, ...others]) {
  new ClientSecret(stack, 's', { client })
  new PublishedClient(stack, 'p', { client })
}
new ClientSecret(stack, 's', { client: anyClient })
new PublishedClient(stack, 'p', { client: anyClient })
new PublishedClient(stack, 'p', { client: office({ clientName, redirectUris: [] }) })
new PublishedClient(stack, 'p', { client: server({ ...web, redirectUris: [] }) })
