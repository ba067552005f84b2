import { generateKeyPairSync } from 'node:crypto'
import { startEmulator, type ClientSnapshot, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace, STARTED_BY_TERRAFORM } from '../helpers/attached-workspace'
import { startAfresh } from '../helpers/start-afresh'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(120_000)

let emulator: Emulator
let place: Workspace

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
})
afterEach(() => {
  startAfresh(place, emulator, 'acme')
})
afterAll(async () => {
  place.remove()
  await emulator.stop()
})

const stored = (name: string): ClientSnapshot => {
  const client = emulator
    .tenant('acme')
    .clients()
    .find(({ clientName }) => clientName === name)
  if (client === undefined) throw new Error(`the emulator has no client "${name}"`)
  return client
}
const storedNames = (): readonly string[] =>
  emulator
    .tenant('acme')
    .clients()
    .map(({ clientName }) => clientName)

/** The named fields; lists in alphabetical order, for they are sets. */
const sorted = (client: ClientSnapshot, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(client)
      .filter(([field]) => fields.includes(field))
      .map(([field, value]: [string, unknown]) => [
        field,
        Array.isArray(value) ? value.map(String).sort() : value,
      ]),
  )

const WEB = `
resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "Office"
  redirect_uris  = ["https://office.example.com/b", "https://office.example.com/a"]
  allowed_scopes = ["user_default", "offline_access"]
}`

const KEY = {
  ...generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey.export({ format: 'jwk' }),
  use: 'sig',
  alg: 'ES384',
  kid: 'k1',
}

interface Kind {
  readonly hcl: string
  readonly store: Partial<ClientSnapshot>
  readonly secrets: number
}

const KINDS: Readonly<Record<string, Kind>> = {
  'a web client': {
    hcl: WEB,
    store: {
      appType: 'web',
      redirectUris: ['https://office.example.com/a', 'https://office.example.com/b'],
      allowedScopes: ['offline_access', 'user_default'],
      allowedAuthMethods: ['client_secret'],
      consentMethod: 'required',
    },
    secrets: 1,
  },
  'a machine-to-machine client without its initial secret': {
    hcl: `
resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "Office"
  allowed_grant_types = ["client_credentials"]
  allowed_scopes      = ["admin_classic"]
  keep_initial_secret = false
}`,
    store: { allowedGrantTypes: ['client_credentials'], consentMethod: 'trusted' },
    secrets: 0,
  },
  'a machine-to-machine client with a public key': {
    hcl: `
resource "qlikcloud_oauth_client" "it" {
  app_type             = "web"
  client_name          = "Office"
  description          = "Reloads at night"
  allowed_grant_types  = ["client_credentials", "urn:qlik:oauth:user-impersonation"]
  allowed_scopes       = ["user_default"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys          = [${JSON.stringify(KEY)}]
}`,
    store: {
      allowedAuthMethods: ['private_key_jwt'],
      description: 'Reloads at night',
      consentMethod: 'trusted',
    },
    secrets: 0,
  },
  'a single-page app': {
    hcl: `
resource "qlikcloud_oauth_client" "it" {
  app_type        = "spa"
  client_name     = "Office"
  description     = ""
  logo_uri        = "https://spa.example.com/logo.png"
  client_uri      = "https://spa.example.com"
  redirect_uris   = ["https://spa.example.com/"]
  allowed_origins = ["https://spa.example.com"]
  allowed_scopes  = ["user_default"]
  consent_method  = "trusted"
}`,
    store: {
      appType: 'spa',
      allowedOrigins: ['https://spa.example.com'],
      logoUri: 'https://spa.example.com/logo.png',
      clientUri: 'https://spa.example.com',
      consentMethod: 'trusted',
    },
    secrets: 0,
  },
  'a native app with a scheme of its own': {
    hcl: `
resource "qlikcloud_oauth_client" "it" {
  app_type       = "native"
  client_name    = "Office"
  redirect_uris  = ["exampleapp://callback", "http://localhost:8080/callback"]
  allowed_scopes = ["user_default", "offline_access"]
}`,
    store: { appType: 'native', redirectUris: ['exampleapp://callback', 'http://localhost:8080/callback'] },
    secrets: 0,
  },
  'an anonymous embed': {
    hcl: `
resource "qlikcloud_oauth_client" "it" {
  app_type        = "anonymous-embed"
  client_name     = "Office"
  allowed_origins = ["https://www.example.com"]
}`,
    store: { appType: 'anonymous-embed', allowedOrigins: ['https://www.example.com'] },
    secrets: 0,
  },
}

test.each(Object.entries(KINDS))(
  'creates %s as configured, plans nothing afterwards, and destroys it',
  async (_name, { hcl, store, secrets }) => {
    place.configure(hcl)
    const applied = await place.apply()
    expect(applied.stderr).toBe('')
    expect(applied.stdout).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.')
    const client = stored('Office')
    expect(sorted(client, Object.keys(store))).toEqual(store)
    expect(client.secrets).toHaveLength(secrets)
    expect(await place.changes()).toEqual([])
    await place.destroy()
    expect(storedNames()).toEqual(['Bootstrap'])
  },
)

test('keeps the initial secret in the state as a sensitive value that opens the tenant', async () => {
  place.configure(`${WEB}
output "secret" {
  value     = qlikcloud_oauth_client.it.client_secret
  sensitive = true
}`)
  const applied = await place.apply()
  const [secret = ''] = emulator.tenant('acme').secretValues(stored('Office').clientId)
  // Compared as truths: a failure must not print a secret.
  expect(place.state().get('qlikcloud_oauth_client.it')?.['client_secret'] === secret).toBe(true)
  expect((applied.stdout + applied.stderr).includes(secret)).toBe(false)
  expect((await place.terraform(['output', '-raw', 'secret'])).stdout === secret).toBe(true)
})

