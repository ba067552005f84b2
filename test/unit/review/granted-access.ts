/** A client of the property test: the attributes that decide about access, and two that don't. */
export interface Granting {
  readonly tenant: string | null
  readonly app_type: string
  readonly allowed_scopes: readonly string[]
  readonly redirect_uris: readonly string[]
  readonly allowed_origins: readonly string[]
  readonly allowed_grant_types: readonly string[]
  readonly allowed_auth_methods: readonly string[]
  readonly public_keys: readonly { readonly kid: string; readonly n: string }[]
  readonly consent_method: string | null
  readonly force_destroy: boolean | null
  readonly disabled: boolean
  readonly published_at: string | null
  readonly client_name: string
  readonly skip_rules: readonly string[]
}

/** Written out by hand, so that the catalogue of scopes is checked too. */
const INCLUDES: Readonly<Record<string, readonly string[]>> = {
  admin_classic: ['admin.apps', 'admin.apps:read'],
  'admin.apps': ['admin.apps:read'],
}
const RECEIVERS: Readonly<Record<string, string>> = {
  'https://a.example/cb': 'https a.example',
  'https://a.example/other': 'https a.example',
  'https://b.example/cb': 'https b.example',
  'http://localhost:3000/cb': 'localhost 3000',
  'exampleapp://cb': 'app exampleapp',
}
const USERS: Readonly<Record<string, readonly string[]>> = {
  web: [],
  native: ['anyone who knows the id'],
  spa: ['anyone who knows the id'],
  'anonymous-embed': ['anyone who knows the id', 'people who are not signed in'],
}

/**
 * All ways in that a client gives, as a set: each is one choice in every respect. Every respect has one choice that is
 * always there ("as it is"), so that a scope counts even while no grant can use it: the next change may bring the grant.
 */
export function grantedAccess(client: Granting | null): ReadonlySet<string> {
  if (client === null) return new Set()
  const machines = client.allowed_grant_types.length > 0
  const isTrusted = client.consent_method === null ? machines : client.consent_method === 'trusted'
  const methods =
    client.app_type === 'web' && client.allowed_auth_methods.length === 0
      ? ['client_secret']
      : client.allowed_auth_methods
  const respects: readonly (readonly string[])[] = [
    client.allowed_scopes.flatMap((scope) => [scope, ...(INCLUDES[scope] ?? [])]),
    client.redirect_uris.map((uri) => RECEIVERS[uri] ?? 'unheard of'),
    client.allowed_origins,
    client.allowed_grant_types,
    methods,
    client.public_keys.map(({ kid, n }) => `${kid} ${n}`),
    isTrusted ? ['unasked'] : [],
    USERS[client.app_type] ?? [],
    client.force_destroy === true ? ['deletable'] : [],
    client.disabled ? [] : ['works'],
    client.published_at === null ? [] : ['region'],
  ]
  return respects.reduce<ReadonlySet<string>>(
    (ways, choices) =>
      new Set(
        [...ways].flatMap((way) => ['as it is', ...new Set(choices)].map((choice) => `${way} | ${choice}`)),
      ),
    new Set([`in ${client.tenant ?? 'the default tenant'}`]),
  )
}

/** What the set of ways says about a change. */
export function classByAccess(
  before: Granting | null,
  after: Granting | null,
): 'broadens' | 'narrows' | 'neutral' {
  const [was, will] = [grantedAccess(before), grantedAccess(after)]
  if ([...will].some((way) => !was.has(way))) return 'broadens'
  return [...was].some((way) => !will.has(way)) ? 'narrows' : 'neutral'
}
