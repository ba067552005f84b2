import type { EmulatedTenant, TenantAccess } from '../../src/emulator'
import { KEY, OTHER_KEY, RECIPIENT, client, publication, secret } from './hcl'

/** A plan, or several, with what was there before and what happened outside of Terraform. */
export interface GoldenCase {
  readonly name: string
  /** The tenants to plan for, each a stack of its own. @default - acme alone */
  readonly stacks?: readonly string[]
  /** Tenants that the provider block of a single stack names. @default - none */
  readonly manyTenants?: readonly string[]
  readonly before?: (stack: string) => string
  readonly outside?: (tenant: EmulatedTenant, ids: ReadonlyMap<string, string>) => void
  readonly after: (stack: string, ids: ReadonlyMap<string, string>) => string
  readonly options?: readonly string[]
}

export interface Tenants {
  readonly url: (name: string) => string
  readonly access: (name: string) => TenantAccess
}

export const FLEET_TENANTS: readonly string[] = Array.from(
  { length: 100 },
  (_, index) => `plant-${String(index + 1).padStart(3, '0')}`,
)

const SCOPES = ['user_default', 'apps:read']
const from =
  (values: object, more = '') =>
  () =>
    client('portal', values) + more
/** One change of one client. */
const change = (name: string, before: object, after: object, more = ''): GoldenCase => ({
  name,
  before: from(before, more),
  after: from(after, more),
})
const ROTATION = (year: string): string =>
  `  keepers   = { year = "${year}" }\n  rotation  = { every_days = 90, overlap_days = 14 }\n`
const id = (ids: ReadonlyMap<string, string>): string => ids.get('Customer portal') ?? ''

