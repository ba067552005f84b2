import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace } from '../helpers/attached-workspace'
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

const CLIENT = `
resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "Office"
  redirect_uris       = ["https://office.example.com/callback"]
  allowed_scopes      = ["user_default"]
  keep_initial_secret = false
}`
const SECRET = `
resource "qlikcloud_oauth_client_secret" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}`

const clientId = (): string => String(place.state().get('qlikcloud_oauth_client.it')?.['client_id'])
const inTenant = () => emulator.tenant('acme').client(clientId())?.secrets ?? []

test('makes one secret, stores its value, and plans nothing afterwards', async () => {
  place.configure(CLIENT + SECRET)
  const applied = await place.apply()
  expect(applied.stderr).toBe('')
  const [secret, ...others] = inTenant()
  expect(others).toEqual([])
  const state = place.state().get('qlikcloud_oauth_client_secret.it')
  expect([state?.['id'], state?.['hint']]).toEqual([`${clientId()}/${String(secret?.hint)}`, secret?.hint])
  const [value = ''] = emulator.tenant('acme').secretValues(clientId())
  // Compared as truths: a failure must not print a secret.
  expect(state?.['secret'] === value).toBe(true)
  expect((applied.stdout + applied.stderr).includes(value)).toBe(false)
  expect(await place.changes()).toEqual([])
  expect((await place.destroy()).stdout).toContain('Destroy complete! Resources: 2 destroyed.')
  expect(emulator.tenant('acme').clients()).toHaveLength(1)
})

test('plans a new secret for one that was deleted in the console, and says so', async () => {
  place.configure(CLIENT + SECRET)
  await place.apply()
  const hint = String(inTenant()[0]?.hint)
  emulator.tenant('acme').removeSecret(clientId(), hint)
  const { ran, plan } = await place.plan()
  expect(ran.stdout).toContain('Warning: Client secret is gone')
  expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain(
    `The secret with hint "${hint}" of OAuth client ${clientId()}`,
  )
  expect(plan.resource_changes?.filter(({ change }) => change.actions[0] !== 'no-op')).toMatchObject([
    { address: 'qlikcloud_oauth_client_secret.it', change: { actions: ['create'] } },
  ])
  await place.apply()
  expect(inTenant()).toHaveLength(1)
  expect(await place.changes()).toEqual([])
})

test('replaces the secret with terraform apply -replace, and leaves others alone', async () => {
  place.configure(CLIENT + SECRET)
  await place.apply()
  const other = emulator.tenant('acme').addSecret(clientId())
  const before = place.state().get('qlikcloud_oauth_client_secret.it')?.['hint']
  await place.apply(['-replace=qlikcloud_oauth_client_secret.it'])
  const hints = inTenant().map(({ hint }) => hint)
  expect(hints).toHaveLength(2)
  expect(hints).toContain(other.hint)
  expect(hints).not.toContain(before)
})

test('imports by client id and hint, without the value', async () => {
  place.configure(CLIENT)
  await place.apply()
  const { hint } = emulator.tenant('acme').addSecret(clientId())
  place.configure(CLIENT + SECRET)
  const id = `${clientId()}/${hint}`
  const imported = await place.terraform(['import', '-no-color', 'qlikcloud_oauth_client_secret.it', id])
  expect(imported.stdout).toContain('Import successful!')
  const state = place.state().get('qlikcloud_oauth_client_secret.it')
  expect([state?.['hint'], state?.['secret'] === null]).toEqual([hint, true])
  expect(await place.changes()).toEqual([])
})

test('refuses a sixth secret at plan, with the way out', async () => {
  place.configure(CLIENT)
  await place.apply()
  for (let made = 0; made < 5; made += 1) emulator.tenant('acme').addSecret(clientId())
  place.configure(CLIENT + SECRET)
  const { ran } = await place.plan()
  expect(ran.exitCode).toBe(1)
  expect(ran.stderr).toContain('Error: Too many client secrets')
  expect(ran.stderr).toContain('(secret/limit)')
  expect(inTenant()).toHaveLength(5)
  place.configure(CLIENT)
})

test('refuses a secret for a public client at plan', async () => {
  const app = CLIENT.replace('"web"', '"native"').replace(/ {2}keep_initial_secret.*\n/, '')
  place.configure(app)
  await place.apply()
  place.configure(app + SECRET)
  const { ran } = await place.plan()
  expect(ran.exitCode).toBe(1)
  expect(ran.stderr).toContain('Error: Public clients have no secrets')
  expect(ran.stderr).toContain('(secret/public-client)')
  place.configure(app)
})
