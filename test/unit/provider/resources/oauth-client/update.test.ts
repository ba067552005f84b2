import type { OAuthClientChange } from '../../../../../src/api'
import { app, EMBED, KEYED, MACHINE, NATIVE, publicKey, SPA, WEB } from '../../harness/blocks'
import { matching } from '../../harness/matching'
import { type Region, startRegion, stopRegions } from '../../harness/region'
import type { PlainObject } from '../../harness/values'

afterEach(stopRegions)

interface Changed {
  readonly title: string
  readonly before: PlainObject
  readonly after: PlainObject
  /** The one patch that is sent. */
  readonly changes: readonly OAuthClientChange[]
}

const FIELDS: readonly Changed[] = [
  {
    title: 'client_name',
    before: WEB,
    after: { ...WEB, client_name: 'Web 2' },
    changes: [{ field: 'clientName', value: 'Web 2' }],
  },
  {
    title: 'description, added',
    before: WEB,
    after: { ...WEB, description: 'New.' },
    changes: [{ field: 'description', value: 'New.' }],
  },
  {
    title: 'description, removed',
    before: { ...WEB, description: 'Old.' },
    after: WEB,
    changes: [{ field: 'description', value: undefined }],
  },
  {
    title: 'description, emptied',
    before: { ...WEB, description: 'Old.' },
    after: { ...WEB, description: '' },
    changes: [{ field: 'description', value: undefined }],
  },
  {
    title: 'client_uri and logo_uri together',
    before: WEB,
    after: { ...WEB, client_uri: 'https://web.example.com', logo_uri: 'https://web.example.com/logo.svg' },
    changes: [
      { field: 'clientUri', value: 'https://web.example.com' },
      { field: 'logoUri', value: 'https://web.example.com/logo.svg' },
    ],
  },
  {
    title: 'redirect_uris',
    before: WEB,
    after: { ...WEB, redirect_uris: ['https://b.example.com/', 'https://a.example.com/'] },
    changes: [{ field: 'redirectUris', value: ['https://a.example.com/', 'https://b.example.com/'] }],
  },
  {
    title: 'redirect_uris of a native client',
    before: NATIVE,
    after: { ...NATIVE, redirect_uris: ['other://callback'] },
    changes: [{ field: 'redirectUris', value: ['other://callback'] }],
  },
  {
    title: 'allowed_origins',
    before: SPA,
    after: { ...SPA, allowed_origins: ['https://other.example.com'] },
    changes: [{ field: 'allowedOrigins', value: ['https://other.example.com'] }],
  },
  {
    title: 'allowed_origins of an embed client',
    before: EMBED,
    after: { ...EMBED, allowed_origins: ['https://a.example.com', 'https://b.example.com'] },
    changes: [{ field: 'allowedOrigins', value: ['https://a.example.com', 'https://b.example.com'] }],
  },
  {
    title: 'allowed_scopes',
    before: WEB,
    after: { ...WEB, allowed_scopes: ['user_default', 'offline_access'] },
    changes: [{ field: 'allowedScopes', value: ['offline_access', 'user_default'] }],
  },
  {
    title: 'allowed_scopes, removed',
    before: WEB,
    after: { app_type: 'web', client_name: 'Web', redirect_uris: WEB.redirect_uris },
    changes: [{ field: 'allowedScopes', value: undefined }],
  },
  {
    title: 'allowed_scopes, emptied',
    before: WEB,
    after: { ...WEB, allowed_scopes: [] },
    changes: [{ field: 'allowedScopes', value: undefined }],
  },
  {
    title: 'public_keys',
    before: KEYED,
    after: { ...KEYED, public_keys: [publicKey('three')] },
    changes: [{ field: 'publicKeys', value: [publicKey('three')] }],
  },
]

const onlyId = (region: Region): string =>
  region.acme.clients().find(({ clientName }) => clientName !== 'Bootstrap')?.clientId ?? ''