test('updates in place with one patch that holds only what changed', async () => {
  place.configure(WEB)
  await place.apply()
  const { clientId } = stored('Office')
  emulator.tenant('acme').clearRequests()
  place.configure(WEB.replace('"Office"', '"Back office"').replace(', "offline_access"', ''))
  const applied = await place.apply()
  expect(applied.stdout).toContain('0 added, 1 changed, 0 destroyed')
  expect(stored('Back office')).toMatchObject({ clientId, allowedScopes: ['user_default'] })
  const writes = emulator
    .tenant('acme')
    .requests()
    .filter(({ method, path }) => method !== 'GET' && path !== '/oauth/token')
  expect(writes).toMatchObject([{ method: 'PATCH', path: `/api/v1/oauth-clients/${clientId}`, status: 204 }])
  expect(await place.changes()).toEqual([])
})

test('replaces the client when its type changes, and says that it must', async () => {
  place.configure(WEB)
  await place.apply()
  const before = stored('Office').clientId
  place.configure(WEB.replace('"web"', '"native"'))
  const { ran, plan } = await place.plan()
  expect(ran.stdout).toMatch(/app_type .*"web" -> "native" # forces replacement/)
  expect(plan.resource_changes?.[0]?.change.replace_paths).toEqual([['app_type']])
  await place.apply()
  expect(stored('Office')).toMatchObject({ appType: 'native' })
  expect(stored('Office').clientId).not.toBe(before)
  expect(await place.changes()).toEqual([])
})

test('keeps the secret that the API makes when client_secret is added to the methods', async () => {
  const keyless = `
resource "qlikcloud_oauth_client" "it" {
  app_type             = "web"
  client_name          = "Office"
  allowed_grant_types  = ["client_credentials"]
  allowed_scopes       = ["user_default"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys          = [${JSON.stringify(KEY)}]
}`
  place.configure(keyless)
  await place.apply()
  expect(place.state().get('qlikcloud_oauth_client.it')?.['client_secret'] === null).toBe(true)
  place.configure(keyless.replace('["private_key_jwt"]', '["private_key_jwt", "client_secret"]'))
  const applied = await place.apply()
  expect(applied.stderr).toBe('')
  const [secret] = emulator.tenant('acme').secretValues(stored('Office').clientId)
  expect(secret !== undefined).toBe(true)
  expect(place.state().get('qlikcloud_oauth_client.it')?.['client_secret'] === secret).toBe(true)
  expect(await place.changes()).toEqual([])
})

test('shows a change made in the console as drift, and repairs it', async () => {
  place.configure(WEB)
  await place.apply()
  emulator.tenant('acme').updateClient(stored('Office').clientId, {
    redirectUris: ['https://office.example.com/a', 'https://attacker.example.net/'],
  })
  const { ran, plan } = await place.plan()
  expect(ran.stdout).toContain('- "https://attacker.example.net/"')
  expect(plan.resource_changes?.map(({ change }) => change.actions)).toEqual([['update']])
  await place.apply()
  expect([...(stored('Office').redirectUris ?? [])].sort()).toEqual([
    'https://office.example.com/a',
    'https://office.example.com/b',
  ])
  expect(await place.changes()).toEqual([])
})

test('plans a client anew that was deleted in the console, with a warning that names it', async () => {
  place.configure(WEB)
  await place.apply()
  const { clientId } = stored('Office')
  emulator.tenant('acme').deleteClient(clientId)
  const { ran, plan } = await place.plan()
  expect(ran.stdout).toContain(`Warning: OAuth client ${clientId} is gone`)
  expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain(
    `OAuth client "Office" (${clientId}) no longer exists in tenant`,
  )
  expect(plan.resource_changes?.map(({ change }) => change.actions)).toEqual([['create']])
  await place.apply()
  expect(stored('Office').clientId).not.toBe(clientId)
})

test('imports by id, and plans nothing afterwards', async () => {
  const made = emulator.tenant('acme').createClient({
    appType: 'web',
    clientName: 'Office',
    redirectUris: ['https://office.example.com/a', 'https://office.example.com/b'],
    allowedScopes: ['user_default', 'offline_access'],
  })
  place.configure(WEB)
  const imported = await place.terraform(
    ['import', '-no-color', 'qlikcloud_oauth_client.it', made.clientId],
    STARTED_BY_TERRAFORM,
  )
  expect(imported.stdout).toContain('Import successful!')
  expect(await place.changes()).toEqual([])
  const { client_id, client_secret } = place.state().get('qlikcloud_oauth_client.it') ?? {}
  expect([client_id, client_secret === null]).toEqual([made.clientId, true])
})

test.each(Object.entries(KINDS))(
  'generates configuration for the import of %s that plans clean',
  async (_name, { hcl }) => {
    place.configure(hcl)
    await place.apply()
    const id = stored('Office').clientId
    await place.terraform(['state', 'rm', 'qlikcloud_oauth_client.it'])
    place.configure(`
import {
  to = qlikcloud_oauth_client.it
  id = "${id}"
}`)
    const generated = await place.plan(['-generate-config-out=generated.tf'])
    expect(generated.ran.stderr).toBe('')
    const applied = await place.apply()
    expect(applied.stdout).toContain('1 imported, 0 added, 0 changed, 0 destroyed')
    expect(await place.changes()).toEqual([])
    place.discard('generated.tf')
  },
)
