import { runCommand } from '../../src/cli/run-command'
import { runProgram } from '../../src/cli/run-program'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace, type AttachedWorkspace } from '../helpers/attached-workspace'
import { fakeContext, type FakeContext } from '../unit/cli/fake-context'

jest.setTimeout(120_000)

let emulator: Emulator
let place: AttachedWorkspace
let context: FakeContext

beforeAll(async () => {
  emulator = await startEmulator({ limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
  context = fakeContext({
    runProgram: (program, options, folder) => runProgram(program, options, folder, place.variables),
  })
})
afterAll(async () => {
  context.remove()
  place.remove()
  await emulator.stop()
})

const client = (scopes: string): string => `
resource "qlikcloud_oauth_client" "portal" {
  app_type       = "web"
  client_name    = "Portal"
  redirect_uris  = ["https://portal.example.com/callback"]
  allowed_scopes = [${scopes}]
}
`

test('reviews the plan in the folder of a stack, and approves exactly that plan', async () => {
  place.configure(client('"user_default"'))
  await place.apply()
  place.configure(client('"user_default", "apps:read"'))
  await place.plan()
  expect(await runCommand(['review', place.folder, '--approve'], context)).toBe(0)
  const [hash = ''] = context.printed
  expect(context.noted.join('\n')).toContain('allowed_scopes + apps:read: read own apps (review/scope-added)')
  expect(context.noted.join('\n')).not.toContain(emulator.tenant('acme').secretValues(portalId())[0])

  // The same plan made again is approved; a wider one is not.
  await place.plan()
  expect(await runCommand(['review', place.folder, '--approved', hash], context)).toBe(0)
  place.configure(client('"user_default", "apps:read", "admin_classic"'))
  await place.plan()
  expect(await runCommand(['review', place.folder, '--approved', hash], context)).toBe(2)
  expect(context.noted.at(-1)).toContain('not what was approved')

  const refused = await place.terraform([
    'plan',
    '-no-color',
    '-out=plan.out',
    '-target=qlikcloud_oauth_client.portal',
  ])
  expect(refused.exitCode).toBe(0)
  expect(await runCommand(['review', place.folder], context)).toBe(1)
  expect(context.noted.at(-1)).toContain('the plan is incomplete, as with -target')

  place.configure(client('"user_default"'))
  expect(await place.changes()).toEqual([])
  expect(
    emulator
      .tenant('acme')
      .clients()
      .map(({ clientName }) => clientName)
      .sort(),
  ).toEqual(['Bootstrap', 'Portal'])
})

function portalId(): string {
  const found = emulator
    .tenant('acme')
    .clients()
    .find(({ clientName }) => clientName === 'Portal')
  return String(found?.clientId)
}
