import { generateKeyPairSync } from 'node:crypto'
import { app, MACHINE, publicKey, WEB } from '../harness/blocks'
import { containing } from '../harness/matching'
import { access, type ProviderSetUp, type Region, startRegion, stopRegions } from '../harness/region'
import { type PlainObject, UNKNOWN } from '../harness/values'

afterEach(stopRegions)

interface Given {
  readonly url: string
  readonly id: string
  readonly secret: string
  readonly key: string
}

const CHOICES = 'client_id with client_secret, or client_id with private_key with key_id, or api_key'

async function start(): Promise<{ readonly region: Region; readonly given: Given }> {
  const region = await startRegion()
  const { url, client_id: id, client_secret: secret } = access(region.emulator, 'acme')
  return { region, given: { url, id, secret, key: region.acme.addApiKey() } }
}

interface Accepted {
  readonly title: string
  readonly setUp: (given: Given) => ProviderSetUp
}

const ACCEPTED: readonly Accepted[] = [
  {
    title: 'id and secret in the configuration',
    setUp: ({ url, id, secret }) => ({ block: { tenant_url: url, client_id: id, client_secret: secret } }),
  },
  {
    title: 'everything in the environment',
    setUp: ({ url, id, secret }) => ({
      block: {},
      variables: { QLIKCLOUD_TENANT_URL: url, QLIKCLOUD_CLIENT_ID: id, QLIKCLOUD_CLIENT_SECRET: secret },
    }),
  },
  {
    title: 'the secret alone in the environment',
    setUp: ({ url, id, secret }) => ({
      block: { tenant_url: url, client_id: id },
      variables: { QLIKCLOUD_CLIENT_SECRET: secret },
    }),
  },
  {
    title: 'the id alone in the environment',
    setUp: ({ url, id, secret }) => ({
      block: { tenant_url: url, client_secret: secret },
      variables: { QLIKCLOUD_CLIENT_ID: id },
    }),
  },
  { title: 'an API key', setUp: ({ url, key }) => ({ block: { tenant_url: url, api_key: key } }) },
  {
    title: 'an API key in the environment',
    setUp: ({ url, key }) => ({ block: { tenant_url: url }, variables: { QLIKCLOUD_API_KEY: key } }),
  },
  {
    title: 'the configuration rather than another kind in the environment',
    setUp: ({ url, key }) => ({
      block: { tenant_url: url, api_key: key },
      variables: { QLIKCLOUD_CLIENT_ID: 'stale', QLIKCLOUD_CLIENT_SECRET: 'stale' },
    }),
  },
  {
    title: 'the configuration rather than the same kind in the environment',
    setUp: ({ url, id, secret }) => ({
      block: { tenant_url: url, client_id: id, client_secret: secret },
      variables: { QLIKCLOUD_TENANT_URL: 'https://stale.example.com', QLIKCLOUD_CLIENT_SECRET: 'stale' },
    }),
  },
  {
    title: 'variables that are empty, which count as absent',
    setUp: ({ url, key }) => ({
      block: { tenant_url: url },
      variables: {
        QLIKCLOUD_API_KEY: key,
        QLIKCLOUD_CLIENT_ID: '',
        QLIKCLOUD_CLIENT_SECRET: '',
        QLIKCLOUD_TENANT_URL: '',
      },
    }),
  },
  {
    title: 'a tenant with credentials of its own and nothing else',
    setUp: ({ url, key }) => ({ block: { tenants: { acme: { url, api_key: key } } } }),
  },
  {
    title: 'a tenant that shares those of the provider',
    setUp: ({ url, key }) => ({ block: { api_key: key, tenants: { acme: { url } } } }),
  },
  {
    title: 'a tenant that shares those of the environment',
    setUp: ({ url, key }) => ({
      block: { tenants: { acme: { url } } },
      variables: { QLIKCLOUD_API_KEY: key },
    }),
  },
]

