import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace, STARTED_BY_TERRAFORM } from '../helpers/attached-workspace'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(120_000)

let emulator: Emulator
let place: Workspace

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
})
afterAll(async () => {
  place.remove()
  await emulator.stop()
})

const oneLine = (text: string): string => text.replaceAll(/[\s│╷╵]+/g, ' ')

/** The outputs after an apply. */
async function outputs(hcl: string): Promise<unknown> {
  place.configure(hcl)
  const applied = await place.apply()
  expect(applied.stderr).toBe('')
  const { stdout } = await place.terraform(['output', '-json'])
  // By Terraform's own format, an object with one object for each output.
  const all = JSON.parse(stdout) as Readonly<Record<string, { readonly value: unknown }>>
  return Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]))
}

const SPA = `
locals {
  app = {
    app_type       = "spa"
    client_name    = "App"
    redirect_uris  = ["http://app.example.com/"]
    allowed_scopes = ["offline_access"]
  }
}`

test('the violations of an object are listed, without a word to the tenant', async () => {
  emulator.tenant('acme').clearRequests()
  expect(
    await outputs(`${SPA}
output "all" {
  value = provider::qlikcloud::oauth_client_violations(local.app)
}
output "overruled" {
  value = [
    for violation in provider::qlikcloud::oauth_client_violations(
      merge(local.app, { skip_rules = ["redirect/scheme"] })
    ) : "\${violation.severity} \${violation.rule}"
  ]
}
output "none" {
  value = provider::qlikcloud::oauth_client_violations({
    app_type = "native", client_name = "App", redirect_uris = ["app://x"], allowed_scopes = toset(["apps"])
  })
}`),
  ).toEqual({
    all: [
      {
        rule: 'scope/offline-access',
        severity: 'error',
        attribute: 'allowed_scopes',
        summary: 'Scope not allowed for this app type',
        detail: expect.stringContaining('which a client with app_type "spa" cannot have') as unknown,
      },
      {
        rule: 'redirect/scheme',
        severity: 'error',
        attribute: 'redirect_uris',
        summary: 'Redirect URI with a scheme that is not allowed',
        detail:
          'redirect_uris contains "http://app.example.com/". A redirect URI begins with https, unless its host is "localhost". Use https. (redirect/scheme)',
      },
      {
        rule: 'origin/required',
        severity: 'error',
        attribute: 'allowed_origins',
        summary: 'Allowed origin needed',
        detail: expect.stringContaining('(origin/required)') as unknown,
      },
    ],
    overruled: ['error scope/offline-access', 'warning redirect/scheme', 'error origin/required'],
    none: [],
  })
  expect(emulator.tenant('acme').requests()).toEqual([])
})

