import { client, secret, WEB } from '../harness/blocks'
import type { Configuration } from '../harness/configuration'
import { containing } from '../harness/matching'
import { access, type Region, startRegion, stopRegions } from '../harness/region'
import { outline } from '../harness/report'

afterEach(stopRegions)

const inBoth = (description: string): Configuration => ({
  acme: client({ ...WEB, tenant: 'acme', client_name: 'Portal', description }),
  globex: client({ ...WEB, tenant: 'globex', client_name: 'Portal', description }),
  key: { ...secret(), arguments: (ref) => ({ tenant: 'globex', client_id: ref('globex', 'client_id') }) },
})

/** A region in which both tenants have what the configuration says, and terraform for it. */
async function settled() {
  const region = await startRegion()
  const variables: Record<string, string> = {}
  const terraform = region.terraform({ block: blockOf(region), variables })
  await terraform.settle(inBoth('first'))
  return { region, terraform, variables }
}

const blockOf = ({ emulator }: Region) => ({
  tenants: { acme: access(emulator, 'acme'), globex: access(emulator, 'globex') },
})

const described = (region: Region): readonly (string | undefined)[] =>
  [region.acme, region.globex].map(
    (tenant) => tenant.clients().find(({ clientName }) => clientName === 'Portal')?.description,
  )

test('a tenant that is down fails the plan by name, and says how to go on without it', async () => {
  const { region, terraform } = await settled()
  region.emulator.faults.add({ tenant: 'globex', effect: 'status', status: 403 })
  const { errors } = await terraform.plan(inBoth('second'))
  expect(errors.map(({ on }) => on)).toEqual(['globex', 'key'])
  expect(errors[0]).toMatchObject({
    summary: 'Credentials rejected',
    detail: containing('in tenant "globex" (globex.localhost:'),
  })
  expect(errors[0]?.detail).toContain(
    'To go on without this tenant, for one such tenant stops the whole plan, run Terraform with QLIKCLOUD_EXCLUDED_TENANTS="globex", or name it in excluded_tenants: what it has then stays as it is.',
  )
})

test.each([
  { title: 'the environment', variable: 'glo*, initech', block: {} },
  { title: 'the provider block', variable: '', block: { excluded_tenants: ['globex'] } },
])('left out by $title, it is not asked, and the others are applied', async ({ variable, block }) => {
  const { region, terraform: before } = await settled()
  const at = { ...blockOf(region), ...block }
  const variables = { QLIKCLOUD_EXCLUDED_TENANTS: variable }
  region.globex.clearRequests()
  region.emulator.faults.add({ tenant: 'globex', effect: 'status', status: 403 })
  const terraform = region.terraform({ block: at, variables })
  expect(before.names()).toEqual(['acme', 'globex', 'key'])
  const applied = await terraform.apply(inBoth('second'))
  expect(applied.plan.findings).toContainEqual({
    on: '',
    severity: 'warning',
    summary: 'Tenants left out',
    detail:
      'Nothing is sent to "globex", which excluded_tenants or QLIKCLOUD_EXCLUDED_TENANTS names. What is there is taken to be as in the state, and stays as it is; what this plan makes or destroys there is refused at apply.',
    path: 'excluded_tenants',
  })
  expect(region.globex.requests()).toEqual([])
})

test('what a left out tenant has is neither read, changed nor dropped, and is caught up with later', async () => {
  const { region, terraform, variables } = await settled()
  region.globex.clearRequests()
  variables['QLIKCLOUD_EXCLUDED_TENANTS'] = 'globex'
  const applied = await terraform.apply(inBoth('second'))
  expect(applied.errors).toEqual([])
  expect(
    Object.fromEntries(Object.entries(applied.plan.changes).map(([name, { action }]) => [name, action])),
  ).toEqual({ acme: 'update', globex: 'no-op', key: 'no-op' })
  expect(region.globex.requests()).toEqual([])
  expect(described(region)).toEqual(['second', 'first'])

  variables['QLIKCLOUD_EXCLUDED_TENANTS'] = ''
  await terraform.settle(inBoth('second'))
  expect(described(region)).toEqual(['second', 'second'])
})

test('to make or destroy something in a left out tenant fails at apply, by itself', async () => {
  const { region, terraform, variables } = await settled()
  region.globex.clearRequests()
  variables['QLIKCLOUD_EXCLUDED_TENANTS'] = 'globex.localhost'
  const { acme } = inBoth('second')
  const more = client({ ...WEB, tenant: 'globex', client_name: 'New' })
  const { plan, errors } = await terraform.apply({ ...(acme && { acme }), more })
  expect({ plan: outline(plan), errors: plan.errors }).toMatchObject({ errors: [] })
  expect(errors.map(({ on, summary, path }) => ({ on, summary, path }))).toEqual([
    { on: 'globex', summary: 'Tenant left out', path: 'tenant' },
    { on: 'key', summary: 'Tenant left out', path: 'tenant' },
    { on: 'more', summary: 'Tenant left out', path: 'tenant' },
  ])
  expect(errors[0]?.detail).toBe(
    `"globex" (globex.localhost:${String(region.emulator.port)}) is in excluded_tenants or QLIKCLOUD_EXCLUDED_TENANTS, so nothing is sent to it. Remove it there to do this.`,
  )
  expect(terraform.names()).toEqual(['acme', 'globex', 'key'])
  expect(described(region)).toEqual(['second', 'first'])
  expect(region.globex.requests()).toEqual([])
})

test('what was taken out of the configuration of a left out tenant is planned, and refused at apply', async () => {
  const { terraform, variables } = await settled()
  variables['QLIKCLOUD_EXCLUDED_TENANTS'] = 'globex'
  const { globex, ...others } = inBoth('first')
  const without = client({ ...WEB, tenant: 'globex', client_name: 'Portal' })
  expect(globex?.type).toBe(without.type)
  const { plan, errors } = await terraform.apply({ acme: others['acme'] ?? without, globex: without })
  expect(plan.errors).toEqual([])
  expect(errors.map(({ on, summary }) => ({ on, summary }))).toContainEqual({
    on: 'globex',
    summary: 'Tenant left out',
  })
  expect(terraform.state('globex')).toMatchObject({ description: 'first' })
})

test('data of a left out tenant cannot be read', async () => {
  const { terraform, variables } = await settled()
  variables['QLIKCLOUD_EXCLUDED_TENANTS'] = 'globex'
  const { findings } = await terraform.read('qlikcloud_oauth_clients', { tenant: 'globex' })
  expect(findings).toContainEqual(expect.objectContaining({ summary: 'Tenant left out', path: 'tenant' }))
})

test('a provider of one tenant has nothing to go on with, and says nothing of it', async () => {
  const region = await startRegion()
  region.emulator.faults.add({ effect: 'status', status: 403 })
  const { url, ...credentials } = access(region.emulator, 'acme')
  const terraform = region.terraform({ block: { tenant_url: url, ...credentials } })
  const { errors } = await terraform.plan({ app: client(WEB) })
  expect(errors).toHaveLength(1)
  expect(errors[0]?.detail).not.toContain('go on without')
})