describe('logging in works with', () => {
  test.each(ACCEPTED)('$title', async ({ setUp }) => {
    const { region, given } = await start()
    const made = setUp(given)
    const tenants = JSON.stringify(made.block).includes('tenants') ? { tenant: 'acme' } : {}
    await region.terraform(made).settle(app({ ...WEB, ...tenants }))
    expect(region.acme.clients().map(({ clientName }) => clientName)).toEqual(['Bootstrap', 'Web'])
  })

  test('a private key', async () => {
    const { region, given } = await start()
    const { privateKey, publicKey: pair } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    const { x = '', y = '' } = pair.export({ format: 'jwk' })
    const { clientId } = region.acme.createClient({
      appType: 'web',
      clientName: 'Keyed',
      allowedGrantTypes: MACHINE.allowed_grant_types,
      allowedScopes: MACHINE.allowed_scopes,
      allowedAuthMethods: ['private_key_jwt'],
      publicKeys: [{ ...publicKey('key-1'), x, y }],
      connectionConfig: { consentMethod: 'trusted' },
    })
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const block = { tenant_url: given.url, client_id: clientId, private_key: pem, key_id: 'key-1' }
    await region.terraform({ block }).settle(app(WEB))
    expect(region.acme.clients().map(({ clientName }) => clientName)).toContain('Web')
  })
})

interface Refused {
  readonly title: string
  readonly setUp: (given: Given) => ProviderSetUp
  readonly summary: string
  readonly detail: string
  readonly path: string
}