test('a check block shows the violations of clients that were made in the console', async () => {
  emulator.tenant('acme').createClient({
    clientName: 'Console',
    appType: 'web',
    redirectUris: ['https://console.example.com/'],
    allowedScopes: ['apps', 'apps:read'],
  })
  const file = join(__dirname, '..', '..', 'examples', 'reference', 'functions', 'oauth_client_violations.tf')
  place.configure(readFileSync(file, 'utf8'))
  const ran = await place.terraform(['plan', '-no-color'], STARTED_BY_TERRAFORM)
  expect(ran.exitCode).toBe(0)
  expect(ran.stdout).toContain('Warning: Check block assertion failed')
  expect(oneLine(ran.stdout)).toContain('Console: allowed_scopes contains both "apps" and "apps:read"')
  expect(oneLine(ran.stdout)).toContain('(scope/covered)')
  expect(ran.stdout).toMatch(/objections += \[/)
})

test('a client of the configuration makes the result sensitive, which can be taken off', async () => {
  expect(
    await outputs(`
resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "Own"
  redirect_uris  = ["https://own.example.com/"]
  allowed_scopes = ["apps", "apps:read"]
}
output "rules" {
  value = nonsensitive(provider::qlikcloud::oauth_client_violations(qlikcloud_oauth_client.it)[*].rule)
}`),
  ).toEqual({ rules: ['scope/covered'] })
  await place.destroy()
})

test('an unknown value makes the result unknown until it is known', async () => {
  const hcl = `
resource "terraform_data" "uri" {
  input = "http://app.example.com/"
}
resource "terraform_data" "rules" {
  input = provider::qlikcloud::oauth_client_violations({
    app_type = "web", redirect_uris = [terraform_data.uri.output], allowed_scopes = ["apps"]
  })[*].rule
}
output "rules" {
  value = terraform_data.rules.output
}`
  expect(await outputs(hcl)).toEqual({ rules: ['redirect/scheme'] })
  await place.destroy()
})

test.each([
  [
    'a scope type that there is not',
    'scopes_for("webb")',
    'app_type is "webb". Allowed are "web", "native", "spa", "anonymous-embed".',
  ],
  [
    'an attribute that is misspelt',
    'oauth_client_violations({ redirect_uri = [] })',
    'a qlikcloud_oauth_client has no attribute "redirect_uri"; perhaps "redirect_uris" is meant.',
  ],
  [
    'a value of another shape',
    'oauth_client_violations({ allowed_scopes = "apps" })',
    'allowed_scopes is a string, but has to be a set of strings.',
  ],
  [
    'something that is no client',
    'oauth_client_violations(["web"])',
    'the client has to be an object with the attributes of a qlikcloud_oauth_client, but is of type tuple.',
  ],
  [
    'a rule that there is not',
    'oauth_client_violations({ skip_rules = ["name/limits"] })',
    'skip_rules names "name/limits", which is not a rule; perhaps "name/limit" is meant.',
  ],
  [
    'null in a set',
    'oauth_client_violations({ allowed_scopes = [null] })',
    'allowed_scopes contains null: remove it, or filter it out with compact().',
  ],
])('%s is an error of the call', async (_title, call, says) => {
  place.configure(`output "it" {\n  value = provider::qlikcloud::${call}\n}`)
  const ran = await place.terraform(['validate', '-no-color'])
  expect(ran.exitCode).toBe(1)
  expect(oneLine(ran.stderr)).toContain('Error: Invalid function argument')
  expect(oneLine(ran.stderr)).toContain(says)
})

test('the scopes for an app type leave out what it cannot have', async () => {
  expect(
    await outputs(`
output "counts" {
  value = { for type in ["web", "native", "spa"] : type => length(provider::qlikcloud::scopes_for(type)) }
}
output "only_web" {
  value = setsubtract(provider::qlikcloud::scopes_for("web"), provider::qlikcloud::scopes_for("spa"))
}
output "first" {
  value = provider::qlikcloud::scopes_for("native")[0]
}`),
  ).toEqual({
    counts: { web: 101, native: 100, spa: 99 },
    only_web: ['admin_classic', 'offline_access'],
    first: 'admin.ai-descriptions',
  })
})

test('the data source of scopes is filtered, and asks no tenant', async () => {
  emulator.tenant('acme').clearRequests()
  expect(
    await outputs(`
data "qlikcloud_oauth_scopes" "all" {}
data "qlikcloud_oauth_scopes" "region" {
  use = "region"
}
data "qlikcloud_oauth_scopes" "spa_admin" {
  app_type = "spa"
  level    = "admin"
}
output "count" {
  value = length(data.qlikcloud_oauth_scopes.all.scopes)
}
output "region" {
  value = data.qlikcloud_oauth_scopes.region.scopes[*].name
}
output "spa_admin" {
  value = length(data.qlikcloud_oauth_scopes.spa_admin.scopes)
}
output "one" {
  value = one([for scope in data.qlikcloud_oauth_scopes.all.scopes : scope if scope.name == "apps:read"])
}
output "excluded" {
  value = one([for scope in data.qlikcloud_oauth_scopes.all.scopes : scope if scope.name == "admin_classic"])
}`),
  ).toEqual({
    count: 229,
    region: ['tenants:create', 'tenants:deactivate', 'tenants:reactivate'],
    spa_admin: 28,
    one: {
      name: 'apps:read',
      description: 'read own apps',
      level: 'user',
      use: 'oauth',
      parents: ['apps'],
      excluded_app_types: [],
    },
    excluded: {
      name: 'admin_classic',
      description: 'every administrator permission (dynamic set)',
      level: 'admin',
      use: 'oauth',
      parents: [],
      excluded_app_types: ['native', 'spa'],
    },
  })
  expect(emulator.tenant('acme').requests()).toEqual([])
})

test('the data source of scopes refuses a condition that nothing meets', async () => {
  place.configure('data "qlikcloud_oauth_scopes" "it" {\n  app_type = "webb"\n  level = "tenant"\n}')
  const ran = await place.terraform(['validate', '-no-color'])
  expect(ran.stderr.match(/Error: Value not allowed/g)).toHaveLength(2)
  expect(oneLine(ran.stderr)).toContain(
    'app_type is "webb". Allowed are "web", "native", "spa", "anonymous-embed". Did you mean "web"?',
  )
  expect(oneLine(ran.stderr)).toContain('level is "tenant". Allowed are "admin", "user", "talend".')
  expect(oneLine(ran.stderr)).toContain('level = "tenant"')
})
