import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace, STARTED_BY_TERRAFORM } from '../helpers/attached-workspace'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(120_000)

let emulator: Emulator
let place: Workspace
let clientId: string

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme', 'globex'], limits: 'off' })
  const acme = emulator.tenant('acme')
  const spa = {
    appType: 'spa',
    redirectUris: ['https://p.example.com/'],
    allowedOrigins: ['https://p.example.com'],
  }
  clientId = acme.createClient({ ...spa, clientName: 'Portal', allowedScopes: ['user_default'] }).clientId
  acme.createClient({ ...spa, clientName: 'Twin' })
  acme.createClient({ ...spa, clientName: 'Twin' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
})
afterAll(async () => {
  place.remove()
  await emulator.stop()
})

/** The value of the configuration's one output, after an apply. */
async function output(hcl: string): Promise<unknown> {
  place.configure(hcl)
  const applied = await place.apply()
  expect(applied.stderr).toBe('')
  return JSON.parse((await place.terraform(['output', '-json', 'it'])).stdout)
}

test('finds a client by its id and by its exact name', async () => {
  const found = await output(`
data "qlikcloud_oauth_client" "id" {
  client_id = "${clientId}"
}
data "qlikcloud_oauth_client" "name" {
  client_name = "Portal"
}
output "it" {
  value = [data.qlikcloud_oauth_client.id, data.qlikcloud_oauth_client.name]
}`)
  const expected: unknown = expect.objectContaining({
    client_id: clientId,
    client_name: 'Portal',
    app_type: 'spa',
    redirect_uris: ['https://p.example.com/'],
    allowed_scopes: ['user_default'],
    allowed_grant_types: [],
    consent_method: 'required',
    published_at: null,
  })
  expect(found).toEqual([expected, expected])
})

test.each([
  ['none', 'Portall', 'No such OAuth client', 'has no OAuth client named "Portall".'],
  ['several', 'Twin', 'Several OAuth clients of that name', 'has 2 OAuth clients named "Twin".'],
])('a name that %s have is an error that says what there is', async (_case, name, title, text) => {
  place.configure(`data "qlikcloud_oauth_client" "it" {\n  client_name = "${name}"\n}`)
  const { ran } = await place.plan()
  expect(ran.exitCode).toBe(1)
  expect(ran.stderr).toContain(`Error: ${title}`)
  expect(ran.stderr).toContain(text)
  expect(ran.stderr).toMatch(/on main\.tf line 9, in data "qlikcloud_oauth_client" "it"/)
})

test('filters the clients of a tenant', async () => {
  const names = await output(`
data "qlikcloud_oauth_clients" "it" {
  filter = { app_type = "spa" }
}
output "it" {
  value = sort(data.qlikcloud_oauth_clients.it.clients[*].client_name)
}`)
  expect(names).toEqual(['Portal', 'Twin', 'Twin'])
})

test('reads the configuration of the authorization server', async () => {
  const { url } = accessOf(emulator, 'acme')
  const found = await output(`
data "qlikcloud_oauth_configuration" "it" {}
output "it" {
  value = {
    token_endpoint = data.qlikcloud_oauth_configuration.it.token_endpoint
    document       = jsondecode(data.qlikcloud_oauth_configuration.it.json)
  }
}`)
  expect(found).toMatchObject({
    token_endpoint: `${url}/oauth/token`,
    document: { token_endpoint: `${url}/oauth/token`, authorization_endpoint: `${url}/oauth/authorize` },
  })
})

test('reads everything of a tenant with one list and one token', async () => {
  emulator.tenant('acme').clearRequests()
  place.configure(`
data "qlikcloud_oauth_client" "a" {
  client_id = "${clientId}"
}
data "qlikcloud_oauth_client" "b" {
  client_name = "Portal"
}
data "qlikcloud_oauth_clients" "all" {}`)
  const { exitCode } = await place.terraform(['plan', '-no-color'], STARTED_BY_TERRAFORM)
  expect(exitCode).toBe(0)
  expect(emulator.tenant('acme').requests()).toMatchObject([
    { method: 'POST', path: '/oauth/token' },
    { method: 'GET', path: '/api/v1/oauth-clients', query: '?limit=100' },
  ])
})

test('reaches a second tenant by name, and refuses one that is not allowed', async () => {
  const { url, clientId: id, clientSecret } = accessOf(emulator, 'globex')
  const provider = (allowed: string): string => `
provider "qlikcloud" {
  tenants = {
    globex = { url = "${url}", client_id = "${id}", client_secret = "${clientSecret}" }
  }
  allowed_tenants = ["${allowed}"]
}
data "qlikcloud_oauth_clients" "it" {
  tenant = "globex"
}
output "it" {
  value = data.qlikcloud_oauth_clients.it.clients[*].client_name
}`
  expect(await output(provider('globex'))).toEqual(['Bootstrap'])
  place.configure(provider('acme*'))
  const { ran } = await place.plan()
  expect(ran.stderr).toContain('Error: Tenant not allowed')
  expect(ran.stderr).toContain('tenant = "globex"')
})
