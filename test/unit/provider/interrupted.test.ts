import { app, client, KEYED, publication, secret, SPA, WEB } from './harness/blocks'
import type { Configuration } from './harness/configuration'
import { startRegion, stopRegions } from './harness/region'

afterEach(stopRegions)

const CLIENTS = '/api/v1/oauth-clients'
const everything = { app: client(WEB), key: secret(), share: publication() }
const both = { ...KEYED, allowed_auth_methods: ['client_secret', 'private_key_jwt'] }

interface Case {
  readonly title: string
  readonly from: Configuration
  readonly to: Configuration
  readonly after: readonly [method: string, path: string]
  /** What is in the state when all has stopped. */
  readonly names: readonly string[]
}

const CASES: readonly Case[] = [
  { title: 'the client was created', from: {}, to: everything, after: ['POST', CLIENTS], names: ['app'] },
  {
    title: 'the secret was created',
    from: {},
    to: everything,
    after: ['POST', '/client-secrets'],
    names: ['app', 'key'],
  },
  {
    title: 'it was published',
    from: {},
    to: everything,
    after: ['POST', '/actions/publish'],
    names: ['app', 'key', 'share'],
  },
  {
    title: 'the consent was changed',
    from: app(WEB),
    to: app({ ...WEB, consent_method: 'trusted', client_name: 'Web 2' }),
    after: ['PATCH', '/connection-configs/me'],
    names: ['app'],
  },
  {
    title: 'the old client was deleted',
    from: app(SPA),
    to: app({ ...SPA, app_type: 'web' }),
    after: ['DELETE', ''],
    names: [],
  },
]

test.each(CASES)('Ctrl-C after $title loses nothing that was done', async ({ from, to, after, names }) => {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.apply(from)
  const applied = await terraform.apply(to, { afterPlan: () => region.stopAfter(...after) })
  expect(terraform.names()).toEqual(names)
  expect(names.filter((name) => terraform.isTainted(name))).toEqual([])
  expect(region.acme.clients()).toHaveLength(names.includes('app') ? 2 : 1)
  expect(applied.errors.filter(({ summary }) => summary !== 'Stopped')).toEqual([])

  region.stopAfter('NEVER', '')
  await terraform.settle(to)
  expect(region.acme.clients()).toHaveLength(2)
})

test('Ctrl-C after a change has made a secret keeps its value', async () => {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(app(KEYED))
  const id = terraform.text('app', 'client_id')
  const { errors } = await terraform.apply(app(both), { afterPlan: () => region.stopAfter('PATCH', id) })
  expect(errors).toEqual([])
  expect(region.acme.secretValues(id)).toEqual([terraform.text('app', 'client_secret')])
  region.stopAfter('NEVER', '')
  await terraform.settle(app(both))
})
