import { client, publication, SECRET, secret, WEB } from './harness/blocks'
import { access, startRegion, stopRegions } from './harness/region'
import type { Configuration, Reference } from './harness/configuration'
import type { PlainObject } from './harness/values'
import type { Region } from './harness/region'

afterEach(stopRegions)

/** Clients, each with a secret and a publication. */
function shared(count: number): Configuration {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const name = `c${index}`
      const of = (block: ReturnType<typeof secret>): typeof block => ({
        ...block,
        arguments: (ref) => ({ client_id: ref(name, 'client_id') }),
      })
      return [
        [name, client({ ...WEB, client_name: name })],
        [`${name}-key`, of(secret())],
        [`${name}-share`, of(publication())],
      ] as const
    }).flat(),
  )
}

function counted({ acme }: Region): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { method, path } of acme.requests()) {
    const line = `${method} ${path}`
    counts[line] = (counts[line] ?? 0) + 1
  }
  return counts
}

test.each([
  { count: 1, lists: 1 },
  // With the bootstrap client there are as many as fit on one page.
  { count: 99, lists: 1 },
  { count: 100, lists: 2 },
])(
  'a plan without changes of $count clients with secret and publication lists $lists times, and asks nothing else',
  async ({ count, lists }) => {
    const region = await startRegion()
    const terraform = region.terraform()
    const configuration = shared(count)
    expect((await terraform.apply(configuration)).errors).toEqual([])
    region.acme.clearRequests()

    expect((await terraform.plan(configuration)).empty).toBe(true)
    expect(counted(region)).toEqual({ 'POST /oauth/token': 1, 'GET /api/v1/oauth-clients': lists })
  },
)

/** Clients with two secrets each. */
function withSecrets(count: number, given: PlainObject): Configuration {
  const blocks = Array.from({ length: count }, (_, index) => {
    const name = `c${index}`
    const of = {
      type: SECRET,
      arguments: (ref: Reference) => ({ client_id: ref(name, 'client_id'), ...given }),
    }
    const owner = client({ ...WEB, client_name: name, keep_initial_secret: false })
    return [
      [name, owner],
      [`${name}-one`, of],
      [`${name}-two`, of],
    ] as const
  })
  return Object.fromEntries(blocks.flat())
}

test.each([
  { title: 'without rotation', given: {}, days: 0 },
  { title: 'with rotation', given: { rotation: { every_days: 30, overlap_days: 7 } }, days: 0 },
  { title: 'of which all are due', given: { rotation: { every_days: 30, overlap_days: 7 } }, days: 31 },
])('a plan of 100 secrets $title lists once, and asks nothing else', async ({ given, days }) => {
  const region = await startRegion()
  const terraform = region.terraform()
  const configuration = withSecrets(50, given)
  expect((await terraform.apply(configuration)).errors).toEqual([])
  region.emulator.clock.advance(days * 86_400_000 + 1_000)
  region.acme.clearRequests()

  const { empty, errors } = await terraform.plan(configuration)
  expect([empty, errors]).toEqual([days === 0, []])
  expect(counted(region)).toEqual({ 'POST /oauth/token': 1, 'GET /api/v1/oauth-clients': 1 })
})

test('a plan of what does not exist yet costs one list', async () => {
  const region = await startRegion()
  expect((await region.terraform().plan(shared(10))).errors).toEqual([])
  expect(counted(region)).toEqual({ 'POST /oauth/token': 1, 'GET /api/v1/oauth-clients': 1 })
})

test('a tenant that no resource uses is not asked', async () => {
  const region = await startRegion()
  await region.terraform().settle(shared(1))
  expect(region.globex.requests()).toEqual([])
})

test('30 tenants of 5 clients with a secret each cost a plan one list and one token each, as the client of the region', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `t${String(index)}`)
  const region = await startRegion({ tenants: ['acme', 'globex', ...names] })
  const { clientId, clientSecret } = region.emulator.regionClient
  const terraform = region.terraform({
    block: {
      client_id: clientId,
      client_secret: clientSecret,
      tenants: Object.fromEntries(names.map((name) => [name, { url: region.emulator.tenant(name).url }])),
    },
  })
  const configuration: Configuration = Object.fromEntries(
    names.flatMap((tenant) =>
      Array.from({ length: 5 }, (_, index) => {
        const name = `${tenant}-c${String(index)}`
        return [
          [name, client({ ...WEB, tenant, client_name: name, keep_initial_secret: false })],
          [
            `${name}-key`,
            { ...secret(), arguments: (ref) => ({ tenant, client_id: ref(name, 'client_id') }) },
          ],
        ] satisfies [string, Configuration[string]][]
      }).flat(),
    ),
  )
  expect((await terraform.apply(configuration)).errors).toEqual([])
  names.forEach((name) => region.emulator.tenant(name).clearRequests())

  expect((await terraform.plan(configuration)).empty).toBe(true)
  for (const name of names)
    expect(
      region.emulator
        .tenant(name)
        .requests()
        .map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['POST /oauth/token', 'GET /api/v1/oauth-clients'])
})

test('two names of one tenant share its list and its token', async () => {
  const region = await startRegion()
  const { url, ...credentials } = access(region.emulator, 'acme')
  const block = { tenant_url: url, ...credentials, tenants: { same: { url } } }
  const terraform = region.terraform({ block })
  const configuration = {
    app: client(WEB),
    other: client({ ...WEB, tenant: 'same', client_name: 'Other' }),
  }
  await terraform.settle(configuration)
  region.acme.clearRequests()
  expect((await terraform.plan(configuration)).empty).toBe(true)
  expect(counted(region)).toEqual({ 'POST /oauth/token': 1, 'GET /api/v1/oauth-clients': 1 })
})
