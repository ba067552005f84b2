import {
  at,
  CLIENTS,
  code,
  details,
  NATIVE,
  SPA,
  startRegion,
  text,
  WEB,
  type Reply,
  type Send,
} from './region'

const names = (reply: Reply): unknown[] => {
  const data = at(reply, 'data')
  return Array.isArray(data) ? data.map((_, index) => at(reply, 'data', index, 'clientName')) : []
}

interface Listing {
  readonly acme: Send
  readonly list: (query: Readonly<Record<string, string>>) => Promise<Reply>
  readonly follow: (reply: Reply, link: 'next' | 'prev' | 'self') => Promise<Reply>
}

/** A tenant with the bootstrap client and five others, in an order that no sort has. */
async function startListing(): Promise<Listing> {
  const region = await startRegion()
  const tenant = region.emulator.tenant('acme')
  const NAMES = ['delta', 'alpha', 'echo', 'bravo', 'charlie']
  for (const [index, clientName] of NAMES.entries()) {
    tenant.createClient({ ...[WEB, SPA, NATIVE][index % 3], clientName })
  }
  const acme = await region.admin()
  return {
    acme,
    list: (query) => acme({ path: `${CLIENTS}?${new URLSearchParams(query).toString()}` }),
    follow: (reply, link) => {
      const { origin, pathname, search } = new URL(text(reply, 'links', link, 'href'))
      expect(origin).toBe(tenant.url)
      return acme({ path: `${pathname}${search}` })
    },
  }
}

test('walks forwards and backwards over pages by its own links', async () => {
  const { list, follow } = await startListing()
  const first = await list({ limit: '2', sort: '+clientName', totalResults: 'true' })
  const second = await follow(first, 'next')
  const third = await follow(second, 'next')
  expect([first, second, third].map(names)).toEqual([
    ['Bootstrap', 'alpha'],
    ['bravo', 'charlie'],
    ['delta', 'echo'],
  ])
  expect(at(third, 'totalResults')).toBe(6)
  expect(at(third, 'links', 'next')).toBeUndefined()
  expect(at(first, 'links', 'prev')).toBeUndefined()
  const back = await follow(third, 'prev')
  expect(names(back)).toEqual(names(second))
  expect(names(await follow(back, 'prev'))).toEqual(names(first))
  expect(names(await follow(back, 'self'))).toEqual(names(second))
})

test('walks downwards with a filter', async () => {
  const { list, follow } = await startListing()
  const first = await list({ limit: '2', sort: '-clientName', filter: 'createdByType eq "user"' })
  expect(names(first)).toEqual(['echo', 'delta'])
  expect(names(await follow(first, 'next'))).toEqual(['charlie', 'bravo'])
})

test('keeps its place when clients before and at the cursor go', async () => {
  const { acme, list, follow } = await startListing()
  const first = await list({ limit: '3', sort: '+clientName' })
  for (const index of [1, 2]) {
    const id = text(first, 'data', index, 'clientId')
    const headers = { 'qlik-confirm-delete': id }
    expect((await acme({ method: 'DELETE', path: `${CLIENTS}/${id}`, headers })).status).toBe(204)
  }
  expect(names(await follow(first, 'next'))).toEqual(['charlie', 'delta', 'echo'])
})

test('shows 20 clients without a limit, and no count unless asked', async () => {
  const region = await startRegion()
  const tenant = region.emulator.tenant('acme')
  for (let count = 0; count < 24; count += 1) tenant.createClient(WEB)
  const reply = await (await region.admin())({ path: CLIENTS })
  expect(names(reply)).toHaveLength(20)
  expect(reply.body).not.toHaveProperty('totalResults')
})

test.each([
  ['-createdAt', ['charlie', 'bravo', 'echo', 'alpha', 'delta', 'Bootstrap']],
  ['+updatedAt', ['Bootstrap', 'delta', 'alpha', 'echo', 'bravo', 'charlie']],
])('sorts by %s', async (sort, expected) => {
  const { list } = await startListing()
  expect(names(await list({ sort }))).toEqual(expected)
})

test('sorts by type, and clients of one type by id', async () => {
  const { list } = await startListing()
  const reply = await list({ sort: '+appType' })
  const column = (name: string): string[] =>
    [0, 1, 2, 3, 4, 5].map((index) => text(reply, 'data', index, name))
  expect(column('appType')).toEqual(['native', 'spa', 'spa', 'web', 'web', 'web'])
  const ids = column('clientId')
  for (const group of [ids.slice(1, 3), ids.slice(3)]) expect(group).toEqual([...group].sort())
})

const SORTS =
  'sort must be one of +clientId, -clientId, +clientName, -clientName, +appType, -appType, +tenantId, -tenantId, +createdAt, -createdAt, +updatedAt, -updatedAt'

test.each([
  ['limit=0', 'limit must be a number from 1 to 100'],
  ['limit=101', 'limit must be a number from 1 to 100'],
  ['limit=ten', 'limit must be a number from 1 to 100'],
  ['limit=1&limit=2', 'limit was given twice'],
  ['sort=clientName', SORTS],
  ['sort=+clientName', SORTS],
  ['sort=%2Bdescription', SORTS],
  ['totalResults=1', 'totalResults must be true or false'],
  ['next=nonsense', 'next is not a cursor of this list'],
  ['prev=bnVsbA', 'prev is not a cursor of this list'],
  ['next=a&prev=b', 'next and prev cannot be used together'],
  ['filter=description+eq+"x"', 'filter names an attribute that cannot be filtered on at character 0'],
])('refuses the query %s', async (query, problem) => {
  const { acme } = await startListing()
  const reply = await acme({ path: `${CLIENTS}?${query}` })
  expect([reply.status, code(reply), details(reply)]).toEqual([400, 'OAC-BAD-QUERY', [problem]])
})

test('refuses a cursor of a list with another filter', async () => {
  const { acme, list } = await startListing()
  const next =
    new URL(text(await list({ limit: '1' }), 'links', 'next', 'href')).searchParams.get('next') ?? ''
  const reply = await acme({ path: `${CLIENTS}?next=${next}&filter=${encodeURIComponent('clientName pr')}` })
  expect(details(reply)).toEqual(['next is not a cursor of this list'])
})
