import { CONTROL_ROUTES } from '../../../src/emulator/console/control-routes'
import { anyText, at, CLIENTS, type Region, type Reply, send, startRegion, text, WEB } from './region'

type Control = (method: string, path: string, body?: unknown) => Promise<Reply>

const control =
  ({ emulator: { port } }: Region, headers: Readonly<Record<string, string>> = {}): Control =>
  (method, path, body) =>
    send(port, {
      method,
      path: `/_emulator${path}`,
      host: `localhost:${port}`,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    })

test('lists its calls and how to reach the tenants', async () => {
  const region = await startRegion()
  const reply = await control(region)('GET', '')
  expect(reply.body).toMatchObject({ port: region.emulator.port, tenants: region.emulator.tenants })
  expect(at(reply, 'calls')).toHaveLength(CONTROL_ROUTES.length)
})

test('gives another process every ability of the console', async () => {
  const region = await startRegion()
  const call = control(region)
  const acme = region.emulator.tenant('acme')
  const created = await call('POST', '/tenants/acme/clients', WEB)
  const client = `/tenants/acme/clients/${text(created, 'clientId')}`
  const steps: readonly (readonly [string, string, unknown, object])[] = [
    ['PATCH', client, { clientName: 'New', redirectUris: ['https://new.example'] }, { clientName: 'New' }],
    ['PUT', `${client}/consent`, { consentMethod: 'trusted' }, { consentMethod: 'trusted' }],
    ['PUT', `${client}/consent`, { consentMethod: 'required' }, { consentMethod: 'required' }],
    ['POST', `${client}/disable`, { reason: 'test' }, { disableTag: 'test' }],
    ['POST', `${client}/publish`, undefined, { publishedAt: anyText }],
  ]
  for (const [method, path, body, expected] of steps) {
    expect(await call(method, path, body)).toMatchObject({ status: 204, body: '' })
    expect(acme.clients()[1]).toMatchObject(expected)
  }
  expect((await call('POST', `${client}/enable`)).status).toBe(204)
  const hint = text(await call('POST', `${client}/client-secrets`), 'hint')
  expect(acme.clients()[1]?.secrets[1]?.hint).toBe(hint)
  expect((await call('DELETE', `${client}/client-secrets/${hint}`)).status).toBe(204)

  const foreign = client.replace('acme', 'globex')
  expect((await call('POST', `${foreign}/approve`)).status).toBe(204)
  const globex = await call('GET', '/tenants/globex')
  expect(at(globex, 'clients', 1, 'clientName')).toBe('New')
  expect((await call('POST', `${foreign}/disapprove`)).status).toBe(204)
  expect((await call('DELETE', client)).status).toBe(204)
  expect(acme.clients()).toHaveLength(1)
})

test('makes and revokes credentials, and shows and clears requests', async () => {
  const region = await startRegion()
  const call = control(region)
  const token = text(await call('POST', '/tenants/acme/tokens', { admin: true }), 'token')
  const apiKey = text(await call('POST', '/tenants/acme/api-keys', { admin: true }), 'apiKey')
  const status = async (credential: string): Promise<number> =>
    (await region.as('acme', { authorization: `Bearer ${credential}` })({ path: CLIENTS })).status
  expect([await status(token), await status(apiKey)]).toEqual([200, 200])
  expect(at(await call('GET', '/tenants/acme/requests'), 'requests', 1, 'path')).toBe(CLIENTS)
  await call('DELETE', '/tenants/acme/tokens')
  await call('DELETE', '/tenants/acme/api-keys')
  expect([await status(token), await status(apiKey)]).toEqual([401, 401])
  expect((await call('DELETE', '/tenants/acme/requests')).status).toBe(204)
  expect(region.emulator.tenant('acme').requests()).toEqual([])
})

test('sets the clock', async () => {
  const region = await startRegion({ now: () => new Date('2026-01-01T00:00:00Z') })
  const call = control(region)
  expect((await call('PUT', '/clock', { now: '2030-05-06T07:08:09Z' })).status).toBe(204)
  expect((await call('POST', '/clock/advance', { seconds: 51 })).status).toBe(204)
  expect((await call('GET', '/clock')).body).toEqual({ now: '2030-05-06T07:09:00.000Z' })
})

