import type { HostConfig } from '@qlik/api/auth'
import oauthClients from '@qlik/api/oauth-clients'
import { P384 } from '../unit/emulator/keys'
import { Agent, fetch, type RequestInit, type Response } from 'undici'
import { startEmulator, type EmulatedTenant, type Emulator } from '../../src/emulator'

/**
 * Qlik's own SDK does all eleven calls against the emulator. What it sends and what it reads is Qlik's doing, so a call that
 * the emulator got wrong shows here, whatever this project believes about the API.
 */
let emulator: Emulator
let acme: EmulatedTenant
let globex: EmulatedTenant

const nativeFetch = globalThis.fetch

/** Names below localhost mean this machine (RFC 6761 section 6.3), which not every system's resolver knows. */
const dispatcher = new Agent({
  connect: {
    lookup: (_name, _options, found) => {
      found(null, [{ address: '127.0.0.1', family: 4 }])
    },
  },
})

beforeAll(async () => {
  emulator = await startEmulator({ tenants: ['acme', 'globex'] })
  acme = emulator.tenant('acme')
  globex = emulator.tenant('globex')
  // The SDK passes addresses as text and plain options, which both kinds of fetch take alike.
  const sdkFetch = (url: string, init: RequestInit): Promise<Response> => fetch(url, { ...init, dispatcher })
  Object.assign(globalThis, { fetch: sdkFetch })
})

afterAll(async () => {
  globalThis.fetch = nativeFetch
  await dispatcher.close()
  await emulator.stop()
})

/** The SDK asks for `user_default` unless told otherwise, which cannot manage clients; and it caches what it read. */
function options(tenant = 'acme'): { readonly noCache: true; readonly hostConfig: HostConfig } {
  const { url = '', clientId = '', clientSecret = '' } = emulator.tenants[tenant] ?? {}
  const hostConfig: HostConfig = {
    authType: 'oauth2',
    host: url,
    clientId,
    clientSecret,
    scope: 'admin_classic',
    noCache: true,
  }
  return { noCache: true, hostConfig }
}

type CreateRequest = Parameters<typeof oauthClients.createOAuthClient>[0]

const WEB: CreateRequest = {
  appType: 'web',
  clientName: 'Made by the SDK',
  redirectUris: ['https://app.example.com/callback'],
  allowedScopes: ['user_default'],
}

async function create(body = WEB): Promise<string> {
  return (await oauthClients.createOAuthClient(body, options())).data.clientId
}

test('createOAuthClient', async () => {
  const { status, data } = await oauthClients.createOAuthClient(WEB, options())
  expect(status).toBe(201)
  expect(data).toMatchObject(WEB)
  expect(acme.client(data.clientId)).toMatchObject({ ...WEB, consentMethod: 'required' })
  expect(acme.secretValues(data.clientId)).toEqual([data.clientSecret])
})

test('getOAuthClient', async () => {
  const id = await create({ ...WEB, description: 'Read by the SDK' })
  const { status, data } = await oauthClients.getOAuthClient(id, options())
  const stored = acme.client(id)
  expect(status).toBe(200)
  expect(data).toMatchObject({
    ...WEB,
    clientId: id,
    description: 'Read by the SDK',
    createdAt: stored?.createdAt,
  })
  expect(data.clientSecrets).toEqual(stored?.secrets)
})

test('getOAuthClients, over pages and with a filter', async () => {
  for (let count = 0; count < 3; count += 1) await create({ ...WEB, clientName: `Page ${count}` })
  const filter = 'clientName sw "page " and appType eq "web"'
  const first = await oauthClients.getOAuthClients(
    { filter, limit: 2, sort: '-clientName', totalResults: true },
    options(),
  )
  const { data, links, ...rest } = first.data
  expect(data.map(({ clientName }) => clientName)).toEqual(['Page 2', 'Page 1'])
  expect(rest).toEqual({ totalResults: 3 })
  const next = new URL(links.next?.href ?? '').searchParams.get('next') ?? ''
  const second = await oauthClients.getOAuthClients(
    { filter, limit: 2, sort: '-clientName', next },
    options(),
  )
  expect(second.data.data.map(({ clientName }) => clientName)).toEqual(['Page 0'])
  expect(second.data.links.next).toBeUndefined()
})

