import { generateKeyPairSync } from 'node:crypto'
import { Secret } from '../../../src/api'
import type { Credentials } from '../../../src/api'
import { CLIENT_SECRET, TOKEN, UNSTOPPED, clientFor, listOf, sequence, startTenant } from './scripted-tenant'
import type { Received, Reply, ScriptedTenant } from './scripted-tenant'

let tenant: ScriptedTenant
afterEach(() => tenant.stop())

const tokenRequests = (): readonly Received[] => tenant.received.filter(({ url }) => url === '/oauth/token')
const isToken = ({ url }: Received): boolean => url === '/oauth/token'
const tokenReply = (token: string, fields: object = { expires_in: 21_600 }): Reply => ({
  status: 200,
  json: { access_token: token, token_type: 'bearer', ...fields },
})

/** A tenant that always has an empty list, and asks for tokens by the script. */
const startWith = async (tokens: () => Reply | undefined, list: () => Reply | undefined = () => listOf()) => {
  tenant = await startTenant((request) => (isToken(request) ? tokens() : list()))
}

test('asks for a token with the client secret, without a scope, and sends it as bearer token', async () => {
  await startWith(() => undefined)
  await clientFor(tenant).client.listOAuthClients(UNSTOPPED)
  const [token, list] = tenant.received
  expect(token).toMatchObject({ method: 'POST', url: '/oauth/token' })
  expect(token?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
    grant_type: 'client_credentials',
    client_id: 'self',
    client_secret: CLIENT_SECRET,
  })
  expect(list?.headers['authorization']).toBe(`Bearer ${TOKEN}`)
})

test('signs an assertion for the address of the tenant with a private key', async () => {
  await startWith(() => undefined)
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const credentials: Credentials = {
    kind: 'private-key',
    clientId: 'self',
    keyId: 'k1',
    privateKey: Secret.of(String(privateKey.export({ format: 'pem', type: 'pkcs8' }))),
  }
  await clientFor(tenant, { credentials }).client.listOAuthClients(UNSTOPPED)
  const form = new URLSearchParams(tenant.received[0]?.body)
  expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
  const [, payload = ''] = (form.get('client_assertion') ?? '').split('.')
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
  expect(claims).toMatchObject({ iss: 'self', aud: `${tenant.origin}/oauth/token` })
})

test('uses a new assertion for each attempt', async () => {
  await startWith(sequence({ status: 503 }, undefined))
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const key = Secret.of(String(privateKey.export({ format: 'pem', type: 'pkcs8' })))
  const credentials: Credentials = { kind: 'private-key', clientId: 'self', keyId: 'k1', privateKey: key }
  await clientFor(tenant, { credentials }).client.listOAuthClients(UNSTOPPED)
  const assertions = tokenRequests().map(({ body }) => new URLSearchParams(body).get('client_assertion'))
  expect(new Set(assertions).size).toBe(2)
})

test('sends an API key as it is and asks for no token', async () => {
  await startWith(() => undefined)
  const credentials: Credentials = { kind: 'api-key', apiKey: Secret.of('canary-key') }
  const { client } = clientFor(tenant, { credentials })
  await client.listOAuthClients(UNSTOPPED)
  expect(client.clientId).toBeUndefined()
  expect(tenant.received.map(({ headers }) => headers['authorization'])).toEqual(['Bearer canary-key'])
})

test('asks once for any number of callers, and keeps the token', async () => {
  await startWith(
    () => undefined,
    () => undefined,
  )
  const { client } = clientFor(tenant)
  const read = (id: number) => client.readOAuthClientFresh(`c${id}`, UNSTOPPED)
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(read))
  await read(9)
  expect(tokenRequests()).toHaveLength(1)
  expect(tenant.calls()).toHaveLength(9)
})

test.each<[what: string, times: object, keptMs: number]>([
  ['a minute before a long life ends', { expires_in: 21_600 }, 21_540_000],
  ['at nine tenths of a short life', { expires_in: 100 }, 90_000],
  ['by the time that it ends at', { expires_at: '2026-11-23T12:10:00Z' }, 540_000],
  ['after minutes when nothing is said', {}, 270_000],
])('renews a token %s', async (_what, times, keptMs) => {
  await startWith(
    () => tokenReply(TOKEN, times),
    () => undefined,
  )
  const { client, clock } = clientFor(tenant)
  await client.readOAuthClientFresh('c1', UNSTOPPED)
  clock.advance(keptMs - 1)
  await client.readOAuthClientFresh('c1', UNSTOPPED)
  expect(tokenRequests()).toHaveLength(1)
  clock.advance(1)
  await client.readOAuthClientFresh('c1', UNSTOPPED)
  expect(tokenRequests()).toHaveLength(2)
})

