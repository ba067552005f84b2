import { UNSTOPPED, clientFor, sequence, startTenant, wireClient } from './scripted-tenant'
import type { Received, Reply, ScriptedTenant } from './scripted-tenant'

let tenant: ScriptedTenant
afterEach(() => tenant.stop())

const startWith = async (script: (request: Received) => Reply | undefined): Promise<void> => {
  tenant = await startTenant((request) => (request.url === '/oauth/token' ? undefined : script(request)))
}
const startCreating = (posts: () => Reply | undefined, reads: () => Reply | undefined) =>
  startWith(({ method }) => (method === 'POST' ? posts() : reads()))

const withHints = (...hints: readonly string[]): Reply => ({
  status: 200,
  json: wireClient({ clientSecrets: hints.map((hint) => ({ hint })) }),
})
const created = (value: string): Reply => ({
  status: 201,
  json: { clientId: 'c1', clientSecret: value, hint: 'new01', createdAt: '2026-11-23T12:00:00Z' },
})
const create = () => clientFor(tenant, { requestTimeoutMs: 1_000 }).client.createClientSecret('c1', UNSTOPPED)
const READ = 'GET /api/v1/oauth-clients/c1'
const POST = 'POST /api/v1/oauth-clients/c1/client-secrets'

test('returns the secret with its hint', async () => {
  await startCreating(
    () => created('canary'),
    () => withHints(),
  )
  const { clientSecret, ...rest } = await create()
  expect(clientSecret.reveal()).toBe('canary')
  expect(rest).toEqual({ hint: 'new01', createdAt: '2026-11-23T12:00:00Z', createdBy: undefined })
})

test('tells a full set of secrets from other conflicts', async () => {
  const full = 'The max number of client secrets is 5'
  await startCreating(
    () => ({ status: 409, json: { errors: [{ title: full }] } }),
    () => withHints(),
  )
  await expect(create()).rejects.toMatchObject({ code: 'QLIK_SECRET_LIMIT', detail: full })
})

test('names the secret that a lost answer has left, whose value nobody has', async () => {
  await startCreating(() => 'cut', sequence(withHints('old01'), withHints('old01', 'new01')))
  await expect(create()).rejects.toMatchObject({
    code: 'QLIK_SECRET_UNCLEAR',
    hints: ['new01'],
    message: expect.stringMatching(
      /; a secret was created and its value is lost; new since then: hint new01$/,
    ) as string,
  })
  expect(tenant.calls()).toEqual([READ, POST, READ])
})

test('creates again when two looks have shown that nothing was created', async () => {
  await startCreating(sequence('cut', created('second')), () => withHints('old01'))
  expect((await create()).clientSecret.reveal()).toBe('second')
  expect(tenant.calls()).toEqual([READ, POST, READ, READ, POST])
})

test('says that it is unclear when it cannot look', async () => {
  await startCreating(() => ({ status: 503 }), sequence(withHints(), { status: 403 }))
  await expect(create()).rejects.toMatchObject({ code: 'QLIK_SECRET_UNCLEAR', hints: [] })
})

test('creates the secrets of one client one after the other, so that each is told by what is new', async () => {
  let present = 0
  await startWith(({ method }) => {
    if (method === 'GET') return withHints(...Array.from({ length: present }, (_, index) => `h${index}`))
    present += 1
    return 'cut'
  })
  const { client } = clientFor(tenant)
  const both = [client.createClientSecret('c1', UNSTOPPED), client.createClientSecret('c1', UNSTOPPED)]
  expect(await Promise.allSettled(both)).toMatchObject([
    { reason: { code: 'QLIK_SECRET_UNCLEAR', hints: ['h0'] } },
    { reason: { code: 'QLIK_SECRET_UNCLEAR', hints: ['h1'] } },
  ])
})

test('deletes by the hint, and takes a missing secret for deleted', async () => {
  await startWith(() => undefined)
  await clientFor(tenant).client.deleteClientSecret('c1', 'a/b#1', UNSTOPPED)
  expect(tenant.calls()).toEqual(['DELETE /api/v1/oauth-clients/c1/client-secrets/a%2Fb%231'])
})
