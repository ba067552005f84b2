import { renderMarkdown, renderTerminal } from '../../../src/review'
import { changeJson, clientValues, CLIENT, planText, reportOf, type Values } from './plan-json'

const tenants = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `tenant-${index + 1}`)
const portal = (tenant: string, before: Values, after: Values) =>
  changeJson({
    address: `${CLIENT}.portal["${tenant}"]`,
    before: clientValues({
      tenant,
      id: tenant,
      client_id: tenant,
      redirect_uris: [`https://${tenant}.example.com/cb`],
      ...before,
    }),
    after: clientValues({
      tenant,
      id: tenant,
      client_id: tenant,
      redirect_uris: [`https://${tenant}.example.com/cb`],
      ...after,
    }),
  })

test('the same change in many tenants is one group, and those that differ are named as such', async () => {
  const same = tenants(412).map((tenant) =>
    portal(tenant, {}, { allowed_scopes: ['apps:read', 'user_default'] }),
  )
  const others = ['initech', 'hooli'].map((tenant) =>
    portal(tenant, {}, { allowed_scopes: ['admin_classic', 'user_default'] }),
  )
  const one = portal('globex', {}, { client_name: 'Gate' })
  const report = await reportOf({ fleet: planText([...others, ...same, one]) })

  expect(
    report.groups.map(({ id, members, siblings, differsFrom }) => [
      id,
      members.length,
      differsFrom ?? siblings,
    ]),
  ).toEqual([
    ['G1', 2, 'G2'],
    ['G2', 412, { count: 415, differing: 3, outliers: ['G1', 'G3'] }],
    ['G3', 1, 'G2'],
  ])
  const text = renderTerminal(report)
  expect(text).toContain('▲ broadens  G2  update of client "Portal" in 412 tenants; 3 of 415 differ: G1, G3')
  expect(text).toContain('qlikcloud_oauth_client.portal["tenant-1"], …: tenant-1, tenant-2, ')
  expect(text).toContain(' and 402 more')
  expect(text).toContain('▲ broadens  G1  update of client "Portal" in 2 tenants; differs from G2')
  expect(renderMarkdown(report)).toContain('<details><summary>412 places</summary>')
})

test("values that differ in the tenant's own name only are the same", async () => {
  const changes = ['acme', 'globex'].map((tenant) =>
    portal(
      tenant,
      {},
      { redirect_uris: [`https://${tenant}.example.com/cb`, `https://new.example.com/${tenant}`] },
    ),
  )
  const evil = portal(
    'hooli',
    {},
    { redirect_uris: ['https://hooli.example.com/cb', 'https://new.example.net/hooli'] },
  )
  const report = await reportOf({ fleet: planText([...changes, evil]) })
  expect(report.groups.map(({ members }) => members.map(({ tenant }) => tenant))).toEqual([
    ['acme', 'globex'],
    ['hooli'],
  ])
  expect(report.groups[0]?.findings.map(({ difference }) => difference)).toEqual([
    { kind: 'added', element: 'https://new.example.com/‹tenant›' },
  ])
  // The hosts that policies see are the real ones.
  expect(report.groups[0]?.members[0]?.findings[0]?.host).toBe('new.example.com')
})

test("a scope that happens to be a tenant's name stays a scope", async () => {
  const changes = ['apps', 'globex'].map((tenant) =>
    portal(tenant, {}, { allowed_scopes: ['apps', 'user_default'] }),
  )
  const report = await reportOf({ fleet: planText(changes) })
  expect(report.groups.map(({ members }) => members.length)).toEqual([2])
})

test('plans of one change each are grouped by plan when no tenant is known', async () => {
  const text = (name: string) =>
    planText([changeJson({ before: clientValues(), after: clientValues({ description: `of ${name}` }) })])
  const report = await reportOf({ acme: text('acme'), globex: text('globex'), initech: text('initech') })
  expect(renderTerminal(report)).toContain('update of client "Portal" in 3 plans')
  expect(report.plans.map(({ name, changes }) => [name, changes])).toEqual([
    ['acme', 1],
    ['globex', 1],
    ['initech', 1],
  ])
})

test('publications at different times are the same change, and the group says from when to when', async () => {
  const days = ['03', '01', '02']
  const at = (day: string | undefined): Values => ({ published_at: `2026-09-${day ?? ''}T08:00:00Z` })
  const changes = tenants(3).map((tenant, index) => portal(tenant, { published_at: null }, at(days[index])))
  const { drift } = await reportOf({ fleet: planText([], { resource_drift: changes }) })
  expect(drift.map(({ members }) => members.length)).toEqual([3])
  const after = (text: string) => ({
    kind: 'changed',
    before: { kind: 'null' },
    after: { kind: 'text', text },
  })
  expect(drift[0]?.findings.map(({ difference }) => difference)).toEqual([
    after('2026-09-01T08:00:00Z to 2026-09-03T08:00:00Z'),
  ])
  // Each member keeps its own.
  expect(drift[0]?.members[0]?.findings[0]?.difference).toEqual(after('2026-09-03T08:00:00Z'))

  const same = tenants(2).map((tenant) => portal(tenant, { published_at: null }, at('01')))
  const once = await reportOf({ fleet: planText([], { resource_drift: same }) })
  expect(once.drift[0]?.findings[0]?.difference).toEqual(after('2026-09-01T08:00:00Z'))
})
