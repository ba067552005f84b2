import { ApiError, Secret } from '../../src/api'
import type { Credentials, QlikClient } from '../../src/api'
import { startEmulator } from '../../src/emulator'
import type { Emulator, EmulatorOptions, FaultEffect } from '../../src/emulator'
import { UNSTOPPED, clientFor, fakeClock } from '../unit/api/scripted-tenant'

let emulator: Emulator
afterEach(() => emulator.stop())

const acme = () => emulator.tenant('acme')

async function start(options: EmulatorOptions = {}): Promise<Credentials> {
  emulator = await startEmulator({ limits: 'off', ...options })
  const { clientId = '', clientSecret = '' } = emulator.tenants['acme'] ?? {}
  acme().clearRequests()
  return { kind: 'client-secret', clientId, clientSecret: Secret.of(clientSecret) }
}

const target = () => ({ origin: emulator.tenants['acme']?.url ?? '' })
const WEB = {
  appType: 'web',
  redirectUris: ['https://portal.example.com/cb'],
  allowedScopes: ['user_default'],
}

/** What was asked of the tenant, without ids. */
const asked = (): readonly string[] =>
  acme()
    .requests()
    .map(({ method, path, query }) => `${method} ${path}${query}`.replace(/[0-9a-f]{32}/g, ':id'))

const outcome = async <T>(call: Promise<T>): Promise<T | ApiError> =>
  call.catch((error: unknown) => {
    if (error instanceof ApiError) return error
    throw error
  })

const EFFECTS: readonly FaultEffect[] = [
  { effect: 'status', status: 503 },
  { effect: 'status', status: 429, retryAfterSeconds: 3 },
  { effect: 'status', status: 401 },
  { effect: 'status-after', status: 502 },
  { effect: 'drop-before' },
  { effect: 'drop-after' },
  { effect: 'truncate' },
  { effect: 'not-json' },
  { effect: 'hang' },
]
/** More than the longest of the cases below makes, so that the last ones show what happens without a fault. */
const MOST_CALLS = 8

const CASES = EFFECTS.flatMap((fault) =>
  Array.from({ length: MOST_CALLS }, (_, index) => ({ fault, name: JSON.stringify(fault), call: index + 1 })),
)

async function withFault(fault: FaultEffect, call: number): Promise<QlikClient> {
  const credentials = await start()
  emulator.faults.add({ ...fault, call })
  return clientFor(target(), { credentials, requestTimeoutMs: 100 }).client
}

test.each(CASES)(
  'create with $name at call $call: one client, or none, or a question',
  async ({ fault, call }) => {
    const client = await withFault(fault, call)
    const created = await outcome(client.createOAuthClient({ ...WEB, clientName: 'Portal' }, UNSTOPPED))
    const present = acme()
      .clients()
      .filter(({ clientName }) => clientName === 'Portal')
    if (created instanceof ApiError) {
      // Where nobody knows, it says so; any other failure means that there is nothing.
      if (created.code !== 'QLIK_CREATE_UNCLEAR') expect(present).toEqual([])
      expect(present.length).toBeLessThanOrEqual(1)
    } else {
      expect(present.map(({ clientId }) => clientId)).toEqual([created.client.clientId])
      const secrets = acme().secretValues(created.client.clientId)
      expect(created.adopted ? [] : secrets).toEqual(created.adopted ? [] : [created.clientSecret?.reveal()])
    }
  },
)

test.each(CASES)(
  'create a secret with $name at call $call: no value is lost unnamed',
  async ({ fault, call }) => {
    const client = await withFault(fault, call)
    const { clientId } = acme().createClient({ ...WEB, clientName: 'Portal' })
    const before = acme().secretValues(clientId)
    const created = await outcome(client.createClientSecret(clientId, UNSTOPPED))
    const added = acme().secretValues(clientId).slice(before.length)
    if (!(created instanceof ApiError)) expect(added).toEqual([created.clientSecret.reveal()])
    else if (created.code !== 'QLIK_SECRET_UNCLEAR') expect(added).toEqual([])
    else expect(added.length).toBeLessThanOrEqual(1)
    if (created instanceof ApiError && created.hints.length > 0) {
      for (const hint of created.hints) await client.deleteClientSecret(clientId, hint, UNSTOPPED)
      expect(acme().secretValues(clientId)).toEqual(before)
    }
  },
)

