import { runCommand } from '../../src/cli/run-command'
import { runProgram } from '../../src/cli/run-program'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace, type AttachedWorkspace } from '../helpers/attached-workspace'
import { startStateServer, type StateServer } from '../helpers/state-server'
import { terraformEnvironment } from '../helpers/terraform'
import { fakeContext, type FakeContext } from '../unit/cli/fake-context'

jest.setTimeout(240_000)

let emulator: Emulator
let states: StateServer
let place: AttachedWorkspace
let context: FakeContext
let password: string

const configure = (state: string): void =>
  place.configure(`
terraform {
  backend "http" {
    address        = "${states.url}/${state}"
    lock_address   = "${states.url}/${state}"
    unlock_address = "${states.url}/${state}"
    username       = "terraform"
    retry_max      = 0
  }
}
resource "qlikcloud_oauth_client" "portal" {
  app_type       = "web"
  client_name    = "Portal"
  redirect_uris  = ["https://portal.example.com/callback"]
  allowed_scopes = ["user_default"]
}
`)

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  states = await startStateServer()
  password = states.password
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
  configure('clients')
  const login = { ...place.variables, TF_HTTP_PASSWORD: password }
  for (const words of [
    ['init', '-input=false'],
    ['apply', '-auto-approve', '-input=false'],
  ]) {
    const ran = await place.terraform(words, login)
    expect(ran.stderr).toBe('')
  }
  const environment = terraformEnvironment(accessOf(emulator, 'acme'))
  context = fakeContext({
    environment,
    untilStopped: () => new Promise(() => undefined),
    runProgram: (program, options, folder, more = {}) =>
      runProgram(program, options, folder, {
        ...environment,
        ...place.variables,
        ...more,
        TF_HTTP_PASSWORD: password,
      }),
  })
})
afterAll(async () => {
  context.remove()
  place.remove()
  await states.stop()
  await emulator.stop()
})

const drift = async (): Promise<{ readonly code: number; readonly text: string }> => {
  const code = await runCommand(['drift', place.folder], context)
  expect(context.noted).toEqual([])
  return { code, text: context.printed.at(-1) ?? '' }
}

test('drift is found through a backend, whoever has its lock, and only reads there', async () => {
  states.lock('clients')
  states.methods.splice(0)
  expect(await drift()).toMatchObject({
    code: 0,
    text: expect.stringContaining('1 object compared') as unknown,
  })
  const portal = emulator
    .tenant('acme')
    .clients()
    .find(({ clientName }) => clientName === 'Portal')
  emulator.tenant('acme').updateClient(String(portal?.clientId), { allowedScopes: ['admin_classic'] })
  const { code, text } = await drift()
  expect(code).toBe(2)
  expect(text).toContain('changed client "Portal"')
  expect(new Set(states.methods)).toEqual(new Set(['GET']))
  states.unlock('clients')
})

test('a backend that refuses is said to, with what it says', async () => {
  password = 'wrong'
  const { code, text } = await drift()
  password = states.password
  expect(code).toBe(1)
  expect(text).toMatch(/\? the state cannot be loaded\n.*HTTP remote state endpoint requires auth/)
})

test('a folder that was made ready for another backend is not compared with an empty state', async () => {
  configure('elsewhere')
  const { code, text } = await drift()
  configure('clients')
  expect(code).toBe(1)
  expect(text).toMatch(/\? the backend of the configuration is another one[^]*-migrate-state .* -reconfigure/)
})
