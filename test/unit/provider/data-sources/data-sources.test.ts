import { app, CLIENT, KEYED, publicKey, SPA, WEB } from '../harness/blocks'
import { containing } from '../harness/matching'
import { startRegion, stopRegions } from '../harness/region'
import { type Plain, UNKNOWN } from '../harness/values'

afterEach(stopRegions)

const textOf = (plain: Plain | undefined): string => (typeof plain === 'string' ? plain : 'null')

const CLIENTS = 'qlikcloud_oauth_clients'
const CONFIGURATION = 'qlikcloud_oauth_configuration'

const web = (clientName: string) => ({ appType: 'web', clientName, redirectUris: WEB.redirect_uris })

describe('a client is looked up', () => {
  test.each(['client_id', 'client_name'])('by %s, with all that can be read of it', async (by) => {
    const region = await startRegion()
    const { clientId } = region.acme.createClient({ ...web('Reports'), description: 'Nightly.' })
    const { data, findings } = await region
      .terraform()
      .read(CLIENT, by === 'client_id' ? { client_id: clientId } : { client_name: 'Reports' })
    const there = region.acme.client(clientId)
    expect(findings).toEqual([])
    expect(data).toEqual({
      tenant: null,
      client_id: clientId,
      client_name: 'Reports',
      app_type: 'web',
      description: 'Nightly.',
      client_uri: null,
      logo_uri: null,
      redirect_uris: WEB.redirect_uris,
      allowed_origins: [],
      allowed_scopes: [],
      allowed_grant_types: [],
      allowed_auth_methods: ['client_secret'],
      public_keys: [],
      consent_method: 'required',
      client_secret_hints: there?.secrets.map(({ hint }) => hint),
      published_at: null,
      created_at: there?.createdAt,
      created_by_type: 'user',
      disabled: false,
    })
  })

  test('with its keys, and in a further tenant', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app({ ...KEYED, tenant: 'globex', public_keys: [publicKey('one')] }))
    const { data } = await terraform.read(CLIENT, { tenant: 'globex', client_name: 'Keyed' })
    expect(data).toMatchObject({
      tenant: 'globex',
      client_id: terraform.text('app', 'client_id'),
      public_keys: [{ ...publicKey('one'), n: null, e: null }],
    })
  })

  test.each([
    {
      title: 'an id that does not exist',
      given: { client_id: 'nothing' },
      detail:
        'has no OAuth client with the id "nothing". Check the id, and that the client belongs to this tenant.',
      path: 'client_id',
    },
    {
      title: 'a name that does not exist',
      given: { client_name: 'Nothing' },
      detail: /has no OAuth client named "Nothing"\.$/,
      path: 'client_name',
    },
    {
      title: 'a name in another case',
      given: { client_name: 'reports' },
      detail:
        'has no OAuth client named "reports". The name must be exact. Similar ones:\n  ID  "Reports", web, created ',
      path: 'client_name',
    },
  ])('$title is an error that helps', async ({ given, detail, path }) => {
    const region = await startRegion()
    const { clientId } = region.acme.createClient(web('Reports'))
    const { data, findings } = await region.terraform().read(CLIENT, given)
    expect(data).toBeUndefined()
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'error', summary: 'No such OAuth client', path }),
    ])
    expect(findings[0]?.detail.replaceAll(clientId, 'ID')).toMatch(detail)
  })

  test('several of one name are an error that lists them', async () => {
    const region = await startRegion()
    const both = [region.acme.createClient(web('Reports')), region.acme.createClient({ ...web('Reports') })]
    region.acme.createClient(web('Reports 2'))
    const { data, findings } = await region.terraform().read(CLIENT, { client_name: 'Reports' })
    expect(data).toBeUndefined()
    expect(findings).toEqual([
      {
        on: CLIENT,
        severity: 'error',
        summary: 'Several OAuth clients of that name',
        detail: containing('has 2 OAuth clients named "Reports". Look one up by client_id:\n  '),
        path: 'client_name',
      },
    ])
    for (const { clientId } of both) {
      expect(findings[0]?.detail).toContain(
        `\n  ${clientId}  "Reports", web, created ${region.acme.client(clientId)?.createdAt}`,
      )
    }
    expect(findings[0]?.detail).not.toContain('Reports 2')
  })

  test.each([
    { title: 'neither', given: {}, says: 'Neither is given.' },
    { title: 'both', given: { client_id: 'a', client_name: 'b' }, says: 'Both are given.' },
  ])('with $title it is refused at validate', async ({ given, says }) => {
    const region = await startRegion()
    const { findings } = await region.terraform().read(CLIENT, given)
    expect(findings).toEqual([
      {
        on: CLIENT,
        severity: 'error',
        summary: 'Choose how to look up the client',
        detail: `${says} Give exactly one of client_id and client_name.`,
        path: 'client_id',
      },
    ])
    expect(region.acme.requests()).toEqual([])
  })

  test('what is not known is left for later', async () => {
    const region = await startRegion()
    const { findings } = await region.terraform().read(CLIENT, { client_id: UNKNOWN })
    expect(findings).toEqual([
      expect.objectContaining({ severity: 'error', summary: 'Data source read too early' }),
    ])
  })

  test('a refusal of the tenant is shown', async () => {
    const region = await startRegion()
    region.emulator.faults.add({ path: '/api/v1/**', effect: 'status', status: 403 })
    for (const [type, given] of [
      [CLIENT, { client_name: 'Reports' }],
      [CLIENTS, {}],
    ] as const) {
      const { findings } = await region.terraform().read(type, given)
      expect(findings).toEqual([
        expect.objectContaining({ summary: 'Not permitted', detail: containing('Could not l') }),
      ])
    }
  })
})

