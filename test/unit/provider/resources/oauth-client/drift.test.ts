import type { EmulatedTenant, Fault } from '../../../../../src/emulator'
import { app, KEYED, MACHINE, NATIVE, publicKey, SPA, WEB } from '../../harness/blocks'
import { containing, matching } from '../../harness/matching'
import { access, startRegion, stopRegions } from '../../harness/region'
import { UNKNOWN, type PlainObject } from '../../harness/values'

afterEach(stopRegions)

describe('what is empty', () => {
  const texts = { description: '', client_uri: '', logo_uri: '' }
  const nulls = { description: null, client_uri: null, logo_uri: null }

  test.each<{ title: string; given: PlainObject }>([
    { title: 'empty texts', given: { ...WEB, ...texts } },
    { title: 'null texts', given: { ...WEB, ...nulls } },
    {
      title: 'empty sets of a web client',
      given: { ...WEB, allowed_origins: [], allowed_grant_types: [], public_keys: [] },
    },
    {
      title: 'null sets of a web client',
      given: { ...WEB, allowed_origins: null, allowed_grant_types: null, public_keys: null },
    },
    { title: 'no scopes', given: { ...WEB, allowed_scopes: [] } },
    {
      title: 'empty methods of a native client',
      given: { ...NATIVE, allowed_scopes: [], allowed_auth_methods: [] },
    },
    {
      title: 'empty methods of a web client, which stand for the default',
      given: { ...WEB, allowed_auth_methods: [] },
    },
    { title: 'empty redirect URIs of a machine', given: { ...MACHINE, redirect_uris: [] } },
    { title: 'empty skip_rules', given: { ...WEB, skip_rules: [] } },
  ])('is no drift: $title', async ({ given }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(given))
    expect(terraform.state('app')).toMatchObject(given)
  })

  test('stays as it is when the value is emptied in the configuration', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app({ ...SPA, description: 'Full.' }))
    await terraform.settle(app({ ...SPA, ...texts, allowed_scopes: [] }))
    expect(terraform.state('app')).toMatchObject({ ...texts, allowed_scopes: [] })
  })

  test('a web client whose methods are emptied goes back to its secret', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(KEYED))
    await terraform.settle(app({ ...KEYED, allowed_auth_methods: [] }))
    const id = terraform.text('app', 'client_id')
    expect(region.acme.client(id)?.allowedAuthMethods).toEqual(['client_secret'])
    expect([terraform.state('app')?.['client_secret']]).toEqual(region.acme.secretValues(id))
  })
})

test('a web client whose methods and keys are taken out of the configuration goes back to its secret', async () => {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(app(KEYED))
  await terraform.settle(app({ ...KEYED, allowed_auth_methods: null, public_keys: null }))
  const id = terraform.text('app', 'client_id')
  expect(region.acme.client(id)?.allowedAuthMethods).toEqual(['client_secret'])
  expect([terraform.state('app')?.['client_secret']]).toEqual(region.acme.secretValues(id))
})