describe('changing in place', () => {
  test.each(FIELDS)('$title sends one patch with what changed', async ({ before, after, changes }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(before))
    const clientId = onlyId(region)
    region.writes()

    const { plan } = await terraform.settle(app(after))
    expect(plan.changes['app']?.action).toBe('update')
    expect(region.patches).toEqual([{ clientId, changes }])
    expect(region.writes()).toEqual([`PATCH /api/v1/oauth-clients/${clientId}`])
    expect(onlyId(region)).toBe(clientId)
  })

  test('an order of elements is no change', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(NATIVE))
    const plan = await terraform.plan(app({ ...NATIVE, redirect_uris: [...NATIVE.redirect_uris].reverse() }))
    expect(plan.empty).toBe(true)
  })

  test.each([
    { title: 'force_destroy', given: { force_destroy: true } },
    { title: 'skip_rules', given: { skip_rules: ['scope/unknown'] } },
    { title: 'keep_initial_secret', given: { keep_initial_secret: true } },
    { title: 'an empty description', given: { description: '' } },
    { title: 'empty origins', given: { allowed_origins: [] } },
  ])('$title alone is remembered without a request', async ({ given }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    region.writes()
    await terraform.settle(app({ ...WEB, ...given }))
    expect(region.writes()).toEqual([])
    expect(terraform.state('app')).toMatchObject(given)
  })
})

describe('consent', () => {
  test.each([
    { from: 'required', to: 'trusted' },
    { from: 'trusted', to: 'required' },
  ])('goes from $from to $to by its own call', async ({ from, to }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app({ ...WEB, consent_method: from }))
    const clientId = onlyId(region)
    region.writes()
    await terraform.settle(app({ ...WEB, consent_method: to }))
    expect(region.writes()).toEqual([`PATCH /api/v1/oauth-clients/${clientId}/connection-configs/me`])
    expect(region.acme.client(clientId)?.consentMethod).toBe(to)
  })

  test('is given before a machine-to-machine grant, and taken after it', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const people = { ...MACHINE, redirect_uris: WEB.redirect_uris }
    await terraform.settle(app({ ...people, allowed_grant_types: [] }))
    const clientId = onlyId(region)
    const [fields, consent] = ['', '/connection-configs/me'].map(
      (rest) => `PATCH /api/v1/oauth-clients/${clientId}${rest}`,
    )
    region.writes()

    await terraform.settle(app(people))
    // The list of grants was never set, and the emulator refuses to replace what is not there: it is then added.
    expect(region.writes()).toEqual([consent, fields, fields])
    await terraform.settle(app({ ...people, allowed_grant_types: [] }))
    expect(region.writes()).toEqual([fields, consent])
  })
})

describe('a secret that comes with a change', () => {
  const both = { ...KEYED, allowed_auth_methods: ['client_secret', 'private_key_jwt'] }

  test('is kept', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(KEYED))
    expect(terraform.state('app')?.['client_secret']).toBeNull()
    await terraform.settle(app(both))
    expect([terraform.state('app')?.['client_secret']]).toEqual(region.acme.secretValues(onlyId(region)))
    expect(terraform.state('app')?.['client_secret_hints']).toHaveLength(1)
  })

  test('is deleted with keep_initial_secret = false', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app({ ...KEYED, keep_initial_secret: false }))
    await terraform.settle(app({ ...both, keep_initial_secret: false }))
    expect(terraform.state('app')).toMatchObject({ client_secret: null, client_secret_hints: [] })
    expect(region.acme.secretValues(onlyId(region))).toEqual([])
  })

  test.each([
    { kept: true, secrets: 1 },
    { kept: false, secrets: 0 },
  ])(
    'whose value is lost with the answer is deleted, and replaced if it is to be kept: $kept',
    async ({ kept, secrets }) => {
      const region = await startRegion()
      const terraform = region.terraform()
      await terraform.settle(app({ ...KEYED, keep_initial_secret: kept }))
      region.emulator.faults.add({ method: 'PATCH', call: 1, effect: 'drop-after' })
      await terraform.settle(app({ ...both, keep_initial_secret: kept }))
      expect(region.acme.secretValues(onlyId(region))).toHaveLength(secrets)
      expect(region.acme.secretValues(onlyId(region))).toEqual(
        kept ? [terraform.text('app', 'client_secret')] : [],
      )
    },
  )

  test('and cannot be deleted is an error that says what a further apply does not do', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app({ ...KEYED, keep_initial_secret: false }))
    region.emulator.faults.add({ method: 'DELETE', effect: 'status', status: 403 })
    const { errors } = await terraform.apply(app({ ...both, keep_initial_secret: false }))
    const [hint] = region.acme.client(onlyId(region))?.secrets.map((secret) => secret.hint) ?? []
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'Not permitted',
        detail: matching(
          new RegExp(
            `^Could not delete the secret that Qlik Cloud made with the change .*/client-secrets/${hint}: `,
          ),
        ),
        path: '',
      },
    ])
    expect(errors[0]?.detail).toContain('A further apply does not delete it: delete it in the console.')
    expect(terraform.state('app')).toMatchObject({
      allowed_auth_methods: ['client_secret', 'private_key_jwt'],
    })
  })

  test('goes from the state with the method', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(both))
    await terraform.settle(app(KEYED))
    expect(region.acme.secretValues(onlyId(region))).toEqual([])
    expect(terraform.state('app')).toMatchObject({ client_secret: null, client_secret_hints: [] })
  })
})

