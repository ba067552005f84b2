import { app, client, MACHINE, publication, WEB } from '../../harness/blocks'
import { containing } from '../../harness/matching'
import { access, type Region, startRegion, stopRegions } from '../../harness/region'
import type { Configuration } from '../../harness/configuration'
import type { Terraform } from '../../harness/terraform'
import { UNKNOWN, type PlainObject } from '../../harness/values'

afterEach(stopRegions)

/** The bootstrap client, which the provider is logged in with, as a resource. */
const OWN = {
  app_type: 'web',
  client_name: 'Bootstrap',
  description: 'Made by the emulator: manages the OAuth clients of this tenant.',
  allowed_grant_types: ['client_credentials'],
  allowed_scopes: ['admin_classic'],
} as const

async function withOwnClient(
  tenant?: 'globex',
): Promise<{ region: Region; terraform: Terraform; id: string }> {
  const region = await startRegion()
  const terraform = region.terraform()
  const id = access(region.emulator, tenant ?? 'acme').client_id
  const findings = await terraform.import(
    'app',
    'qlikcloud_oauth_client',
    tenant === undefined ? id : `${tenant}:${id}`,
  )
  expect(findings).toEqual([])
  return { region, terraform, id }
}

interface Refused {
  readonly title: string
  readonly configuration: Configuration
  readonly path: string
  readonly says: string
}

const REFUSED: readonly Refused[] = [
  {
    title: 'destroyed',
    configuration: {},
    path: '',
    says: 'can not be destroyed. The provider would cut itself off.',
  },
  {
    title: 'replaced by another type',
    configuration: app({
      ...OWN,
      app_type: 'spa',
      allowed_grant_types: [],
      allowed_scopes: [],
      redirect_uris: ['https://a.example/'],
      allowed_origins: ['https://a.example'],
    }),
    path: '',
    says: 'can not be destroyed.',
  },
  {
    title: 'replaced by one in another tenant',
    configuration: app({ ...OWN, tenant: 'globex' }),
    path: '',
    says: 'can not be destroyed.',
  },
  {
    title: 'replaced by one in a tenant that is not known yet',
    configuration: app({ ...OWN, tenant: UNKNOWN }),
    path: '',
    says: 'can not be destroyed.',
  },
  {
    title: 'un-trusted',
    configuration: app({
      ...OWN,
      allowed_grant_types: ['client_credentials'],
      consent_method: 'required',
      skip_rules: ['consent/machine-to-machine'],
    }),
    path: 'consent_method',
    says: 'can not be un-trusted. Its consent method would become "required", and its logins would fail.',
  },
  {
    title: 'narrowed in its scopes',
    configuration: app({ ...OWN, allowed_scopes: ['user_default'] }),
    path: 'allowed_scopes',
    says: 'can not be narrowed. allowed_scopes would lose admin_classic.',
  },
  {
    title: 'narrowed in its grants',
    configuration: app({ ...OWN, allowed_grant_types: ['urn:qlik:oauth:user-impersonation'] }),
    path: 'allowed_grant_types',
    says: 'can not be narrowed. allowed_grant_types would lose client_credentials.',
  },
]

describe('the client that the provider is logged in with', () => {
  test.each(REFUSED)('can not be $title', async ({ configuration, path, says }) => {
    const { region, terraform, id } = await withOwnClient()
    const before = region.acme.client(id)
    region.writes()
    const { errors } = await terraform.plan(configuration)
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'The client of the provider itself',
        detail: containing(says),
        path,
      },
    ])
    expect(errors[0]?.detail).toContain(
      `OAuth client "Bootstrap" (${id}) is the one that the provider is logged in with in tenant acme.localhost:${region.emulator.port}`,
    )
    expect(errors[0]?.detail).toContain('Log in with another client or an API key to do this')
    expect(region.writes()).toEqual([])
    expect(region.acme.client(id)).toEqual(before)
    expect(terraform.names()).toEqual(['app'])
  })

  test('can be changed in every other way', async () => {
    const { region, terraform, id } = await withOwnClient()
    await terraform.settle(
      app({
        ...OWN,
        description: 'Mine.',
        allowed_scopes: ['admin_classic', 'user_default'],
        allowed_auth_methods: [],
      }),
    )
    expect(region.acme.client(id)).toMatchObject({
      description: 'Mine.',
      allowedScopes: ['admin_classic', 'user_default'],
    })
  })

  test('is protected in a tenant of another name, too', async () => {
    const { terraform, id } = await withOwnClient('globex')
    const { errors } = await terraform.apply({})
    expect(errors).toEqual([
      expect.objectContaining({
        summary: 'The client of the provider itself',
        detail: containing(`(${id})`),
      }),
    ])
  })

  test('of one tenant is not taken for that of another', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app({ ...MACHINE, tenant: 'globex' }))
    await terraform.settle({})
    expect(region.globex.clients()).toHaveLength(1)
  })

  test('may be destroyed by whoever is logged in with an API key', async () => {
    const region = await startRegion()
    const { url, client_id: id } = access(region.emulator, 'acme')
    const terraform = region.terraform({ block: { tenant_url: url, api_key: region.acme.addApiKey() } })
    await terraform.import('app', 'qlikcloud_oauth_client', id)
    await terraform.settle({})
    expect(region.acme.clients()).toEqual([])
  })
})