const REFUSED: readonly Refused[] = [
  {
    title: 'nothing at all',
    setUp: ({ url }) => ({ block: { tenant_url: url } }),
    summary: 'No credentials given',
    detail: `The provider has nothing to log in with. Give ${CHOICES}: in the configuration, or as QLIKCLOUD_CLIENT_ID and QLIKCLOUD_CLIENT_SECRET (or QLIKCLOUD_PRIVATE_KEY and QLIKCLOUD_KEY_ID, or QLIKCLOUD_API_KEY) in the environment.`,
    path: '',
  },
  {
    title: 'an id without a secret',
    setUp: ({ url, id }) => ({ block: { tenant_url: url, client_id: id } }),
    summary: 'Incomplete credentials',
    detail:
      'client_id alone is nothing to log in with. Missing: client_secret (or QLIKCLOUD_CLIENT_SECRET in the environment), or private_key and key_id (or QLIKCLOUD_PRIVATE_KEY and QLIKCLOUD_KEY_ID in the environment).',
    path: '',
  },
  {
    title: 'a secret without an id',
    setUp: ({ url, secret }) => ({ block: { tenant_url: url, client_secret: secret } }),
    summary: 'Incomplete credentials',
    detail:
      'client_secret needs client_id beside it. Missing: client_id (or QLIKCLOUD_CLIENT_ID in the environment).',
    path: '',
  },
  {
    title: 'an empty secret',
    setUp: ({ url, id }) => ({ block: { tenant_url: url, client_id: id, client_secret: '' } }),
    summary: 'Incomplete credentials',
    detail:
      'client_secret needs client_id beside it. Missing: client_secret (or QLIKCLOUD_CLIENT_SECRET in the environment).',
    path: '',
  },
  {
    title: 'a key without its id',
    setUp: ({ url, id, secret }) => ({ block: { tenant_url: url, client_id: id, private_key: secret } }),
    summary: 'Incomplete credentials',
    detail:
      'private_key needs client_id and key_id beside it. Missing: key_id (or QLIKCLOUD_KEY_ID in the environment).',
    path: '',
  },
  {
    title: 'an empty API key',
    setUp: ({ url }) => ({ block: { tenant_url: url, api_key: '' } }),
    summary: 'Incomplete credentials',
    detail: 'api_key needs a value. Missing: api_key (or QLIKCLOUD_API_KEY in the environment).',
    path: '',
  },
  {
    title: 'a secret with the end of the line that it was read from',
    setUp: ({ url, id, secret }) => ({
      block: { tenant_url: url, client_id: id, client_secret: `${secret}\n` },
    }),
    summary: 'Blanks around credentials',
    detail:
      'client_secret begins or ends with a blank or the end of a line, which Qlik Cloud would take for a part of it. Where it is read from a file: trimspace(file("…")).',
    path: '',
  },
  {
    title: 'an API key with a blank in the environment',
    setUp: ({ url, key }) => ({
      block: { tenant_url: url },
      variables: { QLIKCLOUD_API_KEY: ` ${key}` },
    }),
    summary: 'Blanks around credentials',
    detail: 'QLIKCLOUD_API_KEY begins or ends with a blank',
    path: '',
  },
  {
    title: 'two kinds in the configuration',
    setUp: ({ url, id, secret, key }) => ({
      block: { tenant_url: url, client_id: id, client_secret: secret, api_key: key },
    }),
    summary: 'More than one way to log in',
    detail: `The configuration gives client_secret and api_key. Only one is allowed: ${CHOICES}. Remove the others.`,
    path: '',
  },
  {
    title: 'two kinds in the environment',
    setUp: ({ url, id, secret, key }) => ({
      block: { tenant_url: url },
      variables: { QLIKCLOUD_CLIENT_ID: id, QLIKCLOUD_CLIENT_SECRET: secret, QLIKCLOUD_API_KEY: key },
    }),
    summary: 'More than one way to log in',
    detail: 'The environment gives QLIKCLOUD_CLIENT_SECRET and QLIKCLOUD_API_KEY.',
    path: '',
  },
  {
    title: 'a tenant with half of its own, which the environment does not complete',
    setUp: ({ url, id, secret, key }) => ({
      block: { tenant_url: url, api_key: key, tenants: { globex: { url, client_id: id } } },
      variables: { QLIKCLOUD_CLIENT_SECRET: secret },
    }),
    summary: 'Incomplete credentials',
    detail: 'client_id alone is nothing to log in with. Missing: client_secret, or private_key and key_id.',
    path: 'tenants["globex"]',
  },
  {
    title: 'a tenant with a secret and no id',
    setUp: ({ url, secret, key }) => ({
      block: { tenant_url: url, api_key: key, tenants: { globex: { url, client_secret: secret } } },
    }),
    summary: 'Incomplete credentials',
    detail: 'client_secret needs client_id beside it. Missing: client_id.',
    path: 'tenants["globex"]',
  },
  {
    title: 'two kinds in a tenant',
    setUp: ({ url, id, secret, key }) => ({
      block: { tenants: { globex: { url, client_id: id, client_secret: secret, api_key: key } } },
    }),
    summary: 'More than one way to log in',
    detail: 'The configuration gives client_secret and api_key.',
    path: 'tenants["globex"]',
  },
  {
    title: 'several tenants and nothing for any, said once',
    setUp: ({ url }) => ({ block: { tenant_url: url, tenants: { a: { url }, b: { url } } } }),
    summary: 'No credentials given',
    detail: 'The provider has nothing to log in with.',
    path: '',
  },
]

describe('the provider block is refused with', () => {
  test.each(REFUSED)('$title', async ({ setUp, summary, detail, path }) => {
    const { region, given } = await start()
    const { errors } = await region.terraform(setUp(given)).plan(app(WEB))
    expect(errors).toEqual([{ on: '', severity: 'error', summary, detail: containing(detail), path }])
    expect(region.acme.requests()).toEqual([])
    for (const secret of [given.secret, given.key]) expect(JSON.stringify(errors)).not.toContain(secret)
  })
})

