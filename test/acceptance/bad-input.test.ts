import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace } from '../helpers/attached-workspace'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(120_000)

let emulator: Emulator
let place: Workspace

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme', 'globex'], limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
})
afterAll(async () => {
  place.remove()
  await emulator.stop()
})

const APP = `
resource "qlikcloud_oauth_client" "it" {
  app_type       = "native"
  client_name    = "App"
  redirect_uris  = ["exampleapp://callback"]
  allowed_scopes = ["user_default"]
}`

/** Terraform wraps and frames its messages; this is what a reader takes from them. */
const read = (text: string): string => text.replaceAll(/[\s│╷╵]+/g, ' ')

interface Case {
  readonly hcl: string
  readonly environment?: Readonly<Record<string, string>>
  readonly says: readonly string[]
}

const EMPTY = 'provider "qlikcloud" {}'

const PROVIDER: Readonly<Record<string, Case>> = {
  'no credentials': {
    hcl: EMPTY,
    environment: { QLIKCLOUD_CLIENT_ID: '', QLIKCLOUD_CLIENT_SECRET: '' },
    says: ['Error: No credentials given', 'QLIKCLOUD_CLIENT_ID and QLIKCLOUD_CLIENT_SECRET'],
  },
  'half of the credentials': {
    hcl: EMPTY,
    environment: { QLIKCLOUD_CLIENT_ID: '' },
    says: ['Error: Incomplete credentials', 'client_id (or QLIKCLOUD_CLIENT_ID in the environment)'],
  },
  'no tenant': {
    hcl: EMPTY,
    environment: { QLIKCLOUD_TENANT_URL: '' },
    says: ['Error: No tenant given', 'https://acme.eu.qlikcloud.com'],
  },
  'a tenant URL that is http': {
    hcl: 'provider "qlikcloud" {\n  tenant_url = "http://acme.eu.qlikcloud.com"\n}',
    says: ['Error: Invalid tenant URL', 'Write "https://acme.eu.qlikcloud.com"', 'tenant_url = "http://acme'],
  },
  'a tenant URL with a path': {
    hcl: 'provider "qlikcloud" {\n  tenant_url = "https://acme.eu.qlikcloud.com/console/oauth"\n}',
    says: ['Error: Invalid tenant URL', 'Write "https://acme.eu.qlikcloud.com"'],
  },
  'a tenant that does not answer': {
    hcl: 'provider "qlikcloud" {\n  max_wait_seconds = 0.05\n}',
    environment: { QLIKCLOUD_TENANT_URL: 'http://nobody.localhost:1' },
    says: ['Error: Tenant unreachable', 'nobody.localhost:1', 'Check the tenant URL'],
  },
}

describe('refuses, in one clear message and with exit code 1,', () => {
  test.each(Object.entries(PROVIDER))('%s', async (_name, { hcl, environment = {}, says }) => {
    place.configure(`${hcl}\ndata "qlikcloud_oauth_clients" "all" {}`)
    const ran = await place.terraform(['plan', '-no-color', '-input=false'], environment)
    expect(ran.exitCode).toBe(1)
    for (const text of says) expect(read(ran.stderr)).toContain(text)
    expect(ran.stderr.includes(accessOf(emulator, 'acme').clientSecret)).toBe(false)
    expect(ran.stderr.match(/Error: /g)).toHaveLength(1)
  })

  test('a wrong secret, which it does not repeat', async () => {
    place.configure('data "qlikcloud_oauth_clients" "all" {}')
    const ran = await place.terraform(['plan', '-no-color'], { QLIKCLOUD_CLIENT_SECRET: 'canary-4711' })
    expect(ran.exitCode).toBe(1)
    expect(read(ran.stderr)).toContain('Error: Credentials rejected')
    expect(ran.stderr + ran.stdout).not.toContain('canary-4711')
  })

  test('a caller without the role TenantAdmin', async () => {
    const apiKey = emulator.tenant('acme').addApiKey({ admin: false })
    place.configure(APP)
    const ran = await place.terraform(['apply', '-no-color', '-auto-approve'], {
      QLIKCLOUD_CLIENT_ID: '',
      QLIKCLOUD_CLIENT_SECRET: '',
      QLIKCLOUD_API_KEY: apiKey,
    })
    expect(ran.exitCode).toBe(1)
    expect(read(ran.stderr)).toContain('Error: Not permitted')
    expect(read(ran.stderr)).toContain('role TenantAdmin')
    expect((ran.stderr + ran.stdout).includes(apiKey)).toBe(false)
  })

  test.each([
    ['does not exist', () => '0123456789abcdef0123456789abcdef'],
    ['belongs to another tenant', () => accessOf(emulator, 'globex').clientId],
  ])('the import of a client id that %s', async (_case, id) => {
    place.configure(APP)
    const ran = await place.terraform(['import', '-no-color', 'qlikcloud_oauth_client.it', id()])
    expect(ran.exitCode).toBe(1)
    expect(read(ran.stderr)).toContain('Error: No such OAuth client')
    expect(read(ran.stderr)).toContain(`no OAuth client with the id "${id()}"`)
  })
})

