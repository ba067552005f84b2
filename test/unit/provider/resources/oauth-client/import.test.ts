import { app, CLIENT, EMBED, KEYED, MACHINE, NATIVE, SPA, WEB } from '../../harness/blocks'
import { access, startRegion, stopRegions } from '../../harness/region'
import type { PlainObject } from '../../harness/values'

afterEach(stopRegions)

describe('import', () => {
  test.each<{ title: string; given: PlainObject }>([
    {
      title: 'web',
      given: { ...WEB, description: 'For people.', logo_uri: 'https://web.example.com/logo.svg' },
    },
    { title: 'web, trusted', given: { ...WEB, consent_method: 'trusted' } },
    { title: 'machine-to-machine', given: MACHINE },
    { title: 'web with keys', given: KEYED },
    { title: 'native', given: NATIVE },
    { title: 'single-page', given: SPA },
    { title: 'anonymous embed', given: EMBED },
  ])(
    'of a $title client plans clean, by its configuration and by one generated from it',
    async ({ given }) => {
      const region = await startRegion()
      const terraform = region.terraform()
      await terraform.settle(app(given))
      const id = terraform.text('app', 'client_id')
      const before = terraform.state('app')
      terraform.forget('app')

      expect(await terraform.import('app', CLIENT, id)).toEqual([])
      expect(terraform.state('app')).toEqual({
        ...before,
        client_secret: null,
        client_secret_hint: null,
      })
      expect((await terraform.plan(app(given))).empty).toBe(true)

      // As -generate-config-out does: every argument, with the value from the state.
      const { id: _id, client_id: _clientId, client_secret: _secret, ...rest } = terraform.state('app') ?? {}
      const {
        client_secret_hint: _hint,
        client_secret_hints: _hints,
        published_at: _at,
        created_at: _created,
        disabled: _disabled,
        ...generated
      } = rest
      expect((await terraform.plan(app(generated))).empty).toBe(true)
    },
  )

  test('from a further tenant goes by its name in front', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { clientId } = region.globex.createClient({
      appType: 'web',
      clientName: 'G',
      redirectUris: ['https://g.example/'],
    })
    expect(await terraform.import('app', CLIENT, `globex:${clientId}`)).toEqual([])
    expect(terraform.state('app')).toMatchObject({
      tenant: 'globex',
      client_name: 'G',
      consent_method: 'required',
    })
    const configuration = app({
      app_type: 'web',
      client_name: 'G',
      redirect_uris: ['https://g.example/'],
      tenant: 'globex',
    })
    expect((await terraform.plan(configuration)).empty).toBe(true)
  })

  test('tells a tenant whose name has a colon from one whose name ends before it', async () => {
    const region = await startRegion()
    const [acme, globex] = [access(region.emulator, 'acme'), access(region.emulator, 'globex')]
    const terraform = region.terraform({ block: { tenants: { eu: acme, 'eu:globex': globex } } })
    const { clientId } = region.globex.createClient({
      appType: 'web',
      clientName: 'G',
      redirectUris: ['https://g.example/'],
    })
    expect(await terraform.import('app', CLIENT, `eu:globex:${clientId}`)).toEqual([])
    expect(terraform.state('app')).toMatchObject({ tenant: 'eu:globex', client_name: 'G' })
  })

  test.each([
    {
      title: 'an id that does not exist',
      id: () => 'nothing',
      summary: 'No such OAuth client',
      detail:
        'has no OAuth client with the id "nothing". Check the id, and that the client belongs to this tenant.',
    },
    {
      title: 'an id of another tenant',
      id: (_own: string, other: string) => other,
      summary: 'No such OAuth client',
      detail: 'Check the id, and that the client belongs to this tenant.',
    },
    {
      title: 'a name',
      id: () => 'Web',
      summary: 'No such OAuth client',
      detail: 'has no OAuth client with the id "Web". It is the name of OWN: import by that id.',
    },
    {
      title: 'a tenant that the provider block does not have',
      id: (own: string) => `initech:${own}`,
      summary: 'Invalid import id',
      detail:
        '"initech:OWN" begins with a tenant that the provider block does not have. Write <id>, or <tenant>:<id> with one of its tenants: "globex".',
    },
    {
      title: 'the id of a secret',
      id: (own: string) => `${own}/abcde`,
      summary: 'Invalid import id',
      detail: '"OWN/abcde" has more than the id of a client: "/abcde". Import the client by OWN.',
    },
    {
      title: 'nothing',
      id: () => ' ',
      summary: 'Empty import id',
      detail: 'The id to import qlikcloud_oauth_client by is empty.',
    },
    {
      title: 'a tenant and nothing',
      id: () => 'globex:',
      summary: 'Invalid import id',
      detail: '"globex:" names a tenant and no client. Write <tenant>:<id>.',
    },
  ])('by $title says what to write', async ({ id, summary, detail }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const own = terraform.text('app', 'client_id')
    const other = region.globex.createClient({
      appType: 'web',
      clientName: 'G',
      redirectUris: ['https://g.example/'],
    })
    const findings = await terraform.import('imported', CLIENT, id(own, other.clientId))
    expect(findings).toEqual([expect.objectContaining({ on: 'imported', severity: 'error', summary })])
    expect(findings[0]?.detail.replaceAll(own, 'OWN')).toContain(detail)
    expect(terraform.names()).toEqual(['app'])
  })

  test('fails as a whole when the tenant refuses to list', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    region.emulator.faults.add({ path: '/api/v1/oauth-clients', effect: 'status', status: 403 })
    const findings = await terraform.import('app', CLIENT, 'anything')
    expect(findings).toEqual([expect.objectContaining({ severity: 'error', summary: 'Not permitted' })])
    expect(terraform.names()).toEqual([])
  })

  test('of a client that another tenant has published leaves it unharmed', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { clientId } = region.globex.createClient({
      appType: 'web',
      clientName: 'G',
      redirectUris: ['https://g.example/'],
    })
    region.globex.publish(clientId)
    region.acme.approve(clientId)
    await terraform.import('app', CLIENT, clientId)
    const given = {
      app_type: 'web',
      client_name: 'G',
      redirect_uris: ['https://g.example/'],
      force_destroy: true,
    }
    await terraform.apply(app(given))

    const renamed = await terraform.apply(app({ ...given, client_name: 'Mine' }))
    expect(renamed.errors).toEqual([expect.objectContaining({ on: 'app', summary: 'Not permitted' })])
    const destroyed = await terraform.apply({})
    expect(destroyed.errors).toEqual([expect.objectContaining({ on: 'app', summary: 'Not permitted' })])
    expect(destroyed.errors[0]?.detail).toContain(
      'Only the tenant that created an OAuth client can change it.',
    )
    expect(terraform.names()).toEqual(['app'])
    expect(region.globex.client(clientId)?.clientName).toBe('G')
  })
})