describe('credentials that the tenant refuses', () => {
  test.each([
    {
      title: 'a wrong secret',
      block: { client_secret: 'wrong-wrong' },
      summary: 'Credentials rejected',
      says: 'Check the client id and secret (or the private key and key id)',
    },
    {
      title: 'a client that does not exist',
      block: { client_id: 'nobody' },
      summary: 'Credentials rejected',
      says: 'Invalid client_id',
    },
  ])('$title', async ({ block, summary, says }) => {
    const { region, given } = await start()
    const right = { tenant_url: given.url, client_id: given.id, client_secret: given.secret }
    const { errors } = await region.terraform({ block: { ...right, ...block } }).plan(app(WEB))
    expect(errors).toEqual([{ on: 'app', severity: 'error', summary, detail: containing(says), path: '' }])
    expect(errors[0]?.detail).toContain(`in tenant ${new URL(given.url).host}.`)
  })

  test.each([
    {
      title: 'an API key that was revoked',
      admin: true,
      revoke: true,
      summary: 'Credentials rejected',
      says: 'An API key may have expired',
    },
    {
      title: 'a user without the role TenantAdmin',
      admin: false,
      revoke: false,
      summary: 'Not permitted',
      says: 'needs the role TenantAdmin and the scope admin_classic',
    },
  ])('$title', async ({ admin, revoke, summary, says }) => {
    const { region, given } = await start()
    const api_key = region.acme.addApiKey({ admin })
    if (revoke) region.acme.revokeApiKeys()
    const terraform = region.terraform({ block: { tenant_url: given.url, api_key } })
    const { errors } = await terraform.apply(app(WEB))
    expect(errors).toEqual([{ on: 'app', severity: 'error', summary, detail: containing(says), path: '' }])
    expect(JSON.stringify(errors)).not.toContain(api_key)
    expect(terraform.names()).toEqual([])
  })

  test('a private key that is none', async () => {
    const { region, given } = await start()
    const block: PlainObject = {
      tenant_url: given.url,
      client_id: given.id,
      private_key: 'not-a-key',
      key_id: 'k',
    }
    const { errors } = await region.terraform({ block }).plan(app(WEB))
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'Credentials cannot be used',
        detail: containing('Check the private key (PEM or JWK'),
        path: '',
      },
    ])
    expect(JSON.stringify(errors)).not.toContain('not-a-key')
  })
})

describe('values that are not known yet', () => {
  test.each<{ title: string; block: (given: Given) => PlainObject; attribute: string }>([
    {
      title: 'a secret',
      block: ({ url, id }) => ({ tenant_url: url, client_id: id, client_secret: UNKNOWN }),
      attribute: 'client_secret',
    },
    {
      title: 'the URL',
      block: ({ key }) => ({ tenant_url: UNKNOWN, api_key: key }),
      attribute: 'tenant_url',
    },
    { title: 'all tenants', block: ({ key }) => ({ api_key: key, tenants: UNKNOWN }), attribute: 'tenants' },
    {
      title: 'the URL of a tenant',
      block: ({ url, key }) => ({ tenant_url: url, api_key: key, tenants: { text: { url: UNKNOWN } } }),
      attribute: 'tenants',
    },
    {
      title: 'an allowed tenant',
      block: ({ url, key }) => ({ tenant_url: url, api_key: key, allowed_tenants: [UNKNOWN] }),
      attribute: 'allowed_tenants',
    },
    {
      title: 'a number',
      block: ({ url, key }) => ({ tenant_url: url, api_key: key, max_wait_seconds: UNKNOWN }),
      attribute: 'max_wait_seconds',
    },
  ])('$title is named where a tenant is needed', async ({ block, attribute }) => {
    const { region, given } = await start()
    const { errors } = await region.terraform({ block: block(given) }).plan(app(WEB))
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'Provider configuration not known yet',
        detail: `The provider's ${attribute} comes from something that does not exist before apply, so no tenant can be reached now. Give it a value that is known at plan, or create what it depends on first: terraform apply -target=…`,
        path: '',
      },
    ])
    expect(region.acme.requests()).toEqual([])
  })
})