test('patchOAuthClient, which makes a secret when it makes secrets possible', async () => {
  const publicKeys = [P384.jwk]
  const id = acme.createClient({ ...WEB, allowedAuthMethods: ['private_key_jwt'], publicKeys }).clientId
  const renamed = await oauthClients.patchOAuthClient(
    id,
    [{ op: 'replace', path: '/clientName', value: 'Renamed by the SDK' }],
    options(),
  )
  expect(renamed.status).toBe(204)
  const both = ['client_secret', 'private_key_jwt']
  const patched = await oauthClients.patchOAuthClient(
    id,
    [{ op: 'replace', path: '/allowedAuthMethods', value: both }],
    options(),
  )
  expect([patched.status, patched.data]).toEqual([202, { clientSecret: acme.secretValues(id)[0] }])
  expect(acme.client(id)).toMatchObject({ clientName: 'Renamed by the SDK', allowedAuthMethods: both })
})

test('createOAuthClientSecret and deleteOAuthClientSecret', async () => {
  const id = await create()
  const made = await oauthClients.createOAuthClientSecret(id, options())
  expect(made.status).toBe(201)
  const { clientSecret, ...secret } = made.data
  expect(acme.secretValues(id)[1]).toBe(clientSecret)
  expect({ clientId: id, ...acme.client(id)?.secrets[1] }).toEqual(secret)
  expect((await oauthClients.deleteOAuthClientSecret(id, secret.hint, options())).status).toBe(204)
  expect(acme.client(id)?.secrets.map(({ hint }) => hint)).not.toContain(secret.hint)
})

test('getOAuthClientConnectionConfig and patchOAuthClientConnectionConfig', async () => {
  const id = await create()
  const before = await oauthClients.getOAuthClientConnectionConfig(id, options())
  expect(before.data.consentMethod).toBe('required')
  const patch = [{ op: 'replace' as const, path: '/consentMethod' as const, value: 'trusted' as const }]
  expect((await oauthClients.patchOAuthClientConnectionConfig(id, patch, options())).status).toBe(204)
  expect(acme.client(id)?.consentMethod).toBe('trusted')
})

test('publishOAuthClient, and deleteOAuthClientConnectionConfig in the tenant that approved it', async () => {
  const id = await create()
  const { status, data } = await oauthClients.publishOAuthClient(id, options())
  expect([status, data]).toEqual([201, { publishedAt: acme.client(id)?.publishedAt }])
  globex.approve(id)
  const dropped = await oauthClients.deleteOAuthClientConnectionConfig(id, options('globex'))
  expect(dropped.status).toBe(204)
  expect(globex.client(id)).toBeUndefined()
})

test('deleteOAuthClient, once the header is given that the SDK leaves out', async () => {
  const id = await create()
  await expect(oauthClients.deleteOAuthClient(id, options())).rejects.toMatchObject({
    status: 400,
    data: { errors: [{ code: 'OAC-NOT-CONFIRMED' }] },
  })
  const confirmed = { ...options(), headers: { 'qlik-confirm-delete': id } }
  expect((await oauthClients.deleteOAuthClient(id, confirmed)).status).toBe(204)
  expect(acme.client(id)).toBeUndefined()
})

test('errors carry what the emulator said', async () => {
  await expect(oauthClients.createOAuthClient({ ...WEB, clientName: '' }, options())).rejects.toMatchObject({
    status: 400,
    data: { errors: [{ code: 'OAC-BAD-FIELD', detail: 'clientName must not be empty', status: '400' }] },
  })
})
