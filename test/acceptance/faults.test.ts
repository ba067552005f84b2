import { startEmulator, type ClientSnapshot, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { workspace, type Ran, type Workspace } from '../helpers/terraform'

jest.setTimeout(240_000)

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
})
afterAll(() => emulator.stop())

/** Short waits: what matters here is what is left after the provider has given up. */
const PROVIDER = `
provider "qlikcloud" {
  max_wait_seconds = 0.05
}`
const clients = (description: string): string => `${PROVIDER}
resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "Office"
  description         = "${description}"
  redirect_uris       = ["https://office.example.com/callback"]
  allowed_scopes      = ["user_default"]
  consent_method      = "${description === 'first' ? 'trusted' : 'required'}"
  keep_initial_secret = false
  force_destroy       = true
}
resource "qlikcloud_oauth_client_secret" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}
${
  description === 'third'
    ? `resource "qlikcloud_oauth_client_publication" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
}`
    : ''
}`

const managed = (): readonly ClientSnapshot[] =>
  emulator
    .tenant('acme')
    .clients()
    .filter(({ clientName }) => clientName === 'Office')

/** What the state says exists is in the tenant; what it says is gone, or never was, it does not claim. */
function expectTrueState(place: Workspace): void {
  const clientId = place.state().get('qlikcloud_oauth_client.it')?.['client_id']
  const hint = place.state().get('qlikcloud_oauth_client_secret.it')?.['hint']
  const client = managed().find((candidate) => candidate.clientId === clientId)
  if (hint !== undefined && client !== undefined) {
    expect(client.secrets.map((secret) => secret.hint)).toContain(hint)
  }
}

interface Phase {
  readonly before: readonly string[]
  readonly run: (place: Workspace) => Promise<Ran>
}

const configured = (description: string) => (place: Workspace) => {
  place.configure(clients(description))
  return place.apply()
}

const PHASES: Readonly<Record<string, Phase>> = {
  create: { before: [], run: configured('first') },
  update: { before: ['first'], run: configured('second') },
  publish: { before: ['second'], run: configured('third') },
  destroy: { before: ['first'], run: (place) => place.destroy() },
}

/** More calls than any phase makes; a phase ends at the first call that does not happen. */
const MOST_CALLS = 40

test.each(Object.entries(PHASES))(
  'keeps the state true when the answers stop coming at any call of %s, and converges afterwards',
  async (name, { before, run }) => {
    for (let call = 1; call <= MOST_CALLS; call += 1) {
      const place = await workspace(accessOf(emulator, 'acme'), PROVIDER)
      for (const description of before) await configured(description)(place)
      const fault = emulator.faults.add({ tenant: 'acme', call: { from: call }, effect: 'drop-after' })
      const struck = await run(place)
      const fired = fault.fired()
      emulator.faults.clear()
      if (fired === 0) {
        expect(struck.exitCode).toBe(0)
        await place.destroy()
        place.remove()
        expect(call).toBeGreaterThan(3)
        return
      }
      expectTrueState(place)
      const orphans = managed().map(({ clientId }) => clientId)

      const again = await run(place)
      expect([name, call, again.stderr]).toEqual([name, call, ''])
      expect(await place.changes()).toEqual(name === 'destroy' ? expect.anything() : [])
      // A client whose creation was never answered can't be in the state: it is named instead.
      const left = managed().filter(
        ({ clientId }) => clientId !== place.state().get('qlikcloud_oauth_client.it')?.['client_id'],
      )
      for (const { clientId } of left) {
        expect(orphans).toContain(clientId)
        expect(again.stdout).toContain(clientId)
        emulator.tenant('acme').deleteClient(clientId)
      }
      await place.destroy()
      expect(managed()).toEqual([])
      place.remove()
    }
    throw new Error('the phase never ended')
  },
)
