import type { RuleId } from '../../src/rules'

/** A program that the compiler must refuse, beside one that differs from it in what matters and passes. */
export interface RuleCase {
  /** The rule that the wrong program breaks, as the same values would at synthesis. */
  readonly ruleId: RuleId
  readonly right: string
  /** What stands between `«` and `»` is where the compiler has to point. */
  readonly wrong: string
  /** The first line of its message. */
  readonly message: string
}

const client = (props: string) => `new OAuthClient(stack, 'client', { clientName, ${props} })`
const WEB = `appType: 'web', redirectUris`
const SPA = `appType: 'spa', redirectUris, allowedOrigins`
const NATIVE = `appType: 'native', redirectUris`
const EMBED = `appType: 'anonymous-embed', allowedOrigins`
const MACHINE = `appType: 'web', allowedGrantTypes: ['client_credentials']`

const SCOPE_NOT_FOR_SPA = (scope: string) => `Type '"${scope}"' is not assignable to type 'ScopeFor<"spa">'.`
const NOT_A_WEB_URI = (uri: string) => `Type '"${uri}"' is not assignable to type 'HttpsOrLocalhostUri'.`
const NO_LIST = `Type 'string[]' is not assignable to type 'never'.`
const UNFIT = (is: string, needed: string) =>
  `Type 'OAuthClient<${is}>' is not assignable to type '${needed}'.`

