import { decodeJwt } from 'jose'
import type { ProviderServer } from '../../../../src/framework'
import { rsaKey } from '../../emulator/keys'
import { send } from '../../emulator/region'
import { access, type Region, startRegion, stopRegions } from '../harness/region'
import { attributesOf, findingOf, type Finding } from '../harness/report'
import { objectOf, type PlainObject } from '../harness/values'

afterEach(stopRegions)

const TYPE = 'qlikcloud_access_token'
/** How long the region's tokens live. */
const SIX_HOURS_MS = 6 * 60 * 60 * 1000

interface Opened {
  readonly token: PlainObject | undefined
  readonly findings: readonly Finding[]
  readonly renewAt: number | undefined
  readonly handle: { readonly typeName: string; readonly private: Uint8Array }
}

async function serverFor(region: Region, block: PlainObject = {}): Promise<ProviderServer> {
  const server = region.server()
  const { url, ...own } = access(region.emulator, 'acme')
  const credentials = Object.keys(block).length === 0 ? own : block
  const config = objectOf(server.schemas.provider, {
    tenant_url: url,
    ...credentials,
    tenants: { globex: access(region.emulator, 'globex') },
  })
  const { diagnostics } = await server.configureProvider({ terraformVersion: '1.11.4', config })
  expect(diagnostics).toEqual([])
  return server
}

async function open(server: ProviderServer, given: PlainObject = {}): Promise<Opened> {
  const schema = server.schemas.ephemeralResources.get(TYPE)
  if (schema === undefined) throw new Error(`no ephemeral resource ${TYPE}`)
  const answer = await server.openEphemeralResource({ typeName: TYPE, config: objectOf(schema, given) })
  return {
    token: answer.result.kind === 'null' ? undefined : attributesOf(schema, answer.result),
    findings: answer.diagnostics.map((diagnostic) => findingOf(TYPE, diagnostic)),
    renewAt: answer.renewAt,
    handle: { typeName: TYPE, private: answer.private },
  }
}

/** An attribute of the token that is text. */
function textOf({ token }: Opened, name: string): string {
  const value = token?.[name]
  return typeof value === 'string' ? value : ''
}

const tokenOf = (opened: Opened): string => textOf(opened, 'access_token')

/** Whether a tenant lets somebody in with the token. */
async function isValid({ emulator }: Region, token: string, tenant = 'acme'): Promise<boolean> {
  const { status } = await send(emulator.port, {
    path: '/api/v1/users/me',
    host: `${tenant}.localhost:${String(emulator.port)}`,
    headers: { authorization: `Bearer ${token}` },
  })
  return status === 200
}

const paths = (region: Region): readonly string[] =>
  region.acme.requests().map(({ method, path }) => `${method} ${path}`)

test('gives a token of the client that the provider is logged in with, and writes nothing', async () => {
  const region = await startRegion()
  const server = await serverFor(region)
  const opened = await open(server)
  expect(opened.findings).toEqual([])
  expect(opened.token).toMatchObject({ client_id: null, token_type: 'bearer' })
  expect(await isValid(region, tokenOf(opened))).toBe(true)
  const ends = Date.parse(textOf(opened, 'expires_at'))
  expect(Math.abs(ends - (Date.now() + SIX_HOURS_MS))).toBeLessThan(5_000)
  // A minute before the end, on the clock of this machine.
  expect(Math.abs((opened.renewAt ?? 0) - (Date.now() + SIX_HOURS_MS - 60_000))).toBeLessThan(5_000)
  expect(paths(region)).toEqual(['POST /oauth/token', 'GET /api/v1/users/me'])
})

test('revokes the token on closing, and no other', async () => {
  const region = await startRegion()
  const server = await serverFor(region)
  const [opened, other] = [await open(server), await open(server)]
  expect((await server.closeEphemeralResource(opened.handle)).diagnostics).toEqual([])
  expect([await isValid(region, tokenOf(opened)), await isValid(region, tokenOf(other))]).toEqual([
    false,
    true,
  ])
})

test('leaves the token alone where it is to live on', async () => {
  const region = await startRegion()
  const server = await serverFor(region)
  const opened = await open(server, { revoke_on_close: false })
  await server.closeEphemeralResource(opened.handle)
  expect(await isValid(region, tokenOf(opened))).toBe(true)
  expect(paths(region)).not.toContain('POST /oauth/revoke')
})

