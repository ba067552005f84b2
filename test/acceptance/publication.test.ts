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

const client = (more = ''): string => `
resource "qlikcloud_oauth_client" "it" {
  app_type       = "web"
  client_name    = "Connector"
  redirect_uris  = ["https://connector.example.com/callback"]
  allowed_scopes = ["user_default"]
  ${more}
}`
const PUBLICATION = `
resource "qlikcloud_oauth_client_publication" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}`

const stored = () =>
  emulator
    .tenant('acme')
    .clients()
    .find(({ clientName }) => clientName === 'Connector')
const oneLine = (text: string): string => text.replaceAll(/[\s│╷╵]+/g, ' ')

test('publishes one way: warned of at plan, kept by destroy, and the client protected', async () => {
  place.configure(client() + PUBLICATION)
  const planned = await place.plan()
  expect(planned.ran.stdout).toContain('Warning: Publishing cannot be undone')
  await place.apply()
  // The client's own state does not have the date yet, and Terraform plans the end of both before it refreshes them.
  place.configure('')
  const ended = await place.plan()
  expect(ended.ran.exitCode).toBe(1)
  expect(ended.ran.stderr).toContain('Error: Published client protected')
  place.configure(client() + PUBLICATION)
  expect(stored()?.publishedAt).toMatch(/^\d{4}-\d\d-\d\dT/)
  expect(await place.changes()).toEqual([])
  // By now the client's own state has the date too: it came with the last refresh.
  emulator.tenant('globex').approve(String(stored()?.clientId))

  place.configure(client())
  const forgotten = await place.apply()
  expect(oneLine(forgotten.stdout)).toContain('it stays available to all tenants of the region')
  expect(stored()?.publishedAt).toBeDefined()
  expect(await place.changes()).toEqual([])

  const refused = await place.destroy()
  expect(refused.exitCode).toBe(1)
  expect(refused.stderr).toContain('Error: Published client protected')
  expect(oneLine(refused.stderr)).toContain('first apply force_destroy = true')
  expect(stored()).toBeDefined()

  place.configure(client('force_destroy = true'))
  emulator.tenant('acme').clearRequests()
  await place.apply()
  const writes = emulator
    .tenant('acme')
    .requests()
    .filter(({ method }) => method !== 'GET')
  // Only the token: a setting of the provider itself is none of the tenant's business.
  expect(writes.map(({ path }) => path)).toEqual(['/oauth/token'])
  const destroyed = await place.destroy()
  expect(destroyed.exitCode).toBe(0)
  expect(stored()).toBeUndefined()
})

test('imports a publication, and destroys client and publication together with force_destroy', async () => {
  place.configure(client('force_destroy = true'))
  await place.apply()
  emulator.tenant('acme').publish(String(stored()?.clientId))
  place.configure(client('force_destroy = true') + PUBLICATION)
  const id = String(stored()?.clientId)
  const imported = await place.terraform(['import', '-no-color', 'qlikcloud_oauth_client_publication.it', id])
  expect(imported.stdout).toContain('Import successful!')
  expect(await place.changes()).toEqual([])
  expect((await place.destroy()).exitCode).toBe(0)
  expect(stored()).toBeUndefined()
})

test('refuses at plan to publish a client that stays trusted', async () => {
  place.configure(client('consent_method = "trusted"'))
  await place.apply()
  place.configure(client('consent_method = "trusted"') + PUBLICATION)
  const { ran } = await place.plan()
  expect(ran.exitCode).toBe(1)
  expect(ran.stderr).toContain('Error: Published client cannot be trusted')
  expect(ran.stderr).toContain('(consent/published)')
  await place.destroy()
})

test('un-trusts and publishes a client in one apply', async () => {
  place.configure(client('consent_method = "trusted"\n  force_destroy = true'))
  await place.apply()
  place.configure(client('force_destroy = true') + PUBLICATION)
  const applied = await place.apply()
  expect(applied.stderr).toBe('')
  expect(stored()).toMatchObject({ consentMethod: 'required' })
  expect(stored()?.publishedAt).toBeDefined()
  expect(await place.changes()).toEqual([])
  await place.destroy()
})
