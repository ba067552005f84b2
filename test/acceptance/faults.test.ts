import { startEmulator, type ClientSnapshot, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace } from '../helpers/attached-workspace'
import { startAfresh } from '../helpers/start-afresh'
import type { Ran } from '../helpers/run-program'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(240_000)

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
  description === 'second'
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

const clientInState = (): unknown => place.state().get('qlikcloud_oauth_client.it')?.['client_id']

interface Phase {
  readonly before: readonly string[]
  readonly run: () => Promise<Ran>
}

const configured = (description: string) => () => {
  place.configure(clients(description))
  return place.apply()
}

const PHASES: Readonly<Record<string, Phase>> = {
  create: { before: [], run: configured('first') },
  'update and publication': { before: ['first'], run: configured('second') },
  destroy: { before: ['first'], run: () => place.destroy() },
}

/** More calls than any phase makes; a phase ends at the first call that does not happen. */
const MOST_CALLS = 40
/** Every call, with every fault, has its turn in test/unit/provider/faults.test.ts, without the minutes that terraform takes. */
const STEP = 2

test.each(Object.entries(PHASES))(
  'keeps the state true when the answers stop coming in the midst of %s, and converges afterwards',
  async (name, { before, run }) => {
    for (let call = 1; call <= MOST_CALLS; call += STEP) {
      startAfresh(place, emulator, 'acme')
      for (const description of before) await configured(description)()
      const fault = emulator.faults.add({ tenant: 'acme', call: { from: call }, effect: 'drop-after' })
      const struck = await run()
      const fired = fault.fired()
      emulator.faults.clear()
      if (fired === 0) {
        expect(struck.exitCode).toBe(0)
        expect(call).toBeGreaterThan(3)
        return
      }
      // The state may hold what was just deleted, for the next refresh finds that out; it may not lose what exists, save
      // for what was created without an answer ever coming back: that is named, at once or by the next plan.
      const lost = managed().filter(({ clientId: id }) => id !== clientInState())
      const again = await run()
      expect([name, call, again.stderr]).toEqual([name, call, ''])
      const said = struck.stderr + again.stdout
      for (const { clientId } of lost) expect(said).toContain(clientId)
      if (name !== 'destroy') expect(await place.changes()).toEqual([])

      const left = managed()
      const mine = left.find(({ clientId }) => clientId === clientInState())
      expect(mine === undefined).toBe(name === 'destroy')
      const hint = place.state().get('qlikcloud_oauth_client_secret.it')?.['hint']
      const extra = (mine?.secrets ?? []).filter((secret) => secret.hint !== hint)
      if (extra.length > 0) expect(struck.stderr).toMatch(/secret/)
      expect(left.filter((client) => client !== mine).map(({ clientId }) => clientId)).toEqual(
        lost.map(({ clientId }) => clientId),
      )
    }
    throw new Error('the phase never ended')
  },
)