describe('a change in the console', () => {
  test.each<{
    title: string
    given: PlainObject
    change: (tenant: EmulatedTenant, id: string) => void
    changed: string
  }>([
    {
      title: 'a name',
      given: WEB,
      change: (tenant, id) => tenant.updateClient(id, { clientName: 'Other' }),
      changed: 'client_name',
    },
    {
      title: 'a description',
      given: WEB,
      change: (tenant, id) => tenant.updateClient(id, { description: 'x' }),
      changed: 'description',
    },
    {
      title: 'a logo',
      given: WEB,
      change: (tenant, id) => tenant.updateClient(id, { logoUri: 'https://x.example' }),
      changed: 'logo_uri',
    },
    {
      title: 'redirect URIs',
      given: WEB,
      change: (tenant, id) => tenant.updateClient(id, { redirectUris: ['https://x.example'] }),
      changed: 'redirect_uris',
    },
    {
      title: 'origins',
      given: SPA,
      change: (tenant, id) => tenant.updateClient(id, { allowedOrigins: ['https://x.example'] }),
      changed: 'allowed_origins',
    },
    {
      title: 'scopes taken away',
      given: WEB,
      change: (tenant, id) => tenant.updateClient(id, { allowedScopes: null }),
      changed: 'allowed_scopes',
    },
    {
      title: 'keys',
      given: KEYED,
      change: (tenant, id) => tenant.updateClient(id, { publicKeys: [publicKey('x')] }),
      changed: 'public_keys',
    },
    {
      title: 'consent',
      given: WEB,
      change: (tenant, id) => tenant.setConsent(id, 'trusted'),
      changed: 'consent_method',
    },
  ])('shows as drift and is repaired: $title', async ({ given, change, changed }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(given))
    const before = terraform.state('app')
    change(region.acme, terraform.text('app', 'client_id'))

    const plan = await terraform.plan(app(given))
    expect(plan.changes['app']).toMatchObject({ action: 'update', changed: [changed] })
    await terraform.settle(app(given))
    expect(terraform.state('app')).toEqual(before)
  })

  test('to methods that are not configured is repaired, and not refused as if they were', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const before = terraform.state('app')
    region.acme.updateClient(terraform.text('app', 'client_id'), {
      allowedAuthMethods: ['client_secret', 'private_key_jwt'],
      publicKeys: [publicKey('x')],
    })
    const plan = await terraform.plan(app(WEB))
    expect(plan.findings).toEqual([])
    expect(plan.changes['app']).toMatchObject({
      action: 'update',
      changed: ['allowed_auth_methods', 'public_keys'],
    })
    await terraform.settle(app(WEB))
    expect(terraform.state('app')).toEqual(before)
  })

  test.each<{ title: string; change: (tenant: EmulatedTenant, id: string) => void; shows: PlainObject }>([
    { title: 'disabling', change: (tenant, id) => tenant.disable(id), shows: { disabled: true } },
    { title: 'another secret', change: (tenant, id) => void tenant.addSecret(id), shows: {} },
  ])('to what is not configured is only shown: $title', async ({ change, shows }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const id = terraform.text('app', 'client_id')
    change(region.acme, id)
    expect((await terraform.plan(app(WEB))).empty).toBe(true)
    expect(terraform.state('app')).toMatchObject(shows)
    expect(terraform.state('app')?.['client_secret_hints']).toHaveLength(region.acme.secretValues(id).length)
  })

  test('that deletes the last secret takes its value from the state', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const id = terraform.text('app', 'client_id')
    for (const { hint } of region.acme.client(id)?.secrets ?? []) region.acme.removeSecret(id, hint)
    expect((await terraform.plan(app(WEB))).empty).toBe(true)
    expect(terraform.state('app')).toMatchObject({ client_secret: null, client_secret_hints: [] })
  })
})

describe('a change in the console between plan and apply', () => {
  const described = app({ ...WEB, description: 'Described.' })

  test('is neither undone unseen nor called a bug: the state has it, and the next plan shows it', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const id = terraform.text('app', 'client_id')
    const { errors } = await terraform.apply(described, {
      afterPlan: () => {
        region.acme.updateClient(id, {
          clientName: 'Other',
          allowedScopes: ['user_default', 'offline_access'],
        })
        region.acme.setConsent(id, 'trusted')
      },
    })
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'OAuth client differs from the plan',
        detail: `The changes of the plan were made, but OAuth client "Web" (${id}) in tenant acme.localhost:${region.emulator.port} has another client_name, allowed_scopes, consent_method than planned: changed outside Terraform after the plan was made. The state has what is there now. Plan again to see the differences, and apply to undo them.`,
        path: '',
      },
    ])
    expect(terraform.isTainted('app')).toBe(false)
    expect(terraform.state('app')).toMatchObject({ client_name: 'Other', description: 'Described.' })
    expect((await terraform.plan(described)).changes['app']).toMatchObject({
      action: 'update',
      changed: ['client_name', 'allowed_scopes', 'consent_method'],
    })
    await terraform.settle(described)
  })

  test('to the same as the plan is none', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const id = terraform.text('app', 'client_id')
    await terraform.settle(described, {
      afterPlan: () => region.acme.updateClient(id, { description: 'Described.' }),
    })
  })
})