const uris = (count: number): string =>
  JSON.stringify(Array.from({ length: count }, (_, at) => `https://app${String(at)}.example.com/`))

const CLIENT: Readonly<Record<string, Case>> = {
  'six redirect URIs': {
    hcl: APP.replace('["exampleapp://callback"]', uris(6)),
    says: ['(redirect/limit)', 'redirect_uris'],
  },
  'a redirect URI of 257 characters': {
    hcl: APP.replace('exampleapp://callback', `https://example.com/${'x'.repeat(237)}`),
    says: ['(redirect/limit)', '256'],
  },
  'a redirect URI over http': {
    hcl: APP.replace('exampleapp://callback', 'http://app.example.com/'),
    says: ['(redirect/scheme)', 'http://app.example.com/'],
  },
  'a name of 513 characters': {
    hcl: APP.replace('"App"', `"${'x'.repeat(513)}"`),
    says: ['(name/limit)', '512'],
  },
  'an admin scope for a native app': {
    hcl: APP.replace('"user_default"', '"admin_classic"'),
    says: ['(scope/admin-classic)', 'admin_classic'],
  },
  'a machine-to-machine grant for a native app': {
    hcl: APP.replace('client_name ', 'allowed_grant_types = ["client_credentials"]\n  client_name '),
    says: ['(grant/web-only)', 'client_credentials'],
  },
  'a machine-to-machine client that asks for consent': {
    hcl: `
resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "App"
  allowed_grant_types = ["client_credentials"]
  allowed_scopes      = ["user_default"]
  consent_method      = "required"
}`,
    says: ['(consent/machine-to-machine)', 'trusted'],
  },
}

test.each(Object.entries(CLIENT))(
  'terraform validate refuses %s with the rule that it breaks',
  async (_name, { hcl, says }) => {
    place.configure(hcl)
    const ran = await place.terraform(['validate', '-no-color'])
    expect(ran.exitCode).toBe(1)
    for (const text of says) expect(read(ran.stderr)).toContain(text)
  },
)

test('overrules a rule by its id, and the plan says so', async () => {
  place.configure(
    APP.replace('"user_default"', '"admin_classic"').replace(
      'client_name ',
      'skip_rules = ["scope/admin-classic"]\n  client_name ',
    ),
  )
  const { ran } = await place.plan()
  expect(ran.exitCode).toBe(0)
  expect(read(ran.stdout)).toContain('Warning: Rule overruled')
})

test('refuses a state file from a schema version that it does not know, and leaves the state alone', async () => {
  place.configure(APP)
  await place.apply()
  const file = join(place.folder, 'terraform.tfstate')
  const newer = readFileSync(file, 'utf8').replace('"schema_version": 0', '"schema_version": 7')
  writeFileSync(file, newer)
  const { ran } = await place.plan()
  expect(ran.exitCode).toBe(1)
  expect(read(ran.stderr)).toContain('Resource instance managed by newer provider version')
  expect(readFileSync(file, 'utf8')).toBe(newer)
  writeFileSync(file, newer.replace('"schema_version": 7', '"schema_version": 0'))
  await place.destroy()
})

test('refuses to destroy, to un-trust and to narrow the client that it is logged in with', async () => {
  const { clientId } = accessOf(emulator, 'acme')
  const own = (more: string): string => `
resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "Bootstrap"
  description         = "Made by the emulator: manages the OAuth clients of this tenant."
  allowed_grant_types = ["client_credentials"]
  ${more}
}`
  place.configure(own('allowed_scopes = ["admin_classic"]'))
  await place.terraform(['import', '-no-color', 'qlikcloud_oauth_client.it', clientId])
  expect(await place.changes()).toEqual([])

  place.configure(own('allowed_scopes = ["user_default"]'))
  const narrowed = await place.plan()
  expect(narrowed.ran.exitCode).toBe(1)
  expect(read(narrowed.ran.stderr)).toContain('can not be narrowed. allowed_scopes would lose admin_classic')

  place.configure(
    own(
      'allowed_scopes = ["admin_classic"]\n  consent_method = "required"\n  skip_rules = ["consent/machine-to-machine"]',
    ),
  )
  const untrusted = await place.plan()
  expect(read(untrusted.ran.stderr)).toContain('can not be un-trusted')

  const destroyed = await place.destroy()
  expect(destroyed.exitCode).toBe(1)
  expect(read(destroyed.stderr)).toContain('Error: The client of the provider itself')
  expect(emulator.tenant('acme').client(clientId)).toBeDefined()
  await place.terraform(['state', 'rm', 'qlikcloud_oauth_client.it'])
})

test('names the tenant URL when something else answers there', async () => {
  const server = createServer((_request, response) => response.end('<html>Welcome</html>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo
  place.configure('data "qlikcloud_oauth_clients" "all" {}')
  const ran = await place.terraform(['plan', '-no-color'], {
    QLIKCLOUD_TENANT_URL: `http://localhost:${String(port)}`,
  })
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  expect(ran.exitCode).toBe(1)
  expect(read(ran.stderr)).toContain('Check that the tenant URL is the address of a Qlik Cloud tenant')
})
