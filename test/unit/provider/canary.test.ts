import type { Fault } from '../../../src/emulator'
import { app, client, KEYED, publication, secret, WEB } from './harness/blocks'
import { access, type Region, startRegion, stopRegions } from './harness/region'
import type { Configuration } from './harness/configuration'
import type { Finding } from './harness/report'

afterEach(stopRegions)

const both = { ...KEYED, allowed_auth_methods: ['client_secret', 'private_key_jwt'] }
const everything = { app: client({ ...WEB, force_destroy: true }), key: secret(), share: publication() }

/** Values of the environment that must come out nowhere, besides what the region knows. */
const PLANTED = {
  client_secret: 'canary-client-secret-0123456789',
  api_key: 'canary-api-key-0123456789',
  private_key: '-----BEGIN PRIVATE KEY-----\ncanary-private-key\n-----END PRIVATE KEY-----',
}

/** A token or an assertion: three parts in base64url, the first of which says JSON. */
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/

function leaks(region: Region, findings: readonly Finding[]): readonly string[] {
  const said = JSON.stringify([findings, region.log])
  const secrets = [
    ...Object.values(PLANTED),
    access(region.emulator, 'acme').client_secret,
    access(region.emulator, 'globex').client_secret,
    ...[region.acme, region.globex].flatMap((tenant) =>
      tenant.clients().flatMap(({ clientId }) => tenant.secretValues(clientId)),
    ),
  ]
  const found = secrets.filter((value) => said.includes(JSON.stringify(value).slice(1, -1)))
  return [
    ...found.map(() => 'a secret'),
    ...(TOKEN.test(said) ? ['a token'] : []),
    ...(/canary/.test(said) ? ['a canary'] : []),
  ]
}

const EFFECTS: readonly Fault[] = [
  { path: '/api/v1/**', effect: 'status', status: 500 },
  { path: '/api/v1/**', effect: 'status-after', status: 503 },
  { path: '/api/v1/**', effect: 'status', status: 401 },
  { path: '/api/v1/**', effect: 'status', status: 403 },
  { path: '/api/v1/**', effect: 'status', status: 429 },
  { path: '/api/v1/**', effect: 'drop-after' },
  { path: '/api/v1/**', effect: 'truncate' },
  { path: '/api/v1/**', effect: 'not-json' },
  { path: '/oauth/token', effect: 'truncate' },
  { path: '/oauth/token', effect: 'not-json' },
  { path: '/oauth/token', effect: 'status', status: 401 },
]

const STEPS: readonly { readonly title: string; readonly from: Configuration; readonly to: Configuration }[] =
  [
    { title: 'creating', from: {}, to: everything },
    { title: 'changing', from: app(KEYED), to: app(both) },
    { title: 'replacing', from: app(WEB), to: app({ ...WEB, app_type: 'native' }) },
    { title: 'destroying', from: everything, to: {} },
  ]

describe.each(STEPS)('$title', ({ from, to }) => {
  test.each(EFFECTS.map((fault) => ({ fault, title: `${fault.effect} at ${fault.path}` })))(
    'gives no secret away on $title',
    async ({ fault }) => {
      const region = await startRegion()
      const terraform = region.terraform()
      const before = await terraform.apply(from)
      const applied = await terraform.apply(to, { afterPlan: () => void region.emulator.faults.add(fault) })
      expect(applied.errors.length).toBeGreaterThan(0)
      const planned = await terraform.plan(to)
      const findings = [before, applied, planned].flatMap((step) => step.findings)
      expect(leaks(region, [...findings, ...applied.plan.findings])).toEqual([])
      expect(region.log.length).toBeGreaterThan(0)
    },
  )
})

test.each([
  { title: 'a secret', given: { client_id: 'someone', client_secret: PLANTED.client_secret } },
  { title: 'an API key', given: { api_key: PLANTED.api_key } },
  { title: 'an API key with a line break', given: { api_key: `${PLANTED.api_key}\n` } },
  { title: 'a private key', given: { client_id: 'someone', private_key: PLANTED.private_key, key_id: 'k' } },
  {
    title: 'two kinds',
    given: { client_id: 'someone', client_secret: PLANTED.client_secret, api_key: PLANTED.api_key },
  },
  { title: 'no key id', given: { client_id: 'someone', private_key: PLANTED.private_key } },
  { title: 'a secret in the URL', given: { tenant_url: `https://x:${PLANTED.client_secret}@a.example.com` } },
  {
    title: 'a secret in the path of the URL',
    given: { tenant_url: `https://a.example.com/${PLANTED.client_secret}` },
  },
  { title: 'an API key as URL', given: { tenant_url: PLANTED.api_key } },
])('logging in gives no secret away when it is refused: $title', async ({ given }) => {
  const region = await startRegion()
  const block = { tenant_url: region.acme.url, ...given }
  const { errors, findings } = await region.terraform({ block }).plan(app(WEB))
  expect(errors.length).toBeGreaterThan(0)
  expect(leaks(region, findings)).toEqual([])
})

test('an interrupted apply gives no secret away, and loses none', async () => {
  const region = await startRegion()
  const terraform = region.terraform()
  const { findings } = await terraform.apply(everything, {
    afterPlan: () =>
      void region.emulator.faults.add({ path: '/**/actions/publish', effect: 'status', status: 500 }),
  })
  expect(terraform.names()).toEqual(['app', 'key'])
  expect(leaks(region, findings)).toEqual([])
})

test('the search would find a secret', async () => {
  const region = await startRegion()
  const told = (detail: string): Finding => ({ on: '', severity: 'error', summary: '', detail, path: '' })
  expect(leaks(region, [told(`x ${access(region.emulator, 'acme').client_secret} x`)])).not.toEqual([])
  expect(leaks(region, [told(PLANTED.private_key)])).toContain('a canary')
  expect(leaks(region, [told(await region.acme.issueToken())])).toEqual(['a token'])
})

test('all that is secret is marked as sensitive', async () => {
  const { server } = await startRegion()
  const { provider, resources, dataSources, ephemeralResources } = server().schemas
  const all = [provider, ...resources.values(), ...dataSources.values(), ...ephemeralResources.values()]
  const marked = all.flatMap(({ attributes }) =>
    Object.entries(attributes).flatMap(([name, { sensitive, type }]) => [
      ...(sensitive === true ? [name] : []),
      ...(type.kind === 'nested'
        ? Object.entries(type.attributes).flatMap(([inner, attribute]) =>
            attribute.sensitive === true ? [`${name}.${inner}`] : [],
          )
        : []),
    ]),
  )
  // The private part of a key is none of them: in a set, Terraform would hide the public parts with it. A key that has one
  // is refused before anything of it is shown (test/rules/corpus/invalid/key-with-its-private-part.tf).
  expect(marked.sort()).toEqual([
    'access_token',
    'api_key',
    'client_secret',
    'client_secret',
    'client_secret',
    'private_key',
    'private_key',
    'secret',
    'tenants.api_key',
    'tenants.client_secret',
    'tenants.private_key',
  ])
})