test.each(CASES)(
  'patch, publish and delete with $name at call $call: done, or failed and untouched',
  async ({ fault, call }) => {
    const client = await withFault(fault, call)
    const { clientId } = acme().createClient({ ...WEB, clientName: 'Portal' })
    const shown = () =>
      acme()
        .clients()
        .find((each) => each.clientId === clientId)
    const patched = await outcome(
      client.patchOAuthClient(
        clientId,
        [{ field: 'allowedOrigins', value: ['https://a.example.com'] }],
        UNSTOPPED,
      ),
    )
    if (!(patched instanceof ApiError))
      expect(shown()).toMatchObject({ allowedOrigins: ['https://a.example.com'] })
    const published = await outcome(client.publishOAuthClient(clientId, UNSTOPPED))
    if (!(published instanceof ApiError)) expect(shown()?.publishedAt).toBeDefined()
    const deleted = await outcome(client.deleteOAuthClient(clientId, UNSTOPPED))
    expect(shown() === undefined).toBe(!(deleted instanceof ApiError))
  },
)

test('150 clients are read with one token and two pages', async () => {
  const credentials = await start()
  const ids = Array.from(
    { length: 150 },
    (_, index) => acme().createClient({ ...WEB, clientName: `c${index}` }).clientId,
  )
  const { client } = clientFor(target(), { credentials })
  const reads = await Promise.all(ids.map((id) => client.readOAuthClient(id, UNSTOPPED)))
  expect(reads.map((read) => read?.clientId)).toEqual(ids)
  expect(reads.every((read) => read?.consentMethod === 'required' && read.clientSecrets.length === 1)).toBe(
    true,
  )
  expect(asked().map((call) => call.replace(/next=[^&]+/, 'next=…').replace(/&?limit=100/, ''))).toEqual([
    'POST /oauth/token',
    'GET /api/v1/oauth-clients?',
    expect.stringContaining('next=…'),
  ])
})

test('a revoked token is replaced, once', async () => {
  const credentials = await start()
  const { client } = clientFor(target(), { credentials })
  await client.listOAuthClients(UNSTOPPED)
  acme().revokeTokens()
  await client.createOAuthClient({ ...WEB, clientName: 'Portal' }, UNSTOPPED)
  expect(asked().slice(2)).toEqual([
    'POST /api/v1/oauth-clients',
    'POST /oauth/token',
    'POST /api/v1/oauth-clients',
  ])
})

test.each<[what: string, key: () => string | Promise<string>, code: string]>([
  ['an API key of an administrator', () => acme().addApiKey(), 'no error'],
  ['a token without the role TenantAdmin', () => acme().issueToken(), 'QLIK_FORBIDDEN'],
  ['an API key of another tenant', () => emulator.tenant('globex').addApiKey(), 'QLIK_UNAUTHORIZED'],
])('%s: %p → %s', async (_what, key, code) => {
  await start({ tenants: ['acme', 'globex'] })
  const credentials = { kind: 'api-key', apiKey: Secret.of(await key()) } as const
  const { client } = clientFor(target(), { credentials })
  const created = await outcome(client.createOAuthClient({ ...WEB, clientName: 'Portal' }, UNSTOPPED))
  expect(created instanceof ApiError ? created.code : 'no error').toBe(code)
})

test('another tenant sees a published client after its approval, and can drop it', async () => {
  await start({ tenants: ['acme', 'globex'] })
  const { clientId } = emulator.tenant('globex').createClient({ ...WEB, clientName: 'Shared' })
  const credentials = { kind: 'api-key', apiKey: Secret.of(acme().addApiKey()) } as const
  const { client } = clientFor(target(), { credentials })
  emulator.tenant('globex').publish(clientId)
  await expect(client.readOAuthClient(clientId, UNSTOPPED)).resolves.toBeUndefined()
  acme().approve(clientId)
  const config = await client.readConnectionConfig(clientId, UNSTOPPED)
  expect(config).toMatchObject({ consentMethod: 'required', deletedByOwner: false })
  await client.deleteConnectionConfig(clientId, UNSTOPPED)
  await expect(client.readConnectionConfig(clientId, UNSTOPPED)).resolves.toBeUndefined()
})

test('writes beyond the quota wait as long as they are told, and all succeed', async () => {
  const credentials = await start({ limits: { tier1PerMinute: 1_000, tier2PerMinute: 10 } })
  const fake = fakeClock()
  const clock = {
    ...fake,
    sleep: async (ms: number, signal: AbortSignal) => {
      await fake.sleep(ms, signal)
      emulator.clock.advance(ms)
    },
  }
  const { client } = clientFor(target(), { credentials, clock, maxWaitMs: 600_000 })
  for (let count = 0; count < 25; count++) {
    await client.createOAuthClient({ ...WEB, clientName: `c${count}` }, UNSTOPPED)
  }
  expect(
    acme()
      .clients()
      .filter(({ clientName }) => /^c\d+$/.test(clientName)),
  ).toHaveLength(25)
  expect(fake.waits).toHaveLength(2)
  for (const wait of fake.waits) expect(wait).toBeGreaterThan(50_000)
})
