import { ConsoleError } from '../../../src/emulator'
import { anyText, at, CLIENTS, create, startRegion, WEB } from './region'

test('changes clients behind the back of the API', async () => {
  const { emulator, admin } = await startRegion()
  const acme = await admin()
  const console = emulator.tenant('acme')
  const id = await create(acme, { ...WEB, description: 'Old' })
  const read = async (): Promise<unknown> => (await acme({ path: `${CLIENTS}/${id}` })).body

  console.updateClient(id, {
    clientName: 'Console',
    description: null,
    allowedOrigins: ['https://a.example'],
  })
  expect(await read()).toMatchObject({
    clientName: 'Console',
    description: '',
    allowedOrigins: ['https://a.example'],
  })

  const { hint, clientSecret } = console.addSecret(id)
  expect(console.secretValues(id)[1]).toBe(clientSecret)
  expect(console.client(id)?.secrets[1]?.hint).toBe(hint)
  expect(JSON.stringify(console.clients())).not.toContain(clientSecret)
  console.removeSecret(id, hint)
  expect(console.secretValues(id)).toHaveLength(1)

  console.setConsent(id, 'trusted')
  expect(console.client(id)?.consentMethod).toBe('trusted')
  console.setConsent(id, 'required')
  console.disable(id, 'admin')
  expect(await read()).toMatchObject({ disableTag: 'admin' })
  console.enable(id)
  expect(await read()).not.toHaveProperty('disableTag')
  console.publish(id)
  expect(await read()).toMatchObject({ publishedAt: console.client(id)?.publishedAt })

  const other = emulator.tenant('globex')
  other.approve(id)
  expect(other.client(id)).toMatchObject({
    tenantId: console.id,
    consentMethod: 'required',
    deletedByOwner: false,
  })
  console.deleteClient(id)
  expect(other.client(id)?.deletedByOwner).toBe(true)
  other.disapprove(id)
  expect([console.client(id), other.client(id)]).toEqual([undefined, undefined])
})

test('makes clients with the rules of the API', async () => {
  const { emulator } = await startRegion()
  const console = emulator.tenant('acme')
  expect(console.createClient({ ...WEB, appType: 'native' })).toEqual({ clientId: anyText })
  expect(console.createClient(WEB)).toMatchObject({ clientSecret: anyText })
  const refusals: readonly (readonly [() => void, string])[] = [
    [
      () => console.createClient({ ...WEB, clientName: '' }),
      'Invalid field: clientName must not be empty (OAC-BAD-FIELD)',
    ],
    [
      () => {
        console.deleteClient('none')
      },
      'OAuth client not found: There is no OAuth client with id "none" in this tenant. (OAC-NOT-FOUND)',
    ],
    [
      () => {
        console.approve('none')
      },
      'OAuth client not found: No other tenant has published an OAuth client with that id. (OAC-NOT-FOUND)',
    ],
  ]
  for (const [refused, message] of refusals) expect(refused).toThrow(new ConsoleError(message))
})

test('issues and revokes tokens and API keys of users with and without the role', async () => {
  const { emulator, as } = await startRegion()
  const console = emulator.tenant('acme')
  const status = async (credential: string): Promise<number> => {
    const call = as('acme', { authorization: `Bearer ${credential}` })
    return (await call({ method: 'DELETE', path: `${CLIENTS}/none` })).status
  }
  const token = { admin: await console.issueToken({ admin: true }), user: await console.issueToken() }
  const key = { admin: console.addApiKey(), user: console.addApiKey({ admin: false }) }
  const all = [token.admin, token.user, key.admin, key.user]
  expect(await Promise.all(all.map(status))).toEqual([404, 403, 404, 403])
  console.revokeTokens()
  expect(await Promise.all(all.map(status))).toEqual([401, 401, 404, 403])
  console.revokeApiKeys()
  expect(await Promise.all(all.map(status))).toEqual([401, 401, 401, 401])
  const me = as('acme', { authorization: `Bearer ${console.addApiKey({ admin: false })}` })
  expect(at(await me({ path: '/api/v1/users/me' }), 'roles')).toEqual([])
})

test('logs what a tenant was asked, without headers and bodies', async () => {
  const { emulator, admin } = await startRegion({ now: () => new Date('2026-01-01T00:00:00Z') })
  const acme = await admin()
  await acme({ path: `${CLIENTS}?limit=5` })
  await acme({ path: '/nowhere' })
  const at = '2026-01-01T00:00:00.000Z'
  const console = emulator.tenant('acme')
  expect(console.requests()).toEqual([
    { method: 'POST', path: '/oauth/token', query: '', status: 200, at },
    { method: 'GET', path: CLIENTS, query: '?limit=5', status: 200, at },
    { method: 'GET', path: '/nowhere', query: '', status: 404, at },
  ])
  expect(emulator.tenant('globex').requests()).toEqual([])
  console.clearRequests()
  expect(console.requests()).toEqual([])
})