describe('clients are listed', () => {
  async function three() {
    const region = await startRegion()
    const ids = [
      region.acme.createClient(web('Reports')).clientId,
      region.acme.createClient({
        appType: 'spa',
        clientName: 'Reports',
        redirectUris: SPA.redirect_uris,
        allowedOrigins: SPA.allowed_origins,
      }).clientId,
      region.acme.createClient(web('Charts')).clientId,
    ]
    const [bootstrap = ''] = region.acme.clients().map(({ clientId }) => clientId)
    return { region, ids: [bootstrap, ...ids] }
  }

  test.each<{ title: string; filter: Readonly<Record<string, string>> | null; found: readonly number[] }>([
    { title: 'all', filter: null, found: [0, 1, 2, 3] },
    { title: 'all, by an empty filter', filter: {}, found: [0, 1, 2, 3] },
    { title: 'by type', filter: { app_type: 'web' }, found: [0, 1, 3] },
    { title: 'by name', filter: { client_name: 'Reports' }, found: [1, 2] },
    { title: 'by type and name', filter: { client_name: 'Reports', app_type: 'spa' }, found: [2] },
    { title: 'by maker', filter: { created_by_type: 'user' }, found: [0, 1, 2, 3] },
    { title: 'none', filter: { created_by_type: 'dcr' }, found: [] },
  ])('$title, in the order of their ids', async ({ filter, found }) => {
    const { region, ids } = await three()
    const { data, findings } = await region.terraform().read(CLIENTS, { filter })
    expect(findings).toEqual([])
    const clients = data?.['clients']
    const listed = Array.isArray(clients)
      ? clients.map((client: { client_id: string }) => client.client_id)
      : []
    expect(listed).toEqual(found.map((index) => ids[index]).sort())
  })
})

test('the configuration of a tenant is read without logging in, as attributes and as JSON', async () => {
  const region = await startRegion()
  const { data } = await region.terraform().read(CONFIGURATION)
  const url = region.acme.url
  expect(data).toMatchObject({
    issuer: expect.stringContaining('acme.localhost') as unknown,
    authorization_endpoint: `${url}/oauth/authorize`,
    token_endpoint: `${url}/oauth/token`,
  })
  const document: unknown = JSON.parse(textOf(data?.['json']))
  expect(document).toMatchObject({
    issuer: data?.['issuer'],
    authorization_endpoint: data?.['authorization_endpoint'],
    token_endpoint: data?.['token_endpoint'],
    grant_types_supported: data?.['grant_types_supported'],
    response_types_supported: data?.['response_types_supported'],
  })
  expect(region.acme.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /.well-known/oauth-authorization-server',
  ])
})

test('data sources and resources of a command share one list', async () => {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(app(WEB))
  region.acme.clearRequests()
  await terraform.read(CLIENTS)
  await terraform.read(CLIENT, { client_name: 'Web' })
  // Two commands, each with its token and its list.
  expect(region.acme.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /oauth/token',
    'GET /api/v1/oauth-clients',
    'POST /oauth/token',
    'GET /api/v1/oauth-clients',
  ])
})

test('conditions that nothing could meet are refused, and the tenant is not asked', async () => {
  const region = await startRegion()
  const filter = { app_type: 'wbe', created_by_type: 'robot' }
  const { findings } = await region.terraform().read(CLIENTS, { filter })
  const error = { on: CLIENTS, severity: 'error', summary: 'Value not allowed' }
  expect(findings).toEqual([
    {
      ...error,
      detail:
        'app_type is "wbe". Allowed are "web", "native", "spa", "anonymous-embed". Did you mean "web"?\n\nAt: filter.app_type',
      path: 'filter.app_type',
    },
    {
      ...error,
      detail:
        'created_by_type is "robot". Allowed are "user", "service", "dcr".\n\nAt: filter.created_by_type',
      path: 'filter.created_by_type',
    },
  ])
  expect(region.acme.requests()).toEqual([])
})
