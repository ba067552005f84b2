import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace } from '../helpers/attached-workspace'
import type { Workspace } from '../helpers/terraform'
import { assertion, rsaKey, type TestKey } from '../unit/emulator/keys'
import { send } from '../unit/emulator/region'

jest.setTimeout(120_000)

const KEYS: Readonly<Record<'january' | 'june', TestKey>> = {
  january: rsaKey(2048, 'RS256', 'january'),
  june: rsaKey(3072, 'RS256', 'june'),
}
type Kid = keyof typeof KEYS

let emulator: Emulator
let place: Workspace

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
  for (const [kid, { jwk }] of Object.entries(KEYS))
    writeFileSync(join(place.folder, `${kid}.jwk.json`), JSON.stringify(jwk))
})
afterAll(async () => {
  place.remove()
  await emulator.stop()
})

const withKeys = (...kids: readonly Kid[]): string => `
resource "qlikcloud_oauth_client" "it" {
  app_type             = "web"
  client_name          = "Nightly reload"
  allowed_grant_types  = ["client_credentials"]
  allowed_scopes       = ["admin_classic"]
  allowed_auth_methods = ["private_key_jwt"]
  public_keys          = [${kids.map((kid) => `jsondecode(file("${kid}.jwk.json"))`).join(', ')}]
}`

const clientId = (): string => String(place.state().get('qlikcloud_oauth_client.it')?.['client_id'])
const host = (): string => `acme.localhost:${String(emulator.port)}`
let assertions = 0

/** Whether a client that has this key gets in. */
async function getsIn(kid: Kid): Promise<boolean> {
  assertions += 1
  const proof = await assertion(KEYS[kid], {
    clientId: clientId(),
    audience: `http://${host()}/oauth/token`,
    issuedAt: new Date(),
    alg: 'RS256',
    kid,
    jti: `jti-${String(assertions)}`,
  })
  const body = {
    grant_type: 'client_credentials',
    client_id: clientId(),
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: proof,
  }
  const { status } = await send(emulator.port, { method: 'POST', path: '/oauth/token', host: host(), body })
  return status === 200
}

const whoGetsIn = async (): Promise<readonly boolean[]> => [await getsIn('january'), await getsIn('june')]

/** Nothing about the client is secret, anywhere. */
function expectNoSecret(): void {
  expect(emulator.tenant('acme').secretValues(clientId())).toEqual([])
  expect(place.state().get('qlikcloud_oauth_client.it')).toMatchObject({
    client_secret: null,
    client_secret_hints: [],
    allowed_auth_methods: ['private_key_jwt'],
  })
}

test('a client lives with keys alone: created, its key rotated with an overlap, imported, and used to log in', async () => {
  place.configure(withKeys('january'))
  expect((await place.apply()).stderr).toBe('')
  expectNoSecret()
  expect(await whoGetsIn()).toEqual([true, false])
  expect(await place.changes()).toEqual([])

  // The new key beside the old one, then without it: nobody is locked out at any time.
  place.configure(withKeys('january', 'june'))
  expect(await place.changes()).toEqual(['qlikcloud_oauth_client.it: update'])
  await place.apply()
  expect(await whoGetsIn()).toEqual([true, true])
  expect(await place.changes()).toEqual([])

  place.configure(withKeys('june'))
  await place.apply()
  expect(await whoGetsIn()).toEqual([false, true])
  expect(await place.changes()).toEqual([])
  expectNoSecret()

  const id = clientId()
  await place.terraform(['state', 'rm', 'qlikcloud_oauth_client.it'])
  await place.terraform(['import', '-no-color', 'qlikcloud_oauth_client.it', id])
  expect(await place.changes()).toEqual([])
  expectNoSecret()

  // What was deployed can deploy: the provider itself logs in with the key.
  const byKey = {
    QLIKCLOUD_CLIENT_ID: id,
    QLIKCLOUD_CLIENT_SECRET: '',
    QLIKCLOUD_PRIVATE_KEY: KEYS.june.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    QLIKCLOUD_KEY_ID: 'june',
  }
  const other = `
resource "qlikcloud_oauth_client" "other" {
  app_type       = "native"
  client_name    = "Made by the client with a key"
  redirect_uris  = ["exampleapp://callback"]
  allowed_scopes = ["user_default"]
}`
  place.configure(withKeys('june') + other)
  const applied = await place.terraform(['apply', '-auto-approve', '-no-color', '-input=false'], byKey)
  expect([applied.exitCode, applied.stderr]).toEqual([0, ''])
  const names = emulator
    .tenant('acme')
    .clients()
    .map(({ clientName }) => clientName)
  expect(names).toContain('Made by the client with a key')

  // It is the client that is logged in, and protects itself.
  place.configure(other)
  const refused = await place.terraform(['apply', '-auto-approve', '-no-color', '-input=false'], byKey)
  expect(refused.exitCode).toBe(1)
  expect(emulator.tenant('acme').client(id)).toBeDefined()

  await place.destroy()
  expect(emulator.tenant('acme').clients()).toHaveLength(1)
  const state = readFileSync(join(place.folder, 'terraform.tfstate'), 'utf8')
  expect(state).not.toContain('PRIVATE')
})
