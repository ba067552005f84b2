import { runCommand } from '../../src/cli/run-command'
import { runProgram } from '../../src/cli/run-program'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace, type AttachedWorkspace } from '../helpers/attached-workspace'
import { startAfresh } from '../helpers/start-afresh'
import { terraformEnvironment } from '../helpers/terraform'
import { fakeContext, type FakeContext } from '../unit/cli/fake-context'

jest.setTimeout(240_000)

const DAY_MS = 86_400_000

let emulator: Emulator
let place: AttachedWorkspace
let context: FakeContext

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme'], limits: 'off' })
  place = await attachedWorkspace(accessOf(emulator, 'acme'))
  const environment = terraformEnvironment(accessOf(emulator, 'acme'))
  context = fakeContext({
    environment,
    untilStopped: () => new Promise(() => undefined),
    // The provider is attached where it has no variables to read: they tell it where to write what it saw.
    runProgram: (program, options, folder, more = place.variables) =>
      runProgram(program, options, folder, { ...environment, ...more }),
  })
})
beforeEach(() => {
  context.printed.length = 0
})
afterEach(() => {
  startAfresh(place, emulator, 'acme')
})
afterAll(async () => {
  context.remove()
  place.remove()
  await emulator.stop()
})

const client = (more = ''): string => `
resource "qlikcloud_oauth_client" "portal" {
  app_type       = "web"
  client_name    = "Portal"
  redirect_uris  = ["https://portal.example.com/callback"]
  allowed_scopes = ["user_default"]
  ${more}
}
`

const secret = (more = ''): string => `
resource "qlikcloud_oauth_client_secret" "portal" {
  client_id = qlikcloud_oauth_client.portal.client_id
  ${more}
}
`

const apply = async (hcl: string, ...options: readonly string[]): Promise<void> => {
  place.configure(hcl)
  expect((await place.apply(options)).exitCode).toBe(0)
}

const hintsInState = (): unknown =>
  place.state().get('qlikcloud_oauth_client.portal')?.['client_secret_hints']

const hintsInTenant = (): readonly string[] => {
  const { clientId = '' } =
    emulator
      .tenant('acme')
      .clients()
      .find(({ clientName }) => clientName === 'Portal') ?? {}
  return (emulator.tenant('acme').client(clientId)?.secrets ?? []).map(({ hint }) => hint)
}

/** What the drift says, and what the review says of the next plan; both with their exit codes. */
async function told(): Promise<readonly (readonly [code: number, text: string])[]> {
  await place.plan()
  const commands = [
    ['drift', place.folder],
    ['review', place.folder, '--fail-on', 'drift'],
  ]
  const answers: [number, string][] = []
  for (const command of commands) {
    const code = await runCommand(command, context)
    answers.push([code, context.printed.at(-1) ?? ''])
  }
  return answers
}

const IN_SYNC = [
  [0, expect.stringContaining('in sync: 1 of 1 stack')],
  [0, expect.not.stringContaining('Changed outside of Terraform')],
]

describe('that Terraform itself deletes a secret is no drift of its client', () => {
  test('when its resource is removed', async () => {
    await apply(client() + secret())
    await apply(client())
    // Or the test would show nothing: the state of the client is from before the deletion.
    expect(hintsInState()).toHaveLength(2)
    expect(hintsInTenant()).toHaveLength(1)
    expect(await told()).toEqual(IN_SYNC)
  })

  test('when it is replaced', async () => {
    await apply(client() + secret())
    await apply(client() + secret(), '-replace=qlikcloud_oauth_client_secret.portal')
    expect(hintsInState()).not.toEqual(hintsInTenant())
    expect(await told()).toEqual(IN_SYNC)
  })

  test('when the overlap of a rotation ends', async () => {
    const rotated = secret('rotation = { every_days = 30, overlap_days = 7 }')
    await apply(client() + rotated)
    emulator.clock.advance(30 * DAY_MS + 1_000)
    await apply(client() + rotated)
    emulator.clock.advance(7 * DAY_MS + 1_000)
    await apply(client() + rotated)
    expect(hintsInState()).toHaveLength(3)
    expect(hintsInTenant()).toHaveLength(2)
    expect(await told()).toEqual(IN_SYNC)
  })
})

describe('that somebody else deletes one is drift', () => {
  test('of the resource of the secret', async () => {
    await apply(client() + secret())
    await apply(client() + secret())
    const [id, hint] = ['client_id', 'hint'].map((name) =>
      String(place.state().get('qlikcloud_oauth_client_secret.portal')?.[name]),
    ) as [string, string]
    emulator.tenant('acme').removeSecret(id, hint)
    const [drift, review] = await told()
    expect(drift).toEqual([2, expect.stringContaining('(drift/secret-missing)')])
    expect(drift?.[1]).toContain('1 object has drifted')
    expect(review).toEqual([2, expect.stringContaining('(review/secret-deleted)')])
    expect(review?.[1]).toContain('changed outside of Terraform: 1 object, 1 narrows access')
  })

  test('of the client, where it is the secret that came with it', async () => {
    await apply(client())
    const id = String(place.state().get('qlikcloud_oauth_client.portal')?.['client_id'])
    emulator.tenant('acme').removeSecret(id, hintsInTenant()[0] ?? '')
    const [drift, review] = await told()
    expect(drift).toEqual([2, expect.stringContaining('(drift/secret-missing)')])
    expect(drift?.[1]).toContain('1 object has drifted')
    expect(review).toEqual([2, expect.stringContaining('(review/secret-disappeared)')])
  })
})

test('a secret that somebody adds stays a drift, also beside one that went', async () => {
  await apply(client() + secret())
  await apply(client())
  const id = String(place.state().get('qlikcloud_oauth_client.portal')?.['client_id'])
  const { hint } = emulator.tenant('acme').addSecret(id)
  const [drift, review] = await told()
  expect(drift).toEqual([2, expect.stringContaining('(drift/unmanaged-secret)')])
  expect(drift?.[1]).toContain('1 object has drifted')
  expect(review).toEqual([2, expect.stringContaining(`client_secret_hints + ${hint}: `)])
  expect(review?.[1]).not.toContain('secret-disappeared')
})