describe('a patch that fails although it had its effect', () => {
  test('is found out by reading the client, so that the state is true', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    region.emulator.faults.add({ method: 'PATCH', effect: 'status-after', status: 503 })
    const { errors } = await terraform.apply(app({ ...WEB, client_name: 'Web 2' }))
    expect(errors).toEqual([expect.objectContaining({ on: 'app', summary: 'Qlik Cloud failed' })])
    expect(terraform.state('app')).toMatchObject({ client_name: 'Web 2' })
    expect((await terraform.plan(app({ ...WEB, client_name: 'Web 2' }))).empty).toBe(true)
  })
})

describe('a client that cannot be read after a change', () => {
  const READ = { method: 'GET', path: '/api/v1/oauth-clients/*', effect: 'status', status: 403 } as const

  test.each([
    { title: 'created', from: {}, to: app(WEB) },
    { title: 'changed', from: app(WEB), to: app({ ...WEB, client_name: 'Web 2' }) },
  ])('is $title all the same, with a warning', async ({ from, to }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.apply(from)
    const applied = await terraform.apply(to, { afterPlan: () => void region.emulator.faults.add(READ) })
    expect(applied.findings).toEqual([
      {
        on: 'app',
        severity: 'warning',
        summary: 'OAuth client not read after the change',
        detail: matching(
          /^The change itself was made\. Could not read the OAuth client after the change .* The next plan reads the client again\.$/,
        ),
        path: '',
      },
    ])
    expect(terraform.isTainted('app')).toBe(false)
    region.emulator.faults.clear()
    expect((await terraform.plan(to)).empty).toBe(true)
    expect(terraform.state('app')?.['client_secret_hints']).toHaveLength(1)
  })
})

describe('replacing', () => {
  test('another app_type makes a new client and removes the old one', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(SPA))
    const old = onlyId(region)
    const { plan } = await terraform.settle(app({ ...SPA, app_type: 'web' }))
    expect(plan.changes['app']).toMatchObject({
      action: 'replace',
      planned: { client_id: { kind: 'unknown' } },
    })
    expect(region.acme.client(old)).toBeUndefined()
    expect(region.acme.client(onlyId(region))).toMatchObject({ appType: 'web' })
    expect(region.acme.clients()).toHaveLength(2)
  })

  test('another tenant makes a new client there and removes the old one here', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const { plan } = await terraform.settle(app({ ...WEB, tenant: 'globex' }))
    expect(plan.changes['app']?.action).toBe('replace')
    expect(region.acme.clients()).toHaveLength(1)
    expect(region.globex.clients()).toHaveLength(2)
  })
})