export const GOLDEN_CASES: readonly GoldenCase[] = [
  { name: 'no-changes', before: from({}), after: from({}) },
  { name: 'create-web', after: from({ allowed_scopes: SCOPES }, secret('portal')) },
  {
    name: 'create-machine',
    after: from({
      ...{
        redirect_uris: undefined,
        allowed_grant_types: ['client_credentials'],
        allowed_scopes: ['admin_classic'],
      },
      ...{ allowed_auth_methods: ['private_key_jwt'], public_keys: [KEY] },
    }),
  },
  {
    name: 'create-public-clients',
    after: () =>
      client('reader', {
        app_type: 'native',
        redirect_uris: ['exampleapp://callback', 'http://localhost/cb'],
      }) + client('board', { app_type: 'spa', allowed_origins: ['https://board.example.com'] }),
  },
  change('scopes-widened', {}, { allowed_scopes: [...SCOPES, 'admin.users', 'brand.new:scope'] }),
  change('scopes-narrowed', { allowed_scopes: [...SCOPES, 'admin.users'] }, {}),
  change(
    'scopes-to-least-privilege',
    { allowed_scopes: ['admin_classic'] },
    { allowed_scopes: ['admin.apps:read'] },
  ),
  change(
    'scopes-already-included',
    { allowed_scopes: ['admin.apps'] },
    { allowed_scopes: ['admin.apps', 'admin.apps:export'] },
  ),
  change(
    'redirects',
    { redirect_uris: ['https://portal.example.com/callback', 'https://old.example.com/cb'] },
    {
      redirect_uris: [
        'https://portal.example.com/other',
        'https://new.example.net/cb',
        'http://localhost:3000/cb',
      ],
    },
  ),
  change(
    'origins',
    { allowed_origins: ['https://a.example.com'] },
    { allowed_origins: ['https://b.example.com'] },
  ),
  change('grant-and-trust', {}, { allowed_grant_types: ['client_credentials'], consent_method: 'trusted' }),
  change('consent-required', { consent_method: 'trusted' }, { consent_method: 'required' }),
  change('key-added', {}, { allowed_auth_methods: ['client_secret', 'private_key_jwt'], public_keys: [KEY] }),
  change(
    'key-exchanged',
    { allowed_auth_methods: ['private_key_jwt'], public_keys: [KEY] },
    { allowed_auth_methods: ['private_key_jwt'], public_keys: [OTHER_KEY] },
  ),
  change('protection-lifted', {}, { force_destroy: true, skip_rules: ['scope/unknown'] }),
  change(
    'names-only',
    {},
    { client_name: 'Portal of customers', description: 'For customers | `all` of them' },
  ),
  change('type-replaced', { allowed_scopes: SCOPES }, { app_type: 'native', allowed_scopes: SCOPES }),
  {
    name: 'replaced-by-request',
    before: from({}, secret('portal')),
    after: from({}, secret('portal')),
    options: ['-replace=qlikcloud_oauth_client.portal'],
  },
  {
    name: 'tenant-changed',
    manyTenants: ['globex', 'initech'],
    before: from({ tenant: 'globex' }),
    after: from({ tenant: 'initech' }),
  },
  { name: 'secret-added', before: from({}), after: from({}, secret('portal')) },
  { name: 'secret-deleted', before: from({}, secret('portal')), after: from({}) },
  {
    name: 'secret-rotated',
    before: from({}, secret('portal', ROTATION('2026'))),
    after: from({}, secret('portal', ROTATION('2027'))),
  },
  {
    name: 'secret-encrypted',
    before: from({}, secret('portal')),
    after: from(
      {},
      secret('portal', `  recipient_public_key = ${JSON.stringify(JSON.stringify(RECIPIENT))}\n`),
    ),
  },
  { name: 'published', before: from({}), after: from({}, publication('portal')) },
  { name: 'publication-dropped', before: from({}, publication('portal')), after: from({}) },
  { name: 'deleted', before: from({}, secret('portal')), after: () => '' },
  {
    name: 'forgotten',
    before: from({}),
    after: () =>
      `removed {\n  from = qlikcloud_oauth_client.portal\n  lifecycle {\n    destroy = false\n  }\n}\n`,
  },
  {
    name: 'moved-and-changed',
    before: from({}),
    after: () =>
      `moved {\n  from = qlikcloud_oauth_client.portal\n  to   = qlikcloud_oauth_client.shop\n}\n${client('shop', { allowed_scopes: SCOPES })}`,
  },
  {
    name: 'imported',
    outside: (tenant) => {
      tenant.createClient({
        appType: 'web',
        clientName: 'Customer portal',
        redirectUris: ['https://portal.example.com/callback'],
      })
    },
    after: (_stack, ids) =>
      `import {\n  to = qlikcloud_oauth_client.portal\n  id = "${id(ids)}"\n}\n${client('portal', {})}`,
  },
  {
    name: 'drift-reverted',
    before: from({}),
    outside: (tenant, ids) => {
      tenant.updateClient(id(ids), {
        allowedScopes: ['user_default', 'admin_classic'],
        description: 'Changed by hand',
      })
    },
    after: from({}),
  },
  {
    name: 'drift-kept',
    before: from({}, secret('portal')),
    outside: (tenant, ids) => {
      tenant.addSecret(id(ids))
      tenant.publish(id(ids))
    },
    after: from({ client_name: 'Portal' }, secret('portal')),
  },
  {
    name: 'drift-deleted',
    before: from({}),
    outside: (tenant, ids) => {
      tenant.deleteClient(id(ids))
    },
    after: from({}),
  },
  {
    name: 'refresh-only',
    before: from({}, secret('portal')),
    outside: (tenant, ids) => {
      tenant.updateClient(id(ids), { allowedScopes: [] })
    },
    after: from({}, secret('portal')),
    options: ['-refresh-only'],
  },
  {
    name: 'unknown-values',
    before: from({}, 'resource "terraform_data" "host" {\n  input = "portal.example.com"\n}\n'),
    after: () =>
      `resource "terraform_data" "host" {\n  input = "gate.example.com"\n}\n` +
      client('portal', {}).replace(
        '["https://portal.example.com/callback"]',
        '["https://portal.example.com/callback", "https://${terraform_data.host.output}/callback"]',
      ),
  },
  {
    name: 'sensitive-values',
    before: from({}),
    after: () =>
      client('portal', {})
        .replace('["user_default"]', 'sensitive(["user_default", "admin.apps"])')
        .replace('"Customer portal"', 'sensitive("CANARY of a name")'),
  },
  {
    name: 'fleet-in-one-stack',
    manyTenants: FLEET_TENANTS,
    before: () => fleet('["user_default"]', ''),
    after: () =>
      fleet(
        'each.key == "plant-042" ? ["user_default", "admin_classic"] : ["user_default", "apps:read"]',
        'each.key == "plant-077" ? "Gate of ${each.key}" : "Portal of ${each.key}"',
      ),
  },
  {
    name: 'five-stacks',
    stacks: ['acme', 'globex', 'initech', 'plant-001', 'plant-002'],
    before: (stack) => client('portal', { redirect_uris: [`https://${stack}.example.com/cb`] }),
    after: (stack) =>
      stack === 'initech'
        ? client('portal', { app_type: 'native', redirect_uris: [`https://${stack}.example.com/cb`] })
        : client('portal', {
            redirect_uris: [`https://${stack}.example.com/cb`, `https://${stack}.example.net/cb`],
            allowed_scopes: SCOPES,
          }) + secret('portal'),
  },
]

function fleet(scopes: string, name: string): string {
  const tenants = FLEET_TENANTS.map((tenant) => `"${tenant}"`).join(', ')
  return `resource "qlikcloud_oauth_client" "portal" {
  for_each       = toset([${tenants}])
  tenant         = each.key
  app_type       = "web"
  client_name    = ${name === '' ? '"Portal of ${each.key}"' : name}
  redirect_uris  = ["https://\${each.key}.example.com/callback"]
  allowed_scopes = ${scopes}
}
`.replaceAll('\\${', '${')
}