describe('a published client', () => {
  async function published(given: PlainObject = WEB) {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(given))
    const id = terraform.text('app', 'client_id')
    region.acme.publish(id)
    return { region, terraform, id }
  }

  const refusal = (region: Region, id: string) => ({
    on: 'app',
    severity: 'error',
    summary: 'Published client protected',
    detail: `OAuth client "Web" (${id}) in tenant acme.localhost:${region.emulator.port} was published on ${region.acme.client(id)?.publishedAt}: deleting it cuts off every tenant in the region that uses it. To delete it all the same, first apply force_destroy = true.`,
    path: 'force_destroy',
  })

  test('is not destroyed: refused at plan', async () => {
    const { region, terraform, id } = await published()
    const plan = await terraform.plan({})
    expect(plan.errors).toEqual([refusal(region, id)])
    expect(region.acme.client(id)).toBeDefined()
  })

  test.each([
    { title: 'another type', given: { app_type: 'native' } },
    { title: 'another tenant', given: { tenant: 'globex' } },
    { title: 'a tenant that is not known yet', given: { tenant: UNKNOWN } },
  ])('is not replaced because of $title', async ({ given }) => {
    const { region, terraform, id } = await published()
    expect((await terraform.plan(app({ ...WEB, ...given }))).errors).toEqual([refusal(region, id)])
  })

  test('is not destroyed when it was published after the plan: refused at apply', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const id = terraform.text('app', 'client_id')
    const { errors } = await terraform.apply({}, { afterPlan: () => region.acme.publish(id) })
    expect(errors).toEqual([refusal(region, id)])
    expect(region.acme.client(id)).toBeDefined()
    expect(terraform.names()).toEqual(['app'])
  })

  test('is destroyed with force_destroy', async () => {
    const { region, terraform, id } = await published({ ...WEB, force_destroy: true })
    await terraform.settle({})
    expect(region.acme.client(id)).toBeUndefined()
  })

  test('is destroyed together with its publication', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const configuration = { app: client({ ...WEB, force_destroy: true }), share: publication() }
    await terraform.settle(configuration)
    const { errors } = await terraform.settle({})
    expect(errors).toEqual([])
    expect(region.acme.clients()).toHaveLength(1)
    expect(terraform.names()).toEqual([])
  })
})

describe('a client that is replaced', () => {
  const WAY = 'To let its users move one by one, leave this client as it is and add a second one beside it.'

  async function replaced(given: PlainObject, before: PlainObject = WEB) {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(before))
    const id = terraform.text('app', 'client_id')
    const { findings } = await terraform.plan(app(given))
    return {
      region,
      id,
      findings,
      hints: region.acme.client(id)?.secrets.map(({ hint }) => `"${hint}"`) ?? [],
    }
  }

  test('is announced with its id, the reason, and what goes with it', async () => {
    const { region, id, findings, hints } = await replaced({ ...WEB, app_type: 'native' })
    expect(hints).toHaveLength(1)
    expect(findings).toEqual([
      {
        on: 'app',
        severity: 'warning',
        summary: `OAuth client ${id} is replaced`,
        detail: `OAuth client "Web" (${id}) in tenant acme.localhost:${region.emulator.port} is deleted, and a new one takes its place: Qlik Cloud cannot change the app_type of a client (app_type was "web" and becomes "native"). The new one has another client id. Whatever uses the old one stops working until it is given the new id. Its secrets go with it (hints ${hints.join(', ')}). ${WAY}`,
        path: 'app_type',
      },
    ])
  })

  test.each([
    { tenant: 'globex', reason: '(tenant was not set and becomes "globex")' },
    { tenant: UNKNOWN, reason: '(tenant was not set and is not known yet)' },
  ])('by one in another tenant says $reason', async ({ tenant, reason }) => {
    const { id, findings } = await replaced({ ...WEB, tenant })
    expect(findings.map(({ summary, path }) => [summary, path])).toEqual([
      [`OAuth client ${id} is replaced`, 'tenant'],
    ])
    expect(findings[0]?.detail).toContain(`a client cannot move to another tenant ${reason}`)
  })

  test('takes its publication with it where it may be deleted', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const given = { ...WEB, force_destroy: true }
    await terraform.settle(app(given))
    region.acme.publish(terraform.text('app', 'client_id'))
    const { findings } = await terraform.plan(app({ ...given, app_type: 'native', tenant: 'globex' }))
    expect(findings).toHaveLength(1)
    expect(findings[0]?.detail).toContain('Its publication goes with it, for all tenants of the region.')
    expect(findings[0]).toMatchObject({ path: '' })
  })
})
