import { app, WEB } from '../harness/blocks'
import { containing } from '../harness/matching'
import { access, type Region, startRegion, stopRegions } from '../harness/region'
import type { PlainObject } from '../harness/values'

afterEach(stopRegions)

const IN_GLOBEX = app({ ...WEB, tenant: 'globex' })

async function withFile(text: (region: Region) => string): Promise<Region> {
  const region = await startRegion()
  region.files.set('fleet.json', text(region))
  return region
}

const tenantsOf = ({ emulator }: Region, ...names: readonly string[]): PlainObject =>
  Object.fromEntries(names.map((name) => [name, access(emulator, name)]))

test('a file gives tenants as the block does, credentials of their own included', async () => {
  const region = await withFile((of) => JSON.stringify(tenantsOf(of, 'acme', 'globex')))
  const terraform = region.terraform({ block: { tenants_file: 'fleet.json' } })
  await terraform.settle(IN_GLOBEX)
  expect(region.globex.clients()).toHaveLength(2)
  expect(region.acme.requests()).toEqual([])
})

test('a mark of the encoding in front is no part of it', async () => {
  const region = await withFile((of) => `\uFEFF${JSON.stringify(tenantsOf(of, 'globex'))}`)
  await region.terraform({ block: { tenants_file: 'fleet.json' } }).settle(IN_GLOBEX)
  expect(region.globex.clients()).toHaveLength(2)
})

test('the file may be named by the environment', async () => {
  const region = await withFile((of) => JSON.stringify(tenantsOf(of, 'globex')))
  const variables = { QLIKCLOUD_TENANTS_FILE: 'fleet.json' }
  await region.terraform({ block: {}, variables }).settle(IN_GLOBEX)
  expect(region.globex.clients()).toHaveLength(2)
})

test('the tenants of block and file count together', async () => {
  const region = await withFile((of) => JSON.stringify(tenantsOf(of, 'globex')))
  const block = { tenants_file: 'fleet.json', tenants: tenantsOf(region, 'acme') }
  const terraform = region.terraform({ block })
  await terraform.settle({
    ...IN_GLOBEX,
    other: { ...app({ ...WEB, tenant: 'acme' })['app'], type: 'qlikcloud_oauth_client' },
  } as typeof IN_GLOBEX)
  expect([region.acme, region.globex].map((tenant) => tenant.clients().length)).toEqual([2, 2])
})

test('a name in both is refused', async () => {
  const region = await withFile((of) => JSON.stringify(tenantsOf(of, 'globex')))
  const block = { tenants_file: 'fleet.json', tenants: tenantsOf(region, 'globex') }
  expect((await region.terraform({ block }).plan(IN_GLOBEX)).errors).toEqual([
    {
      on: '',
      severity: 'error',
      summary: 'Tenant given twice',
      detail:
        'The tenant "globex" is in the provider block and in /folder/fleet.json. Remove it from one of them.\n\nAt: tenants["globex"]',
      path: 'tenants["globex"]',
    },
  ])
})

test('a file that is not there is refused with the path that was meant', async () => {
  const region = await startRegion()
  const block = { tenants_file: 'nowhere.json', api_key: 'k' }
  expect((await region.terraform({ block }).plan(IN_GLOBEX)).errors).toEqual([
    {
      on: '',
      severity: 'error',
      summary: 'Tenants file not readable',
      detail:
        'tenants_file is "nowhere.json", which is read as /folder/nowhere.json: ENOENT: no such file or directory. A path begins in the folder in which Terraform works, unless it is absolute.',
      path: 'tenants_file',
    },
  ])
})

test.each([
  {
    title: 'half of an object',
    text: '{\n"acme": {"client_secret": "canary"\n"x"}}',
    says: ['/folder/fleet.json is not JSON from line 3 on.'],
  },
  { title: 'nothing', text: '', says: ['/folder/fleet.json is not JSON.'] },
  { title: 'a list', text: '[{"canary": 1}]', says: ['/folder/fleet.json holds no object.'] },
  {
    title: 'a tenant that is a text',
    text: '{"acme": "canary"}',
    says: ['/folder/fleet.json: the tenant "acme" is not an object.'],
  },
  {
    title: 'tenants without URL, with members that nobody knows, and with a number',
    text: '{"acme": {"clientId": "canary"}, "globex": {"url": "https://globex.eu.qlikcloud.com", "key_id": 7}}',
    says: [
      '/folder/fleet.json: the tenant "acme" has "clientId", which is not expected. Allowed are url, client_id, client_secret, private_key, key_id, api_key.',
      '/folder/fleet.json: the tenant "acme" has no url. Give it one, or remove it.',
      '/folder/fleet.json: the tenant "globex" has a value for "key_id" that is not a text.',
    ],
  },
])(
  'a file with $title is refused, all that is wrong at once and no value repeated',
  async ({ text, says }) => {
    const region = await withFile(() => text)
    const { errors } = await region
      .terraform({ block: { tenants_file: 'fleet.json', api_key: 'k' } })
      .plan(IN_GLOBEX)
    expect(errors).toEqual(
      says.map((detail) => ({
        on: '',
        severity: 'error',
        summary: 'Malformed tenants file',
        detail: containing(detail),
        path: 'tenants_file',
      })),
    )
    expect(JSON.stringify(errors)).not.toContain('canary')
  },
)

test('URLs and credentials of the file are checked, with the name of the tenant', async () => {
  const region = await withFile(() =>
    JSON.stringify({
      acme: { url: 'http://acme.eu.qlikcloud.com' },
      globex: { url: 'https://globex.eu.qlikcloud.com', client_secret: 'canary' },
    }),
  )
  const { errors } = await region
    .terraform({ block: { tenants_file: 'fleet.json', api_key: 'k' } })
    .plan(IN_GLOBEX)
  expect(errors.map(({ summary, detail, path }) => ({ summary, detail, path }))).toEqual([
    {
      summary: 'Invalid tenant URL',
      detail: containing('/folder/fleet.json, tenant "acme": "http://acme.eu.qlikcloud.com" is not https.'),
      path: 'tenants_file',
    },
    {
      summary: 'Incomplete credentials',
      detail:
        '/folder/fleet.json, tenant "globex": client_secret needs client_id beside it. Missing: client_id.',
      path: 'tenants_file',
    },
  ])
})

test('of a thousand names a message shows some', async () => {
  const names = Array.from({ length: 1000 }, (_, index) => `t${String(index)}`)
  const region = await withFile(() =>
    JSON.stringify(
      Object.fromEntries(names.map((name) => [name, { url: `https://${name}.eu.qlikcloud.com` }])),
    ),
  )
  const { errors } = await region
    .terraform({ block: { tenants_file: 'fleet.json', api_key: 'k' } })
    .plan(IN_GLOBEX)
  expect(errors).toEqual([
    expect.objectContaining({
      on: 'app',
      summary: 'Unknown tenant',
      detail: containing('It has "t0", "t1"'),
      path: 'tenant',
    }),
  ])
  expect(errors[0]?.detail).toContain('"t19" and 980 more. Add it to tenants')
})