/** By rules; several cases for a rule that is seen in several places. */
export const RULE_CASES: readonly RuleCase[] = [
  {
    ruleId: 'app-type/value',
    right: client(`appType: 'web', redirectUris`),
    wrong: client(`«appType»: 'mobile', redirectUris`),
    message: `Type '"mobile"' is not assignable to type '"web" | "native" | "spa" | "anonymous-embed"'.`,
  },
  {
    ruleId: 'grant/value',
    right: client(`appType: 'web', allowedGrantTypes: ['client_credentials']`),
    wrong: client(`appType: 'web', redirectUris, allowedGrantTypes: [«'authorization_code'»]`),
    message: `Type '"authorization_code"' is not assignable to type '"client_credentials" | "urn:qlik:oauth:user-impersonation"'.`,
  },
  {
    ruleId: 'auth/value',
    right: client(`appType: 'web', redirectUris, allowedAuthMethods: ['client_secret']`),
    wrong: client(`appType: 'web', redirectUris, allowedAuthMethods: [«'none'»]`),
    message: `Type '"none"' is not assignable to type '"client_secret" | "private_key_jwt"'.`,
  },
  {
    ruleId: 'consent/value',
    right: client(`appType: 'web', redirectUris, consentMethod: 'required'`),
    wrong: client(`appType: 'web', redirectUris, «consentMethod»: 'optional'`),
    message: `Type '"optional"' is not assignable to type '"required" | "trusted"'.`,
  },
  {
    ruleId: 'scope/admin-classic',
    right: client(`${WEB}, allowedScopes: ['user_default', 'admin_classic']`),
    wrong: client(`${SPA}, allowedScopes: ['user_default', «'admin_classic'»]`),
    message: SCOPE_NOT_FOR_SPA('admin_classic'),
  },
  {
    ruleId: 'scope/admin-classic',
    right: client(`${MACHINE}, allowedScopes: [Scope.admin_classic]`),
    wrong: client(`${NATIVE}, allowedScopes: [«Scope.admin_classic»]`),
    message: `Type '"admin_classic"' is not assignable to type 'ScopeFor<"native">'.`,
  },
  {
    ruleId: 'scope/offline-access',
    right: client(`${NATIVE}, allowedScopes: ['offline_access']`),
    wrong: client(`${SPA}, allowedScopes: [«'offline_access'»]`),
    message: SCOPE_NOT_FOR_SPA('offline_access'),
  },
  {
    ruleId: 'scope/unknown',
    right: client(`${WEB}, allowedScopes: [customScope('brand-new:read')]`),
    wrong: client(`${WEB}, allowedScopes: [«'admin.app:read'»]`),
    message: `Type '"admin.app:read"' is not assignable to type 'ScopeFor<"web">'. Did you mean '"admin.apps:read"'?`,
  },
  {
    ruleId: 'scope/not-for-oauth',
    right: client(`${WEB}, allowedScopes: ['apps']`),
    wrong: client(`${WEB}, allowedScopes: [«'api-keys'»]`),
    message: `Type '"api-keys"' is not assignable to type 'ScopeFor<"web">'.`,
  },
  {
    ruleId: 'redirect/scheme',
    right: client(`appType: 'native', redirectUris: ['exampleapp://signed-in']`),
    wrong: client(`appType: 'web', redirectUris: ['https://a.example.com', «'exampleapp://signed-in'»]`),
    message: NOT_A_WEB_URI('exampleapp://signed-in'),
  },
  {
    ruleId: 'redirect/scheme',
    right: client(`appType: 'spa', allowedOrigins, redirectUris: ['http://localhost:3000/callback']`),
    wrong: client(`appType: 'spa', allowedOrigins, redirectUris: [«'http://a.example.com/callback'»]`),
    message: NOT_A_WEB_URI('http://a.example.com/callback'),
  },
  {
    ruleId: 'redirect/absolute',
    right: client(`appType: 'web', redirectUris: ['https://a.example.com/callback']`),
    wrong: client(`appType: 'web', redirectUris: ['https://a.example.com', «'a.example.com/callback'»]`),
    message: NOT_A_WEB_URI('a.example.com/callback'),
  },
  {
    ruleId: 'redirect/required',
    right: client(WEB),
    wrong: `new OAuthClient(stack, 'client', «{ clientName, appType: 'web' }»)`,
    message: `Argument of type '{ clientName: string; appType: "web"; }' is not assignable to parameter of type 'AcceptedProps<"web", never, string, WebClientProps<unknown>>'.`,
  },
  {
    ruleId: 'redirect/required',
    right: client(SPA),
    wrong: `new OAuthClient(stack, 'client', «{ clientName, appType: 'spa', allowedOrigins }»)`,
    message: `Argument of type '{ clientName: string; appType: "spa"; allowedOrigins: string[]; }' is not assignable to parameter of type 'AcceptedProps<"spa", never, string, SinglePageAppProps<unknown>>'.`,
  },
  {
    ruleId: 'redirect/unused',
    right: client(`${EMBED}, redirectUris: []`),
    wrong: client(`${EMBED}, redirectUris: [«'https://a.example.com'»]`),
    message: `Type 'string' is not assignable to type 'never'.`,
  },
  {
    ruleId: 'origin/required',
    right: client(EMBED),
    wrong: `new OAuthClient(stack, 'client', «{ clientName, appType: 'anonymous-embed' }»)`,
    message: `Argument of type '{ clientName: string; appType: "anonymous-embed"; }' is not assignable to parameter of type 'AcceptedProps<"anonymous-embed", never, string, AnonymousEmbedProps>'.`,
  },
  {
    ruleId: 'origin/unused',
    right: client(`${WEB}, allowedOrigins: ['https://a.example.com']`),
    wrong: client(`${NATIVE}, allowedOrigins: [«'https://a.example.com'»]`),
    message: `Type 'string' is not assignable to type 'never'.`,
  },
  {
    ruleId: 'grant/web-only',
    right: client(MACHINE),
    wrong: client(`${SPA}, «allowedGrantTypes»: ['client_credentials']`),
    message: NO_LIST,
  },
  {
    ruleId: 'grant/web-only',
    right: client(`appType: 'web', allowedGrantTypes: ['urn:qlik:oauth:user-impersonation']`),
    wrong: client(`${NATIVE}, «allowedGrantTypes»: ['urn:qlik:oauth:user-impersonation']`),
    message: NO_LIST,
  },
  {
    ruleId: 'grant/web-only',
    right: client(MACHINE),
    wrong: client(`${EMBED}, «allowedGrantTypes»: ['client_credentials']`),
    message: NO_LIST,
  },
  {
    ruleId: 'auth/secret-web-only',
    right: client(`${WEB}, allowedAuthMethods: ['client_secret']`),
    wrong: client(`${SPA}, «allowedAuthMethods»: ['client_secret']`),
    message: NO_LIST,
  },
  {
    ruleId: 'auth/key-public-client',
    right: client(`${WEB}, allowedAuthMethods: ['private_key_jwt'], publicKeys: [key]`),
    wrong: client(`${NATIVE}, «allowedAuthMethods»: ['private_key_jwt']`),
    message: NO_LIST,
  },
  {
    ruleId: 'auth/key-private',
    right: client(`${WEB}, allowedAuthMethods: ['private_key_jwt'], publicKeys: [{ ...key }]`),
    wrong: client(
      `${WEB}, allowedAuthMethods: ['private_key_jwt'], publicKeys: [{ ...key, «d»: 'private' }]`,
    ),
    message: `Type 'string' is not assignable to type 'never'.`,
  },
  {
    ruleId: 'secret/public-client',
    right: `const web = ${client(WEB)}; new ClientSecret(stack, 's', { client: web })`,
    wrong: `const spa = ${client(SPA)}; new ClientSecret(stack, 's', { «client»: spa })`,
    message: UNFIT('"spa", never', 'ClientWithSecrets'),
  },
  {
    ruleId: 'secret/public-client',
    right: `const robot = ${client(MACHINE)}; new ClientSecret(stack, 's', { client: robot })`,
    wrong: `const native = ${client(NATIVE)}; new ClientSecret(stack, 's', { «client»: native })`,
    message: UNFIT('"native", never', 'ClientWithSecrets'),
  },
  {
    ruleId: 'secret/method',
    right: `const both = ${client(`${WEB}, allowedAuthMethods: ['client_secret', 'private_key_jwt'], publicKeys: [key]`)}; new ClientSecret(stack, 's', { client: both })`,
    wrong: `const keyed = ${client(`${WEB}, allowedAuthMethods: ['private_key_jwt'], publicKeys: [key]`)}; new ClientSecret(stack, 's', { «client»: keyed })`,
    message: UNFIT('"web", "private_key_jwt"', 'ClientWithSecrets'),
  },
  {
    ruleId: 'consent/machine-to-machine',
    right: client(`${MACHINE}, consentMethod: 'trusted'`),
    wrong: client(`${MACHINE}, «consentMethod»: 'required'`),
    message: `Type '"required"' is not assignable to type '"trusted"'.`,
  },
  {
    ruleId: 'consent/published',
    right: `const web = ${client(`${WEB}, consentMethod: 'required'`)}; new PublishedClient(stack, 'p', { client: web })`,
    wrong: `const trusted = ${client(`${WEB}, consentMethod: 'trusted'`)}; new PublishedClient(stack, 'p', { «client»: trusted })`,
    message: UNFIT('"web", "trusted"', 'PublishableClient'),
  },
  {
    ruleId: 'publish/machine-to-machine',
    right: `const spa = ${client(SPA)}; new PublishedClient(stack, 'p', { client: spa })`,
    wrong: `const robot = ${client(MACHINE)}; new PublishedClient(stack, 'p', { «client»: robot })`,
    message: UNFIT('"web", "client_credentials"', 'PublishableClient'),
  },
]
