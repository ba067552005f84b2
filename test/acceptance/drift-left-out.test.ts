import { join } from 'node:path'
import { runCommand } from '../../src/cli/run-command'
import { runProgram } from '../../src/cli/run-program'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { terraformEnvironment, workspace, type Workspace } from '../helpers/terraform'
import { fakeContext, type FakeContext } from '../unit/cli/fake-context'
import { sarifFaults } from '../unit/review/sarif-schema'

jest.setTimeout(240_000)

let emulator: Emulator
let place: Workspace
let context: FakeContext
const outside: Record<string, string> = {}

const client = (tenant: string): string => `
resource "qlikcloud_oauth_client" "${tenant}" {
  tenant         = "${tenant}"
  app_type       = "web"
  client_name    = "Portal of ${tenant}"
  redirect_uris  = ["https://portal.example.com/callback"]
  allowed_scopes = ["user_default"]
}
`

const block = (name: string): string => {
  const { url, clientId, clientSecret } = accessOf(emulator, name)
  return `${name} = { url = "${url}", client_id = "${clientId}", client_secret = "${clientSecret}" }`
}

const configuration = (tenants: readonly string[], excluded = ''): string => `
provider "qlikcloud" {
  tenants = {
    ${tenants.map((name) => block(name)).join('\n    ')}
  }
  ${excluded}
}
${tenants.map(client).join('')}`

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['test-1', 'acme'], limits: 'off' })
  const acme = accessOf(emulator, 'acme')
  place = await workspace(acme)
  Object.assign(outside, terraformEnvironment(acme))
  outside['TF_CLI_CONFIG_FILE'] = join(place.folder, 'terraform.rc')
  context = fakeContext({
    environment: outside,
    untilStopped: () => new Promise(() => undefined),
    runProgram: (program, options, folder, more) =>
      runProgram(program, options, folder, { ...outside, ...more }),
  })
})
afterAll(async () => {
  context.remove()
  place.remove()
  await emulator.stop()
})

async function drift(format: string): Promise<readonly [code: number, text: string]> {
  const code = await runCommand(['drift', place.folder, '--format', format], context)
  return [code, context.printed.at(-1) ?? '']
}

function changeByHand(): void {
  const tenant = emulator.tenant('test-1')
  const found = tenant.clients().find(({ clientName }) => clientName === 'Portal of test-1')
  tenant.updateClient(String(found?.clientId), { description: 'by hand' })
}

const LEFT_OUT = 'left out: test-1 in '

test('a stack of which every tenant is left out is not called in sync', async () => {
  place.configure(configuration(['test-1']))
  expect((await place.apply()).exitCode).toBe(0)
  changeByHand()
  expect((await drift('terminal'))[0]).toBe(2)
  outside['QLIKCLOUD_EXCLUDED_TENANTS'] = 'test-*'
  const [code, text] = await drift('terminal')
  delete outside['QLIKCLOUD_EXCLUDED_TENANTS']
  expect(code).toBe(1)
  expect(text).toContain('cannot tell; 1 stack could not be read\n  0 objects compared')
  expect(text).toContain('in sync: 0 of 1 stack')
  expect(text).toContain(LEFT_OUT)
  expect(text).toContain(', with 1 object not read')
  expect(text).toContain('? all of its tenants are left out\n')
  expect(text).not.toContain('init -upgrade')
})

test('where others were read, it says in every format which tenants were left out', async () => {
  place.configure(configuration(['test-1', 'acme']))
  expect((await place.apply()).exitCode).toBe(0)
  changeByHand()
  place.configure(configuration(['test-1', 'acme'], 'excluded_tenants = ["test-1"]'))
  for (const format of ['terminal', 'markdown', 'sarif', 'html']) {
    const [code, text] = await drift(format)
    expect([format, code, text]).toEqual([format, 0, expect.stringContaining(LEFT_OUT)])
    if (format === 'sarif') expect(sarifFaults(text)).toEqual([])
  }
  const [code, json] = await drift('json')
  expect(code).toBe(0)
  expect(JSON.parse(json)).toMatchObject({
    verdict: { outcome: 'in-sync', in_sync: 1, objects: 1 },
    not_looked_for: [{ why: 'tenants of it were left out, and are taken to be as in the state' }],
    left_out: [{ tenants: ['test-1'], objects: 1 }],
  })
})
