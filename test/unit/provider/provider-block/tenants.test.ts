import { app, WEB } from '../harness/blocks'
import { containing } from '../harness/matching'
import { access, startRegion, stopRegions } from '../harness/region'
import type { PlainObject } from '../harness/values'

afterEach(stopRegions)

describe('a tenant URL is refused', () => {
  const HOST = 'acme.eu.qlikcloud.com'

  test.each([
    { title: 'with http', url: `http://${HOST}`, says: `"http://${HOST}" is not https.` },
    {
      title: 'with a path',
      url: `https://${HOST}/console`,
      says: `has a path; only scheme and host belong there. Write "https://${HOST}".`,
    },
    { title: 'with a query', url: `https://${HOST}?x`, says: 'has a query' },
    {
      title: 'with a password',
      url: `https://me:canary-password@${HOST}`,
      says: 'holds a user name or password; credentials have attributes of their own.',
    },
    { title: 'without a scheme', url: HOST, says: `"${HOST}" has no scheme. Write "https://${HOST}".` },
    { title: 'that is no URL', url: 'https://', says: 'is not a URL.' },
    { title: 'that is empty', url: '', says: 'The tenant URL is empty.' },
  ])('$title', async ({ url, says }) => {
    const region = await startRegion()
    const refusal = (path: string) => [
      { on: '', severity: 'error', summary: 'Invalid tenant URL', detail: containing(says), path },
    ]
    const asDefault = await region.terraform({ block: { tenant_url: url, api_key: 'k' } }).plan(app(WEB))
    expect(asDefault.errors).toEqual(refusal('tenant_url'))
    const named = await region.terraform({ block: { api_key: 'k', tenants: { t: { url } } } }).plan(app(WEB))
    expect(named.errors).toEqual(refusal('tenants["t"].url'))
    expect(JSON.stringify([asDefault, named])).not.toContain('canary')
  })

  test('in the environment, by the name of its variable', async () => {
    const region = await startRegion()
    const variables = { QLIKCLOUD_TENANT_URL: `http://${HOST}`, QLIKCLOUD_API_KEY: 'k' }
    const { errors } = await region.terraform({ block: {}, variables }).plan(app(WEB))
    expect(errors).toEqual([
      {
        on: '',
        severity: 'error',
        summary: 'Invalid tenant URL',
        detail: containing(`QLIKCLOUD_TENANT_URL: "http://${HOST}" is not https.`),
        path: '',
      },
    ])
  })
})

test('no tenant at all is refused with the places to give one', async () => {
  const region = await startRegion()
  const { errors } = await region.terraform({ block: { api_key: 'k' } }).plan(app(WEB))
  expect(errors).toEqual([
    {
      on: '',
      severity: 'error',
      summary: 'No tenant given',
      detail:
        'The provider does not know which Qlik Cloud tenant to manage. Set tenant_url in the provider block, or QLIKCLOUD_TENANT_URL in the environment, to a URL such as https://acme.eu.qlikcloud.com.',
      path: 'tenant_url',
    },
  ])
})

test('a tenant that is null is refused', async () => {
  const region = await startRegion()
  const block = { api_key: 'k', tenants: { globex: null } }
  const { errors } = await region.terraform({ block }).plan(app(WEB))
  expect(errors).toEqual([
    {
      on: '',
      severity: 'error',
      summary: 'Tenant without a URL',
      detail: containing('The tenant "globex" is null. Give it a url, or remove it.'),
      path: 'tenants["globex"]',
    },
  ])
})