test('prepares, shows and removes faults', async () => {
  const region = await startRegion()
  const call = control(region)
  const fault = {
    tenant: 'acme',
    method: 'GET',
    path: CLIENTS,
    call: { from: 1, to: 2 },
    effect: 'status',
    status: 503,
    retryAfterSeconds: 1,
  }
  expect((await call('POST', '/faults', fault)).status).toBe(204)
  expect(at(await call('GET', '/faults'), 'pending')).toEqual([fault])
  expect((await region.as('acme')({ path: CLIENTS })).status).toBe(503)
  expect(at(await call('GET', '/faults'), 'pending')).toEqual([])
  expect((await call('DELETE', '/faults')).status).toBe(204)
  expect((await region.as('acme')({ path: CLIENTS })).status).toBe(401)
})

const EFFECTS = 'status, status-after, delay, drop-before, drop-after, truncate, not-json, hang'
test.each<readonly [unknown, string]>([
  [[], 'must be an object, not array'],
  [{ effect: 'explode' }, `must have one of ${EFFECTS} as effect`],
  [{ effect: 'constructor' }, `must have one of ${EFFECTS} as effect`],
  [{ effect: 'status' }, 'must have a number from 200 to 599 as status'],
  [{ effect: 'status', status: 700 }, 'must have a number from 200 to 599 as status'],
  [{ effect: 'status', status: 500, retryAfterSeconds: 'x' }, 'must have a number as retryAfterSeconds'],
  [{ effect: 'delay' }, 'must have a number as delayMs'],
  [{ effect: 'hang', path: 1 }, 'must have a string as path'],
  [{ effect: 'hang', call: 'first' }, 'must have a number or {from, to} as call'],
  [{ effect: 'hang', call: {} }, 'must have a number as call.from'],
  [{ effect: 'hang', call: { from: 1, to: 'x' } }, 'must have a number as call.to'],
  [{ effect: 'hang', when: 1 }, 'has unknown members: when'],
])('refuses the fault %j', async (fault, problem) => {
  const region = await startRegion()
  const reply = await control(region)('POST', '/faults', fault)
  expect(reply).toMatchObject({ status: 400, body: { error: `The fault ${problem}.` } })
  expect(region.emulator.faults.pending()).toEqual([])
})

test.each<readonly [string, string, unknown, number, string]>([
  ['GET', '/tenants/umbrella', undefined, 404, 'There is no such tenant; there are acme, globex.'],
  ['GET', '/nothing', undefined, 404, 'There is no such call; GET /_emulator lists them.'],
  ['PUT', '/clock', { now: 'noon' }, 400, 'now must be a date and time, as in 2026-11-23T10:00:00Z.'],
  ['POST', '/clock/advance', { seconds: '1' }, 400, 'seconds must be a number.'],
  ['POST', '/clock/advance', '{', 400, 'The body is not JSON.'],
  ['POST', '/tenants/acme/tokens', '[]', 400, 'The body must be a JSON object.'],
  ['PUT', '/tenants/acme/clients/x/consent', {}, 400, 'consentMethod must be required or trusted.'],
  [
    'DELETE',
    '/tenants/acme/clients/x',
    undefined,
    400,
    'OAuth client not found: There is no OAuth client with id "x" in this tenant. (OAC-NOT-FOUND)',
  ],
])('answers %s %s with %j as it should', async (method, path, body, status, error) => {
  const region = await startRegion()
  expect(await control(region)(method, path, body)).toMatchObject({ status, body: { error } })
})

test('keeps web pages out', async () => {
  const region = await startRegion()
  const fault = { effect: 'hang' }
  const page = await control(region, { origin: 'https://evil.example' })('POST', '/faults', fault)
  expect(page).toMatchObject({ status: 403, body: { error: 'Web pages cannot use this endpoint.' } })
  const form = await control(region, { 'content-type': 'text/plain' })(
    'POST',
    '/faults',
    JSON.stringify(fault),
  )
  expect(form).toMatchObject({ status: 415, body: { error: 'The Content-Type must be application/json.' } })
  const { port } = region.emulator
  for (const host of ['evil.example', `acme.localhost:${port}`, `localhost.evil.example:${port}`]) {
    expect((await send(port, { path: '/_emulator', host })).status).toBe(404)
  }
  for (const host of ['localhost', `127.0.0.1:${port}`, `[::1]:${port}`]) {
    expect((await send(port, { path: '/_emulator', host })).status).toBe(200)
  }
  expect(region.emulator.faults.pending()).toEqual([])
})