describe('a client that was deleted in the console', () => {
  test('is dropped with a warning that names it, and planned anew', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const id = terraform.text('app', 'client_id')
    region.acme.deleteClient(id)

    const plan = await terraform.plan(app(WEB))
    expect(plan.findings).toEqual([
      {
        on: 'app',
        severity: 'warning',
        summary: `OAuth client ${id} is gone`,
        detail: `OAuth client "Web" (${id}) no longer exists in tenant acme.localhost:${region.emulator.port}: it was deleted outside Terraform, or the tenant has another url than before, which leads to another tenant. It is dropped from the state, and planned anew if the configuration still has it, with a new client id.`,
        path: '',
      },
    ])
    expect(plan.changes['app']).toMatchObject({ action: 'create', planned: { client_id: UNKNOWN } })
    await terraform.settle(app(WEB))
    expect(region.acme.clients()).toHaveLength(2)
  })

  test('between plan and apply is said to be gone, with the way on', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const id = terraform.text('app', 'client_id')
    const renamed = app({ ...WEB, client_name: 'Renamed' })
    const { errors } = await terraform.apply(renamed, { afterPlan: () => region.acme.deleteClient(id) })
    expect(errors).toMatchObject([
      {
        summary: 'Not found',
        detail: containing(
          'The client was there when the plan was made, so it was deleted outside Terraform since then. Plan again: it is planned anew, with a new client id.',
        ),
      },
    ])
    await terraform.settle(renamed)
  })

  test('between refresh and destroy counts as destroyed', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    region.emulator.faults.add({ method: 'DELETE', effect: 'status-after', status: 503, call: 1 })
    expect((await terraform.apply({})).errors).toEqual([])
    expect(terraform.names()).toEqual([])
  })
})

describe('a failure to read never removes a client from the state', () => {
  const clients = '/api/v1/oauth-clients'

  test.each<{ title: string; faults: readonly Fault[]; summary: string; says: RegExp }>([
    {
      title: '401',
      faults: [{ path: `${clients}**`, effect: 'status', status: 401 }],
      summary: 'Credentials rejected',
      says: /An API key may have expired/,
    },
    {
      title: '403',
      faults: [{ path: `${clients}**`, effect: 'status', status: 403 }],
      summary: 'Not permitted',
      says: /needs the role TenantAdmin/,
    },
    {
      title: '404 on the list',
      faults: [{ path: clients, effect: 'status', status: 404 }],
      summary: 'Not found',
      says: /Check the id/,
    },
    {
      title: '409',
      faults: [{ path: `${clients}**`, effect: 'status', status: 409 }],
      summary: 'Qlik Cloud refused the request',
      says: /contradict|conflict/,
    },
    {
      title: '429 to the end',
      faults: [{ path: `${clients}**`, effect: 'status', status: 429 }],
      summary: 'Rate limit reached',
      says: /Raise max_wait_seconds/,
    },
    {
      title: '500',
      faults: [{ path: `${clients}**`, effect: 'status', status: 500 }],
      summary: 'Qlik Cloud failed',
      says: /gave up after 5 attempts/,
    },
    {
      title: '503',
      faults: [{ path: `${clients}**`, effect: 'status', status: 503 }],
      summary: 'Qlik Cloud failed',
      says: /gave up after 5 attempts/,
    },
    {
      title: 'connections cut',
      faults: [{ path: `${clients}**`, effect: 'drop-before' }],
      summary: 'Tenant unreachable',
      says: /gave up after 5 attempts/,
    },
    {
      title: 'a page in place of an answer',
      faults: [{ path: `${clients}**`, effect: 'not-json' }],
      summary: 'Unexpected answer',
      says: /expected JSON, got text\/html/,
    },
    {
      title: 'a login refused',
      faults: [{ path: '/oauth/token', effect: 'status', status: 401 }],
      summary: 'Credentials rejected',
      says: /Check the client id and secret/,
    },
  ])('$title', async ({ faults, summary, says }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const before = terraform.state('app')
    const prepared = faults.map((fault) => region.emulator.faults.add(fault))

    const plan = await terraform.plan(app(WEB))
    expect(plan.errors).toEqual([expect.objectContaining({ on: 'app', summary, detail: matching(says) })])
    expect(plan.errors[0]?.detail).toContain(`in tenant acme.localhost:${region.emulator.port}.`)
    expect(terraform.state('app')).toEqual(before)
    expect(prepared.map((fault) => fault.fired() > 0)).toEqual([true])

    region.emulator.faults.clear()
    expect((await terraform.plan(app(WEB))).empty).toBe(true)
  })

  test('a tenant that does not answer at all', async () => {
    const region = await startRegion()
    const here = access(region.emulator, 'acme')
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const before = terraform.state('app')
    await region.emulator.stop()
    const plan = await terraform.plan(app(WEB))
    expect(plan.errors).toEqual([
      expect.objectContaining({
        summary: 'Tenant unreachable',
        detail: containing('nothing listens at that address'),
      }),
    ])
    expect(plan.errors[0]?.detail).toContain(new URL(here.url).host)
    expect(terraform.state('app')).toEqual(before)
  })
})
