import { once } from 'node:events'
import { request } from 'node:http'
import { startEmulator, type Emulator } from '../../src/emulator'
import { accessOf } from '../helpers/access'
import { attachedWorkspace } from '../helpers/attached-workspace'
import { startAfresh } from '../helpers/start-afresh'
import type { Workspace } from '../helpers/terraform'

jest.setTimeout(240_000)

const DAY_MS = 86_400_000

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

const configuration = (keeper = 'one'): string => `
resource "qlikcloud_oauth_client" "it" {
  app_type            = "web"
  client_name         = "Nightly reload"
  allowed_grant_types = ["client_credentials"]
  allowed_scopes      = ["user_default"]
  keep_initial_secret = false
}
resource "qlikcloud_oauth_client_secret" "it" {
  client_id = qlikcloud_oauth_client.it.client_id
  rotation  = { every_days = 30, overlap_days = 7 }
  keepers   = { word = "${keeper}" }
}`

const state = () => place.state().get('qlikcloud_oauth_client_secret.it') ?? {}
const clientId = (): string => String(state()['client_id'])
const hints = () =>
  emulator
    .tenant('acme')
    .client(clientId())
    ?.secrets.map(({ hint }) => hint)
const pass = (days: number): void => {
  // Answers tell the time in whole seconds.
  emulator.clock.advance(days * DAY_MS + 1_000)
}

/** Logs in as the client; what the tenant says to that. */
async function logIn(id: string, secret: string): Promise<number> {
  const { host } = new URL(emulator.tenant('acme').url)
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
  }).toString()
  const headers = { host, 'content-type': 'application/x-www-form-urlencoded' }
  const call = request({
    host: '127.0.0.1',
    port: emulator.port,
    path: '/oauth/token',
    method: 'POST',
    headers,
  })
  call.end(body)
  const [answer] = (await once(call, 'response')) as [{ statusCode: number; resume(): void }] // node:http's event
  answer.resume()
  return answer.statusCode
}

/** An application that needs a token again and again, with the secret that it was handed last. */
function consumer() {
  let [id, secret] = ['', '']
  let logins = 0
  const refused: number[] = []
  const logInOnce = async (): Promise<void> => {
    const status = await logIn(id, secret)
    logins++
    if (status !== 200) refused.push(status)
  }
  return {
    /** What a pipeline does after an apply: the application has the old secret until then. */
    handOver: () => {
      ;[id, secret] = [clientId(), String(state()['secret'])]
    },
    logInOnce,
    /** Logs in without a pause until the work is done. */
    async during<T>(work: Promise<T>): Promise<T> {
      let isDone = false
      const done = work.finally(() => {
        isDone = true
      })
      while (!isDone) await logInOnce()
      return done
    },
    logins: () => logins,
    refused,
  }
}

test('a consumer is never refused, from one rotation through the retirement to the next', async () => {
  place.configure(configuration())
  await place.apply()
  const application = consumer()
  application.handOver()
  for (let round = 0; round < 2; round++) {
    const before = state()
    pass(30)
    const rotated = await application.during(place.apply())
    expect(rotated.stderr).toBe('')
    expect(rotated.stdout).toContain('will be updated in-place')
    expect(rotated.stdout).toContain(`Warning: Client secret "${String(before['hint'])}" is rotated`)
    expect(rotated.stdout.replaceAll(/\s+/g, ' ')).toContain(`is due since ${String(before['rotates_at'])}`)
    expect(hints()).toEqual([before['hint'], state()['hint']])
    expect(await application.during(place.changes())).toEqual([])
    pass(6)
    await application.logInOnce()
    application.handOver()
    pass(1)
    const retired = await application.during(place.apply())
    expect(retired.stdout).toContain(`Warning: Previous client secret "${String(before['hint'])}" is retired`)
    expect(hints()).toEqual([state()['hint']])
    expect(await application.during(place.changes())).toEqual([])
  }
  expect(application.refused).toEqual([])
  expect(application.logins()).toBeGreaterThan(50)
})

test('a plan shows in the values of a rotation what comes and what stays', async () => {
  place.configure(configuration())
  await place.apply()
  const { hint, created_at } = state()
  place.configure(configuration('two'))
  const { plan } = await place.plan()
  const change = plan.resource_changes?.find(
    ({ address }) => address === 'qlikcloud_oauth_client_secret.it',
  )?.change
  expect(change).toMatchObject({
    actions: ['update'],
    after: { previous_hint: hint, previous_created_at: created_at },
    after_unknown: { secret: true, hint: true, rotates_at: true, previous_expires_at: true },
  })
  await place.apply()
  expect(hints()).toEqual([hint, state()['hint']])
  expect(await place.changes()).toEqual([])
})

test('a plan that is read for a week is applied as it was made', async () => {
  place.configure(configuration())
  await place.apply()
  pass(30)
  await place.apply()
  const { hint } = state()
  pass(7)
  const { ran } = await place.plan()
  expect(ran.stdout).toMatch(/Warning: Previous client secret "\w+" is retired/)
  pass(60)
  const applied = await place.terraform(['apply', '-no-color', '-input=false', 'plan.out'])
  expect(applied.stderr).toBe('')
  expect(hints()).toEqual([hint])
  await place.apply()
  expect(hints()).toEqual([hint, state()['hint']])
  expect(await place.changes()).toEqual([])
})

test('secrets of one client do not take each other for strangers, and a stranger is named once', async () => {
  place.configure(
    [1, 2, 3].reduce(
      (text, number) =>
        `${text}\nresource "qlikcloud_oauth_client_secret" "more${number}" {\n  client_id = qlikcloud_oauth_client.it.client_id\n}`,
      configuration(),
    ),
  )
  await place.apply()
  const quiet = await place.plan()
  expect(quiet.ran.stdout).not.toContain('Warning')
  const { hint } = emulator.tenant('acme').addSecret(clientId())
  const { ran } = await place.plan()
  expect(ran.stdout.match(/has secrets that are not managed/g)).toHaveLength(1)
  expect(ran.stdout).toContain(`hint "${hint}", made`)
})

test('the sixth secret stops a rotation at plan, with all five named', async () => {
  place.configure(configuration())
  await place.apply()
  for (let made = 0; made < 4; made += 1) emulator.tenant('acme').addSecret(clientId())
  pass(30)
  const { ran } = await place.plan()
  expect(ran.exitCode).toBe(1)
  expect(ran.stderr).toContain('Error: Too many client secrets')
  for (const hint of hints() ?? []) expect(ran.stderr).toContain(`hint "${hint}", made`)
  expect(hints()).toHaveLength(5)
})
