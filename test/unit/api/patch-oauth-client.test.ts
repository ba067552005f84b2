import type { OAuthClientChange } from '../../../src/api'
import { UNSTOPPED, clientFor, sequence, startTenant, wireClient } from './scripted-tenant'
import type { Received, Reply, ScriptedTenant } from './scripted-tenant'

let tenant: ScriptedTenant
afterEach(() => tenant.stop())

const startPatching = async (patches: () => Reply | undefined, reads: () => Reply | undefined) => {
  tenant = await startTenant(({ method }) =>
    method === 'PATCH' ? patches() : method === 'GET' ? reads() : undefined,
  )
}
const READ = 'GET /api/v1/oauth-clients/c1'
const PATCH = 'PATCH /api/v1/oauth-clients/c1'
const found = (fields: Readonly<Record<string, unknown>> = {}): Reply => ({
  status: 200,
  json: wireClient(fields),
})
const patch = (...changes: OAuthClientChange[]) =>
  clientFor(tenant, { requestTimeoutMs: 1_000 }).client.patchOAuthClient('c1', changes, UNSTOPPED)
const sent = (): unknown[] =>
  tenant.received
    .filter(({ method }: Received) => method === 'PATCH')
    .map(({ body }): unknown => JSON.parse(body))

const DESCRIBE: OAuthClientChange = { field: 'description', value: 'new' }
const UNSCOPE: OAuthClientChange = { field: 'allowedScopes', value: [] }
const ADD_SECRET: OAuthClientChange = {
  field: 'allowedAuthMethods',
  value: ['client_secret', 'private_key_jwt'],
}

test('sends all changes as one patch', async () => {
  await startPatching(
    () => ({ status: 204 }),
    () => found(),
  )
  await expect(patch(DESCRIBE, UNSCOPE)).resolves.toEqual({ clientSecret: undefined })
  expect(sent()).toEqual([
    [
      { op: 'replace', path: '/description', value: 'new' },
      { op: 'remove', path: '/allowedScopes' },
    ],
  ])
  expect(tenant.calls()).toEqual([PATCH])
})

test('sends nothing when nothing changes', async () => {
  await startPatching(
    () => ({ status: 204 }),
    () => found(),
  )
  await patch()
  expect(tenant.received).toEqual([])
})

test('adds instead of replacing, and removes nothing, where a refused patch meets unset fields', async () => {
  await startPatching(sequence({ status: 400 }, { status: 204 }), () => found())
  await patch({ field: 'redirectUris', value: ['https://a'] }, UNSCOPE, { field: 'clientName', value: 'n' })
  expect(sent()[1]).toEqual([
    { op: 'add', path: '/redirectUris', value: ['https://a'] },
    { op: 'replace', path: '/clientName', value: 'n' },
  ])
})

test('is done when all that was to be removed is gone already', async () => {
  await startPatching(sequence('cut', { status: 400 }), () => found())
  await expect(patch(UNSCOPE)).resolves.toEqual({ clientSecret: undefined })
  expect(tenant.calls()).toEqual([PATCH, PATCH, READ])
})

test('passes a refusal on that unset fields do not explain', async () => {
  await startPatching(
    () => ({ status: 400, json: { errors: [{ title: 'Too long' }] } }),
    () => found({ description: 'old' }),
  )
  await expect(patch(DESCRIBE)).rejects.toMatchObject({ code: 'QLIK_BAD_REQUEST', detail: 'Too long' })
  expect(tenant.calls()).toEqual([PATCH, READ])
})

const keyOnly = found({ allowedAuthMethods: ['private_key_jwt'] })
const both = (...hints: string[]): Reply =>
  found({
    allowedAuthMethods: ['client_secret', 'private_key_jwt'],
    clientSecrets: hints.map((hint) => ({ hint })),
  })

test('returns the secret that the API generated (202)', async () => {
  await startPatching(
    () => ({ status: 202, json: { clientSecret: 'canary' } }),
    () => keyOnly,
  )
  expect((await patch(ADD_SECRET)).clientSecret?.reveal()).toBe('canary')
})

test('names the generated secret that a lost answer has left', async () => {
  await startPatching(() => 'cut', sequence(keyOnly, both('new01')))
  await expect(patch(ADD_SECRET)).rejects.toMatchObject({ code: 'QLIK_SECRET_UNCLEAR', hints: ['new01'] })
  expect(tenant.calls()).toEqual([READ, PATCH, READ])
})

test('is done when the answer was lost and no secret was generated', async () => {
  await startPatching(() => 'cut', sequence(keyOnly, both()))
  await expect(patch(ADD_SECRET)).resolves.toEqual({ clientSecret: undefined })
})

test('sends such a patch again when two looks have shown that it was not applied', async () => {
  await startPatching(sequence('cut', { status: 202, json: { clientSecret: 'made' } }), () => keyOnly)
  expect((await patch(ADD_SECRET)).clientSecret?.reveal()).toBe('made')
})

test('repeats a patch as usual when the client has secrets already', async () => {
  await startPatching(sequence('cut', { status: 204 }), () => both('old01'))
  await patch(ADD_SECRET)
  expect(tenant.calls()).toEqual([READ, PATCH, PATCH])
})