describe('as another client', () => {
  const MACHINE = {
    appType: 'web',
    clientName: 'Machine',
    allowedGrantTypes: ['client_credentials'],
    allowedScopes: ['admin.apps:read', 'admin.automations'],
  }

  test('by its secret, with the scopes asked for', async () => {
    const region = await startRegion()
    const { clientId, clientSecret = '' } = region.acme.createClient(MACHINE)
    region.acme.setConsent(clientId, 'trusted')
    const opened = await open(await serverFor(region), {
      client_id: clientId,
      client_secret: clientSecret,
      scopes: ['admin.apps:read'],
    })
    expect(opened.findings).toEqual([])
    expect(decodeJwt(tokenOf(opened))).toMatchObject({ client_id: clientId, scope: 'admin.apps:read' })
  })

  test('by its key', async () => {
    const region = await startRegion()
    const key = rsaKey(2048)
    const { clientId } = region.acme.createClient({
      ...MACHINE,
      allowedAuthMethods: ['private_key_jwt'],
      publicKeys: [key.jwk],
    })
    region.acme.setConsent(clientId, 'trusted')
    const opened = await open(await serverFor(region), {
      client_id: clientId,
      private_key: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      key_id: 'rsa-1',
    })
    expect(opened.findings).toEqual([])
    expect(decodeJwt(tokenOf(opened))).toMatchObject({
      client_id: clientId,
      scope: 'admin.apps:read admin.automations',
    })
  })

  test('that is not allowed a scope is refused, and the scope named', async () => {
    const region = await startRegion()
    const { clientId, clientSecret = '' } = region.acme.createClient(MACHINE)
    region.acme.setConsent(clientId, 'trusted')
    const { findings, token } = await open(await serverFor(region), {
      client_id: clientId,
      client_secret: clientSecret,
      scopes: ['admin_classic'],
    })
    expect(token).toBeUndefined()
    expect(findings).toMatchObject([{ severity: 'error', summary: 'Credentials rejected' }])
    expect(findings[0]?.detail).toMatch(
      /^Could not get an access token for OAuth client .* The client is not allowed a requested scope\. .* Or the client is not allowed one of the scopes asked for: admin_classic\./,
    )
  })

  test('in another tenant', async () => {
    const region = await startRegion()
    const opened = await open(await serverFor(region), { tenant: 'globex' })
    expect(await isValid(region, tokenOf(opened), 'globex')).toBe(true)
    expect(await isValid(region, tokenOf(opened))).toBe(false)
  })
})

test.each<[string, PlainObject, string, RegExp, string]>([
  [
    'an unknown tenant',
    { tenant: 'initech' },
    'Unknown tenant',
    /^The provider block has no tenant "initech"\. It has "globex"\./,
    'tenant',
  ],
  [
    'half of the credentials',
    { client_id: 'c1' },
    'Incomplete credentials',
    /^client_id alone is nothing to log in with\. Missing: client_secret, or private_key and key_id\.$/,
    '',
  ],
  [
    'two kinds of credentials',
    { client_id: 'c1', client_secret: 'canary', private_key: 'canary', key_id: 'k' },
    'More than one way to log in',
    /^client_secret and private_key are both given, and a client proves who it is with one of them\. Remove the other\.$/,
    '',
  ],
  [
    'null among the scopes',
    { scopes: ['admin.apps:read', null] },
    'Null in a set',
    /^scopes contains null\. Every element needs a value/,
    'scopes',
  ],
  [
    'a wrong secret',
    { client_id: 'c1', client_secret: 'canary' },
    'Credentials rejected',
    /^Could not get an access token for OAuth client c1 in tenant acme\.localhost:\d+\./,
    '',
  ],
  [
    'a key that is none',
    { client_id: 'c1', private_key: 'canary', key_id: 'k' },
    'Credentials cannot be used',
    /the private key cannot be read: expected PEM without a passphrase, or a private JWK as JSON/,
    '',
  ],
])('refuses %s', async (_what, given, summary, detail, path) => {
  const region = await startRegion()
  const { findings, token } = await open(await serverFor(region), given)
  expect(findings).toEqual([
    { on: TYPE, severity: 'error', summary, detail: expect.stringMatching(detail) as string, path },
  ])
  expect(token).toBeUndefined()
  expect(JSON.stringify([findings, region.log])).not.toContain('canary')
})

test('cannot make a token of an API key', async () => {
  const region = await startRegion()
  const { findings } = await open(await serverFor(region, { api_key: await region.acme.issueToken() }))
  expect(findings).toMatchObject([
    {
      severity: 'error',
      summary: 'No client to issue a token for',
      detail:
        'The provider is logged in with an API key, which cannot be exchanged for an access token. Give client_id with client_secret, or with private_key and key_id, or let the provider log in with a client.',
    },
  ])
})

test('says before the end that the token ends, since Terraform has no place for another', async () => {
  const region = await startRegion()
  const server = await serverFor(region)
  const opened = await open(server)
  const renewed = await server.renewEphemeralResource(opened.handle)
  expect(renewed.renewAt).toBeUndefined()
  expect(renewed.diagnostics).toEqual([
    {
      severity: 'warning',
      summary: 'Access token ends',
      detail: `The access token ends at ${textOf(opened, 'expires_at')}, before this command does. What is done with it after that is refused; apply again then.`,
    },
  ])
  expect(await server.closeEphemeralResource({ ...opened.handle, private: renewed.private })).toEqual({
    diagnostics: [],
  })
  expect(await isValid(region, tokenOf(opened))).toBe(false)
})

test('a token that cannot be revoked is a warning: the work is done', async () => {
  const region = await startRegion()
  const server = await serverFor(region)
  const opened = await open(server)
  region.emulator.faults.add({ path: '/oauth/revoke', effect: 'status', status: 500 })
  const { diagnostics } = await server.closeEphemeralResource(opened.handle)
  expect(diagnostics).toEqual([
    {
      severity: 'warning',
      summary: 'Access token not revoked',
      detail: expect.stringMatching(
        /^Could not revoke the access token in tenant .* It ends by itself at .*Z\.$/,
      ) as string,
    },
  ])
  expect(JSON.stringify([diagnostics, region.log]).includes(tokenOf(opened))).toBe(false)
})
