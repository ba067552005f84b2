import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { assertion, P384, rsaKey, type AssertionOptions } from './keys'
import {
  at,
  CLIENTS,
  code,
  create,
  details,
  MACHINE,
  startRegion,
  text,
  WEB,
  type Region,
  type Reply,
} from './region'

const TRUSTED = { connectionConfig: { consentMethod: 'trusted' } }
const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const credentials = ({
  emulator,
}: Region): { readonly client_id: string; readonly client_secret: string } => {
  const { clientId = '', clientSecret = '' } = emulator.tenants['acme'] ?? {}
  return { client_id: clientId, client_secret: clientSecret }
}

const ask = (region: Region, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  region.as('acme')({ method: 'POST', path: '/oauth/token', body, headers })

const GRANT = { grant_type: 'client_credentials' }

test('issues a signed token for six hours to a machine-to-machine client', async () => {
  const region = await startRegion({ now: () => new Date('2026-01-01T00:00:00.500Z') })
  const reply = await ask(region, { ...GRANT, ...credentials(region) })
  expect(reply.headers).toMatchObject({ 'cache-control': 'no-store' })
  expect(reply).toMatchObject({
    status: 200,
    body: {
      token_type: 'bearer',
      expires_in: 21_600,
      expires_at: '2026-01-01T06:00:00.000Z',
      scope: 'admin_classic',
    },
  })
  const token = text(reply, 'access_token')
  const keys = await region.as('acme')({ path: '/.well-known/jwks.json' })
  // A set of keys, or else the check below fails.
  const published = createLocalJWKSet(keys.body as JSONWebKeySet)
  const { protectedHeader, payload } = await jwtVerify(token, published, {
    currentDate: new Date('2026-01-01T05:59:59Z'),
  })
  expect(protectedHeader).toEqual({ alg: 'ES384', typ: 'JWT', kid: at(keys, 'keys', 0, 'kid') })
  expect(payload).toMatchObject({ iss: region.emulator.tenant('acme').url, exp: 1_767_247_200 })
  expect(JSON.stringify(keys.body)).not.toContain('"d"')
})

test('takes a form, JSON and HTTP basic', async () => {
  const region = await startRegion()
  const { client_id, client_secret } = credentials(region)
  const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString()
  const basic = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`
  const send = (type: string, body: string, authorization?: string): Promise<Reply> =>
    region.as('acme')({
      method: 'POST',
      path: '/oauth/token',
      headers: { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) },
      body,
    })
  const replies = [
    await send(FORM_TYPE, form({ ...GRANT, client_id, client_secret })),
    await send(`${JSON_TYPE}; charset=utf-8`, JSON.stringify({ ...GRANT, client_id, client_secret })),
    await send(FORM_TYPE, form(GRANT), basic),
    await send(JSON_TYPE, JSON.stringify({ ...GRANT, client_id }), basic),
  ]
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test.each<readonly [string, string, string, string]>([
  ['no JSON', JSON_TYPE, '{', 'The body is not JSON.'],
  ['a list', JSON_TYPE, '[]', 'The body must be a JSON object.'],
  ['no grant', JSON_TYPE, '{}', 'grant_type is required.'],
  [
    'another media type',
    'text/plain',
    'x',
    'The body must be application/json or application/x-www-form-urlencoded.',
  ],
  ['a parameter twice', FORM_TYPE, 'grant_type=a&grant_type=b', 'grant_type was given twice.'],
  [
    'no credentials',
    FORM_TYPE,
    'grant_type=client_credentials&client_id=x',
    'Exactly one of client_secret, client_assertion or HTTP basic must be used.',
  ],
  [
    'two ways to authenticate',
    FORM_TYPE,
    'grant_type=client_credentials&client_id=x&client_secret=y&client_assertion=z',
    'Exactly one of client_secret, client_assertion or HTTP basic must be used.',
  ],
  ['no client', FORM_TYPE, 'grant_type=client_credentials&client_secret=y', 'client_id is required.'],
  [
    'an assertion without its type',
    FORM_TYPE,
    'grant_type=client_credentials&client_id=x&client_assertion=y',
    `client_assertion_type must be ${ASSERTION_TYPE}.`,
  ],
])('refuses %s', async (_name, type, body, problem) => {
  const { as } = await startRegion()
  const reply = await as('acme')({
    method: 'POST',
    path: '/oauth/token',
    headers: { 'content-type': type },
    body,
  })
  expect([reply.status, code(reply), details(reply)]).toEqual([400, 'OAUTH-BAD-REQUEST', [problem]])
  expect(reply.body).toMatchObject({ error: 'invalid_request', error_description: problem })
})

test('refuses a client that is unknown, of another tenant, or without the grant', async () => {
  const region = await startRegion()
  const other = region.emulator.tenants['globex']
  const foreign = { client_id: other?.clientId, client_secret: other?.clientSecret }
  for (const who of [foreign, { client_id: 'x', client_secret: 'y' }]) {
    const reply = await ask(region, { ...GRANT, ...who })
    expect([reply.status, code(reply), details(reply)]).toEqual([
      400,
      'OAUTH-14',
      ['OAuth client is not authorized'],
    ])
  }
  const { clientId, clientSecret } = region.emulator.tenant('acme').createClient({ ...WEB, ...TRUSTED })
  const reply = await ask(region, { ...GRANT, client_id: clientId, client_secret: clientSecret })
  expect([code(reply), at(reply, 'error')]).toEqual(['OAUTH-GRANT-NOT-ALLOWED', 'unauthorized_client'])
})

test.each([
  ['admin_classic', 200],
  ['admin.apps admin.apps:read', 200],
  ['user_default', 400],
  ['offline_access', 400],
])('answers a request for the scopes %s of an admin client with %d', async (scope, status) => {
  const region = await startRegion()
  const reply = await ask(region, { ...GRANT, ...credentials(region), scope })
  expect(reply.status).toBe(status)
  if (status === 200) expect(at(reply, 'scope')).toBe(scope)
  else expect(at(reply, 'error')).toBe('invalid_scope')
})

test('grants every scope but offline_access when none is asked for', async () => {
  const region = await startRegion()
  const allowedScopes = ['user_default', 'offline_access', 'admin.apps']
  const created = region.emulator.tenant('acme').createClient({ ...MACHINE, ...TRUSTED, allowedScopes })
  const who = { client_id: created.clientId, client_secret: created.clientSecret }
  expect(at(await ask(region, { ...GRANT, ...who }), 'scope')).toBe('admin.apps user_default')
  expect(at(await ask(region, { ...GRANT, ...who, scope: 'offline_access' }), 'scope')).toBe('offline_access')
})

test('refuses tokens that are forged, of another tenant, expired or revoked', async () => {
  const region = await startRegion()
  const { emulator, as } = region
  const token = text(await ask(region, { ...GRANT, ...credentials(region) }), 'access_token')
  const other = await emulator.tenant('globex').issueToken({ admin: true })
  const bearer = (value: string): Promise<Reply> => as('acme', { authorization: value })({ path: CLIENTS })
  expect((await bearer(`Bearer ${token}`)).status).toBe(200)
  const forged = `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
  for (const bad of [`Bearer ${forged}`, `Bearer ${other}`, 'Bearer x', `Basic ${token}`, '']) {
    const reply = await bearer(bad)
    expect([reply.status, code(reply)]).toEqual([401, 'OAC-UNAUTHORIZED'])
  }
  const revoke = { method: 'POST', path: '/oauth/revoke', body: { token } }
  expect((await as('acme')(revoke)).status).toBe(200)
  expect((await bearer(`Bearer ${token}`)).status).toBe(401)
  expect((await as('acme')({ ...revoke, body: { token: 'nonsense' } })).status).toBe(200)
  expect(details(await as('acme')({ ...revoke, body: {} }))).toEqual(['token is required.'])

  const second = text(await ask(region, { ...GRANT, ...credentials(region) }), 'access_token')
  emulator.clock.advance(21_599_000)
  expect((await bearer(`Bearer ${second}`)).status).toBe(200)
  emulator.clock.advance(2_000)
  expect((await bearer(`Bearer ${second}`)).status).toBe(401)
})

test('describes its endpoints', async () => {
  const { as, emulator } = await startRegion()
  const { url } = emulator.tenant('acme')
  const reply = await as('acme')({ path: '/.well-known/oauth-authorization-server' })
  expect(reply.body).toEqual({
    issuer: url,
    jwks_uri: `${url}/.well-known/jwks.json`,
    token_endpoint: `${url}/oauth/token`,
    revocation_endpoint: `${url}/oauth/revoke`,
    authorization_endpoint: `${url}/oauth/authorize`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: ['code'],
  })
})

describe('private_key_jwt', () => {
  const NOW = new Date('2026-01-01T00:00:00Z')
  const RSA = rsaKey(2048)

  async function exchange(change: Partial<AssertionOptions> = {}, key = P384): Promise<Reply> {
    const region = await startRegion({ now: () => NOW })
    const clientId = await create(await region.admin(), {
      ...MACHINE,
      ...TRUSTED,
      allowedAuthMethods: ['private_key_jwt'],
      publicKeys: [P384.jwk, RSA.jwk],
    })
    const audience = 'https://acme.localhost/oauth/token'
    const client_assertion = await assertion(key, { clientId, audience, issuedAt: NOW, ...change })
    return ask(region, {
      ...GRANT,
      client_id: clientId,
      client_assertion,
      client_assertion_type: ASSERTION_TYPE,
    })
  }

  test.each([
    ['ES384', {}, P384],
    ['RS256', { alg: 'RS256', kid: 'rsa-1' }, RSA],
    ['a clock that is 30 seconds ahead', { issuedAt: new Date(NOW.getTime() + 30_000) }, P384],
  ])('takes %s', async (_name, change, key) => {
    expect(await exchange(change, key)).toMatchObject({ status: 200, body: { scope: 'admin_classic' } })
  })

  test.each<readonly [string, Partial<AssertionOptions>, string]>([
    ['no kid', { kid: '' }, 'The header of the assertion needs a kid.'],
    ['an unknown kid', { kid: 'x' }, 'The kid of the assertion names none of the public keys of the client.'],
    ['the alg of another key', { kid: 'rsa-1' }, 'The alg of the assertion must be RS256, as registered.'],
    [
      'another audience',
      { audience: 'https://acme.localhost/oauth/token/' },
      'The assertion is not valid: unexpected "aud" claim value.',
    ],
    ['another issuer', { issuer: 'x' }, 'The assertion is not valid: unexpected "iss" claim value.'],
    [
      'a life of over five minutes',
      { lifetimeSeconds: 301 },
      'The exp of the assertion must be at most 300 seconds after its iat.',
    ],
    [
      'an end in the past',
      { issuedAt: new Date(NOW.getTime() - 300_000) },
      'The assertion is not valid: "exp" claim timestamp check failed.',
    ],
    [
      'a beginning in the future',
      { issuedAt: new Date(NOW.getTime() + 31_000) },
      'The iat of the assertion lies in the future.',
    ],
    ['an empty jti', { jti: '' }, 'The jti of the assertion must not be empty.'],
  ])('refuses %s', async (_name, change, problem) => {
    const reply = await exchange(change)
    expect([reply.status, code(reply), details(reply)]).toEqual([401, 'OAUTH-BAD-ASSERTION', [problem]])
    expect(at(reply, 'error')).toBe('invalid_client')
  })

  test('refuses a signature by another key', async () => {
    const reply = await exchange({ alg: 'RS256', kid: 'rsa-1' }, rsaKey(2048))
    expect(details(reply)).toEqual(['The assertion is not valid: signature verification failed.'])
  })

  test('refuses text that is no assertion, and the method that a client does not allow', async () => {
    const region = await startRegion()
    const { client_id } = credentials(region)
    const request = { ...GRANT, client_id, client_assertion: 'x', client_assertion_type: ASSERTION_TYPE }
    expect(details(await ask(region, request))).toEqual(['The client does not allow private_key_jwt.'])
    region.emulator.tenant('acme').updateClient(client_id, {
      publicKeys: [P384.jwk],
      allowedAuthMethods: ['client_secret', 'private_key_jwt'],
    })
    expect(details(await ask(region, request))).toEqual(['The assertion is not a JWT.'])
  })
})

describe('the client of the region', () => {
  test('logs in at every tenant, may manage its clients, and is in no list', async () => {
    const region = await startRegion()
    const { clientId: client_id, clientSecret: client_secret } = region.emulator.regionClient
    for (const tenant of ['acme', 'globex']) {
      const login = { ...GRANT, client_id, client_secret }
      const reply = await region.as(tenant)({ method: 'POST', path: '/oauth/token', body: login })
      expect(reply).toMatchObject({ status: 200, body: { scope: 'admin_classic' } })
      const authorization = `Bearer ${text(reply, 'access_token')}`
      const list = await region.as(tenant, { authorization })({ path: CLIENTS })
      expect(list).toMatchObject({ status: 200, body: { data: [{ clientName: 'Bootstrap' }] } })
    }
  })

  test('gets a token that is good for one tenant alone', async () => {
    const region = await startRegion()
    const { clientId: client_id, clientSecret: client_secret } = region.emulator.regionClient
    const authorization = `Bearer ${text(await ask(region, { ...GRANT, client_id, client_secret }), 'access_token')}`
    expect(await region.as('globex', { authorization })({ path: CLIENTS })).toMatchObject({ status: 401 })
  })

  test('needs its secret', async () => {
    const region = await startRegion()
    const { clientId: client_id } = region.emulator.regionClient
    expect(await ask(region, { ...GRANT, client_id, client_secret: 'wrong' })).toMatchObject({ status: 401 })
  })
})