test('replaces a kept token that the API refuses, once for all callers, and repeats each call', async () => {
  const tokens = sequence(tokenReply('old'), tokenReply('new'))
  let revoked = false
  tenant = await startTenant((request) => {
    if (isToken(request)) return tokens()
    return revoked && request.headers['authorization'] === 'Bearer old' ? { status: 401 } : undefined
  })
  const { client } = clientFor(tenant)
  await client.readOAuthClientFresh('c1', UNSTOPPED)
  revoked = true
  await Promise.all(['c2', 'c3', 'c4'].map((id) => client.readOAuthClientFresh(id, UNSTOPPED)))
  expect(tokenRequests()).toHaveLength(2)
})

test('repeats a create with a new token, since a refused one has done nothing', async () => {
  const tokens = sequence(tokenReply('old'), tokenReply('new'))
  tenant = await startTenant((request) => {
    if (isToken(request)) return tokens()
    if (request.method !== 'POST') return undefined
    return request.headers['authorization'] === 'Bearer old'
      ? { status: 401 }
      : { status: 201, json: { clientId: 'c1', appType: 'spa', clientName: 'n' } }
  })
  const { client } = clientFor(tenant)
  await client.readOAuthClientFresh('c1', UNSTOPPED)
  const created = await client.createOAuthClient({ appType: 'spa', clientName: 'n' }, UNSTOPPED)
  expect(created).toMatchObject({ adopted: false, client: { clientId: 'c1' } })
})

test('does not renew a token that was refused when it was new', async () => {
  await startWith(
    () => undefined,
    () => ({ status: 401, json: { errors: [{ title: 'Unauthorized' }] } }),
  )
  await expect(clientFor(tenant).client.listOAuthClients(UNSTOPPED)).rejects.toMatchObject({
    code: 'QLIK_UNAUTHORIZED',
    message: 'GET /api/v1/oauth-clients: not authorized (status 401): Unauthorized',
  })
  expect(tokenRequests()).toHaveLength(1)
})

test.each<[status: number, code: string, message: string]>([
  [
    400,
    'QLIK_CREDENTIALS_REJECTED',
    'POST /oauth/token: refused as invalid (status 400): Invalid client_id [OAUTH-14]',
  ],
  [
    401,
    'QLIK_CREDENTIALS_REJECTED',
    'POST /oauth/token: not authorized (status 401): Invalid client_id [OAUTH-14]',
  ],
  [
    403,
    'QLIK_CREDENTIALS_REJECTED',
    'POST /oauth/token: forbidden (status 403): Invalid client_id [OAUTH-14]',
  ],
  [
    404,
    'QLIK_UNEXPECTED_RESPONSE',
    'POST /oauth/token: not found (status 404): Invalid client_id [OAUTH-14]',
  ],
])('tells a refused log-in (%i) from a refused call', async (status, code, message) => {
  await startWith(() => ({ status, json: { errors: [{ code: 'OAUTH-14', title: 'Invalid client_id' }] } }))
  await expect(clientFor(tenant).client.listOAuthClients(UNSTOPPED)).rejects.toMatchObject({ code, message })
  expect(tenant.calls()).toEqual([])
})

test('does not repeat a refused log-in for every resource, but after a while', async () => {
  await startWith(sequence({ status: 401 }, undefined))
  const { client, clock } = clientFor(tenant)
  const refused = { code: 'QLIK_CREDENTIALS_REJECTED' }
  await expect(client.listOAuthClients(UNSTOPPED)).rejects.toMatchObject(refused)
  await expect(client.listOAuthClients(UNSTOPPED)).rejects.toMatchObject(refused)
  expect(tokenRequests()).toHaveLength(1)
  clock.advance(30_000)
  await expect(client.listOAuthClients(UNSTOPPED)).resolves.toEqual([])
})

test('sends a create that failed for want of a token neither twice nor reports it as unclear', async () => {
  await startWith(() => 'cut')
  const { client } = clientFor(tenant)
  const creating = client.createOAuthClient({ appType: 'spa', clientName: 'n' }, UNSTOPPED)
  await expect(creating).rejects.toMatchObject({
    code: 'QLIK_UNREACHABLE',
    path: '/oauth/token',
    unclear: false,
  })
  expect(tenant.calls()).toEqual([])
})

test.each<[what: string, credentials: Credentials, message: string]>([
  [
    'an API key with a line break',
    { kind: 'api-key', apiKey: Secret.of('canary\n') },
    'POST /oauth/token: the API key is empty, or holds a space or a line break',
  ],
  [
    'a private key that is none',
    { kind: 'private-key', clientId: 'self', keyId: 'k', privateKey: Secret.of('canary') },
    'POST /oauth/token: the private key cannot be read: expected PEM without a passphrase, or a private JWK as JSON',
  ],
])('sends nothing with %s', async (_what, credentials, message) => {
  await startWith(() => undefined)
  await expect(clientFor(tenant, { credentials }).client.listOAuthClients(UNSTOPPED)).rejects.toMatchObject({
    code: 'QLIK_CREDENTIALS_UNUSABLE',
    message,
  })
  expect(tenant.received).toEqual([])
})