describe('numbers', () => {
  test.each([
    { name: 'request_timeout_seconds', value: 0 },
    { name: 'request_timeout_seconds', value: -1 },
    { name: 'request_timeout_seconds', value: 86_401 },
    { name: 'max_wait_seconds', value: 0 },
    { name: 'max_wait_seconds', value: 1e12 },
  ])('$name = $value is out of range', async ({ name, value }) => {
    const region = await startRegion()
    const block = { tenant_url: region.acme.url, api_key: 'k', [name]: value }
    const { errors } = await region.terraform({ block }).plan(app(WEB))
    expect(errors).toEqual([
      {
        on: '',
        severity: 'error',
        summary: 'Number out of range',
        detail: containing('Allowed are numbers of seconds above 0, up to 86400.'),
        path: name,
      },
    ])
    expect(errors[0]?.detail).toContain(`${name} is ${value}.`)
  })

  test('may have a fraction, and decide how long is waited', async () => {
    const region = await startRegion()
    const block = { tenant_url: region.acme.url, api_key: region.acme.addApiKey(), max_wait_seconds: 0.5 }
    region.emulator.faults.add({ path: '/api/v1/**', effect: 'status', status: 429, retryAfterSeconds: 7 })
    const { errors } = await region.terraform({ block }).plan(app(WEB))
    expect(errors).toEqual([
      expect.objectContaining({
        summary: 'Rate limit reached',
        detail: containing('the next attempt is due in 7 s and a call may take 0.5 s in all'),
      }),
    ])
    expect(region.waited()).toBe(0)
  })

  test('leave time for a rate limit to pass', async () => {
    const region = await startRegion()
    region.emulator.faults.add({
      path: '/api/v1/**',
      effect: 'status',
      status: 429,
      retryAfterSeconds: 7,
      call: 1,
    })
    await region.terraform().settle(app(WEB))
    expect(region.waited()).toBe(7_000)
  })
})

describe('the tenant of a resource', () => {
  test('that the provider block does not have is refused', async () => {
    const region = await startRegion()
    const { errors } = await region.terraform().plan(app({ ...WEB, tenant: 'initech' }))
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'Unknown tenant',
        detail:
          'The provider block has no tenant "initech". It has "globex". Add it to tenants, or correct the name.',
        path: 'tenant',
      },
    ])
  })

  test('cannot be left out where the provider has no default', async () => {
    const region = await startRegion()
    const block = {
      tenants: { acme: access(region.emulator, 'acme'), globex: access(region.emulator, 'globex') },
    }
    const { errors } = await region.terraform({ block }).plan(app(WEB))
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'No default tenant',
        detail:
          'This resource names no tenant, and the provider has none by default. Set tenant to one of "acme", "globex", or tenant_url in the provider block.',
        path: 'tenant',
      },
    ])
  })

  test('that left the provider block keeps its clients in the state, and says so', async () => {
    const region = await startRegion()
    let block: PlainObject = {
      tenants: { acme: access(region.emulator, 'acme'), globex: access(region.emulator, 'globex') },
    }
    const terraform = region.terraform({ block: () => block })
    await terraform.settle(app({ ...WEB, tenant: 'globex' }))
    block = { tenants: { acme: access(region.emulator, 'acme') } }
    const { errors } = await terraform.plan({})
    expect(errors).toEqual([
      expect.objectContaining({ on: 'app', summary: 'Unknown tenant', path: 'tenant' }),
    ])
    expect(terraform.names()).toEqual(['app'])
  })
})

describe('allowed_tenants', () => {
  test.each<{ patterns: readonly string[]; allowed: boolean }>([
    { patterns: ['globex'], allowed: true },
    { patterns: ['globex.localhost'], allowed: true },
    { patterns: ['acme', '*.localhost'], allowed: true },
    { patterns: ['glo*'], allowed: true },
    { patterns: ['*'], allowed: true },
    { patterns: ['*:*'], allowed: true },
    { patterns: ['acme'], allowed: false },
    { patterns: ['glob'], allowed: false },
    { patterns: ['lobex'], allowed: false },
    { patterns: ['globex?localhost'], allowed: false },
    { patterns: ['globex.local.ost'], allowed: false },
    { patterns: ['GLOBEX.localhost'], allowed: true },
    { patterns: [''], allowed: false },
    { patterns: [], allowed: false },
  ])('$patterns lets "globex" (globex.localhost) pass: $allowed', async ({ patterns, allowed }) => {
    const region = await startRegion()
    const block = { tenants: { globex: access(region.emulator, 'globex') }, allowed_tenants: patterns }
    const { errors } = await region.terraform({ block }).plan(app({ ...WEB, tenant: 'globex' }))
    const list = patterns.length === 0 ? 'none' : patterns.map((pattern) => `"${pattern}"`).join(', ')
    expect(errors).toEqual(
      allowed
        ? []
        : [
            {
              on: 'app',
              severity: 'error',
              summary: 'Tenant not allowed',
              detail: `"globex" (globex.localhost:${region.emulator.port}) matches nothing in the provider's allowed_tenants: ${list}. Add it there if this configuration is meant for it.`,
              path: 'tenant',
            },
          ],
    )
    if (!allowed) expect(region.globex.requests()).toEqual([])
  })
})
