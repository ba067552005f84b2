import { app, client, MACHINE, PUBLICATION, publication, WEB } from '../../harness/blocks'
import { containing } from '../../harness/matching'
import { startRegion, stopRegions } from '../../harness/region'
import type { Configuration } from '../../harness/configuration'

afterEach(stopRegions)

const shared: Configuration = { ...app(WEB), share: publication() }

async function start(configuration: Configuration) {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(configuration)
  return { region, terraform, id: terraform.text('app', 'client_id') }
}

const oneWay = (id: string) => ({
  on: 'share',
  severity: 'warning',
  summary: id.startsWith('(')
    ? 'Publishing cannot be undone'
    : `Publishing OAuth client ${id} cannot be undone`,
  detail: `OAuth client ${id} becomes available to every tenant of its region, with no way back but to delete it.`,
  path: 'client_id',
})

describe('publishing', () => {
  test('is announced at plan as one-way, done by one call, and read back', async () => {
    const { region, terraform, id } = await start(app(WEB))
    region.writes()
    const { plan } = await terraform.settle(shared)
    expect(plan.findings).toEqual([oneWay(id)])
    expect(region.writes()).toEqual([`POST /api/v1/oauth-clients/${id}/actions/publish`])
    const publishedAt = region.acme.client(id)?.publishedAt
    expect(terraform.state('share')).toEqual({
      id,
      tenant: null,
      client_id: id,
      skip_rules: null,
      published_at: publishedAt,
    })
    expect(terraform.state('app')).toMatchObject({ published_at: publishedAt })
  })

  test('of a client that does not exist yet is announced, too', async () => {
    const region = await startRegion()
    const { findings } = await region.terraform().plan(shared)
    expect(findings).toEqual([oneWay('(known after apply)')])
  })

  test('of a client that is published already takes it over without a call and without a warning', async () => {
    const { region, terraform, id } = await start(app(WEB))
    region.acme.publish(id)
    region.writes()
    const applied = await terraform.settle(shared)
    expect([...applied.plan.findings, ...applied.findings]).toEqual([])
    expect(region.writes()).toEqual([])
  })

  test('that was not answered is found out, and done once', async () => {
    const { region, terraform, id } = await start(app(WEB))
    region.emulator.faults.add({ method: 'POST', path: '/**/actions/publish', call: 1, effect: 'drop-after' })
    await terraform.settle(shared)
    expect(terraform.text('share', 'published_at')).toBe(region.acme.client(id)?.publishedAt)
  })

  test.each([
    {
      title: 'a machine-to-machine client',
      given: MACHINE,
      summary: 'Machine-to-machine client cannot be published',
      says: 'Do not publish it, or remove allowed_grant_types. (publish/machine-to-machine)',
    },
    {
      title: 'a trusted client',
      given: { ...WEB, consent_method: 'trusted' },
      summary: 'Published client cannot be trusted',
      says: 'Use "required", or do not publish the client. (consent/published)',
    },
  ])('of $title is refused at plan', async ({ given, summary, says }) => {
    const { region, terraform, id } = await start(app(given))
    const plan = await terraform.plan({ ...app(given), share: publication() })
    expect(plan.findings).toEqual([
      oneWay(id),
      { on: 'share', severity: 'error', summary, detail: containing(says), path: 'client_id' },
    ])
    expect(region.acme.client(id)?.publishedAt).toBeUndefined()
  })

  test('is allowed together with the change of consent that it needs', async () => {
    const { region, terraform, id } = await start(app({ ...WEB, consent_method: 'trusted' }))
    await terraform.settle(shared)
    expect(region.acme.client(id)).toMatchObject({
      consentMethod: 'required',
      publishedAt: terraform.text('share', 'published_at'),
    })
  })

  test('is refused together with a change that forbids it', async () => {
    const { terraform } = await start(app(WEB))
    const { errors } = await terraform.plan({
      app: client({ ...WEB, consent_method: 'trusted' }),
      share: publication(),
    })
    expect(errors.map(({ on, summary }) => [on, summary])).toEqual([
      ['share', 'Published client cannot be trusted'],
    ])
  })

  test('of nothing is refused at apply', async () => {
    const region = await startRegion()
    const { errors } = await region
      .terraform()
      .apply({ share: { type: PUBLICATION, arguments: { client_id: 'nothing' } } })
    expect(errors).toEqual([
      expect.objectContaining({
        summary: 'Not found',
        detail: containing('Could not publish the OAuth client nothing'),
      }),
    ])
  })
})

describe('a publication', () => {
  test('that is destroyed is only forgotten, which the plan says', async () => {
    const { region, terraform, id } = await start(shared)
    region.writes()
    const { plan } = await terraform.settle(app(WEB))
    expect(plan.findings).toEqual([
      {
        on: 'share',
        severity: 'warning',
        summary: `The publication of OAuth client ${id} ends only with the client`,
        detail: containing(
          `OAuth client ${id} in tenant acme.localhost:${region.emulator.port} is deleted as well, it stays available to all tenants of the region`,
        ),
        path: '',
      },
    ])
    expect(region.writes()).toEqual([])
    expect(region.acme.client(id)?.publishedAt).toBeDefined()
  })

  test('whose client was deleted in the console is dropped with a warning', async () => {
    const { region, terraform, id } = await start(shared)
    region.acme.deleteClient(id)
    const { findings } = await terraform.plan(shared)
    expect(findings).toContainEqual({
      on: 'share',
      severity: 'warning',
      summary: `Publication of OAuth client ${id} is gone`,
      detail: `The publication of OAuth client ${id} in tenant acme.localhost:${region.emulator.port} is dropped from the state: the client no longer exists.`,
      path: '',
    })
  })

  test('stays in the state when the tenant cannot be read', async () => {
    const { region, terraform } = await start(shared)
    region.emulator.faults.add({ path: '/api/v1/**', effect: 'status', status: 500 })
    expect((await terraform.plan(shared)).errors).toHaveLength(2)
    expect(terraform.names()).toEqual(['app', 'share'])
  })

  test('moves with its client when that is replaced', async () => {
    const { region, terraform, id } = await start({
      ...app({ ...WEB, force_destroy: true }),
      share: publication(),
    })
    const given = { ...WEB, force_destroy: true, tenant: 'globex' }
    await terraform.settle({ app: client(given), share: publication({ tenant: 'globex' }) })
    expect(region.acme.client(id)).toBeUndefined()
    expect(region.globex.client(terraform.text('app', 'client_id'))?.publishedAt).toBeDefined()
  })
})

describe('importing a publication', () => {
  test('goes by the id of the client, and plans clean', async () => {
    const { terraform, id } = await start(shared)
    const before = terraform.state('share')
    terraform.forget('share')
    expect(await terraform.import('share', PUBLICATION, id)).toEqual([])
    expect(terraform.state('share')).toEqual(before)
    expect((await terraform.plan(shared)).empty).toBe(true)
  })

  test('of a client that is not published says what to do', async () => {
    const { terraform, id } = await start(app(WEB))
    expect(await terraform.import('share', PUBLICATION, id)).toEqual([
      {
        on: 'share',
        severity: 'error',
        summary: 'Client is not published',
        detail: `OAuth client "Web" (${id}) is not published, so there is no publication to import. Leave out the import: applying the resource publishes the client.`,
        path: '',
      },
    ])
  })
})
