import { NULL, type ProviderServer, type Value } from '../../../src/framework'
import {
  app,
  CLIENT,
  client,
  KEYED,
  MACHINE,
  PUBLICATION,
  publication,
  SECRET,
  secret,
  WEB,
} from './harness/blocks'
import type { Configuration } from './harness/configuration'
import { proposedNew } from './harness/core-rules'
import { containing } from './harness/matching'
import { access, type Region, startRegion, stopRegions } from './harness/region'
import { schemaOf } from './harness/report'
import { objectOf, type PlainObject } from './harness/values'
import { NO_BYTES } from './harness/walks'

afterEach(stopRegions)

const TRUSTED = { ...WEB, consent_method: 'trusted' }
const BOTH_METHODS = { ...KEYED, allowed_auth_methods: ['client_secret', 'private_key_jwt'] }

async function start(configuration: Configuration = app(WEB)) {
  const region = await startRegion()
  const terraform = region.terraform()
  await terraform.settle(configuration)
  region.writes()
  return { region, terraform, id: terraform.text('app', 'client_id') }
}

const places = (
  findings: readonly { readonly on: string; readonly path: string; readonly detail: string }[],
) => findings.map(({ on, path, detail }) => `${on}.${path} ${/\((\S+\/\S+)\)/.exec(detail)?.[1] ?? detail}`)

describe('a client and its publication, both new', () => {
  test('are refused at plan, where the client can be no other', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { errors } = await terraform.plan({ app: client(TRUSTED), share: publication() })
    expect(errors).toEqual([
      {
        on: 'share',
        severity: 'error',
        summary: 'Published client cannot be trusted',
        detail: `In the client, consent_method is "trusted", but a published client always asks for consent. Use "required", or do not publish the client. (consent/published) The client_id is only known after apply, and this plan makes one client in tenant ${new URL(access(region.emulator, 'acme').url).host}, which is meant here. If the client_id is none of this plan's, name the rule in the skip_rules of this resource.`,
        path: 'client_id',
      },
    ])
    expect(region.writes()).toEqual([])
    await terraform.settle({ app: client(WEB), share: publication() })
  })

  test('are refused at plan, where none of several new clients would do', async () => {
    const region = await startRegion()
    const others = { first: client({ ...TRUSTED, client_name: 'First' }), app: client(MACHINE) }
    const { errors } = await region.terraform().plan({ ...others, share: publication() })
    expect(places(errors)).toEqual([expect.stringMatching(/^share.client_id (?:consent|publish)\//)])
    expect(errors[0]?.detail).toContain('none of the 2 clients that this plan makes in tenant acme')
  })

  test('are applied up to the first write that would break a rule, where another one would do, and the state is true', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const other = client({ ...WEB, client_name: 'Other' })
    const { plan, errors } = await terraform.apply({ other, app: client(TRUSTED), share: publication() })
    expect(plan.errors).toEqual([])
    expect(places(errors)).toEqual(['share.client_id consent/published'])
    expect(region.writes()).toEqual(Array(2).fill('POST /api/v1/oauth-clients'))
    const id = terraform.text('app', 'client_id')
    expect(terraform.names()).toEqual(['other', 'app'])
    expect(terraform.isTainted('app')).toBe(false)
    expect(region.acme.client(id)).toMatchObject({ consentMethod: 'trusted' })
    expect(region.acme.client(id)?.publishedAt).toBeUndefined()
    await terraform.settle({ other, app: client(WEB), share: publication() })
  })

  test('are made where the rule is overruled', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const overruled = publication({ skip_rules: ['consent/published'] })
    const { errors } = await terraform.plan({ app: client(TRUSTED), share: overruled })
    expect(errors).toEqual([])
  })
})

describe('a client that is published already', () => {
  test.each([
    ['becoming trusted', { consent_method: 'trusted' }, ['app.consent_method consent/published']],
    [
      'getting a machine-to-machine grant',
      { allowed_grant_types: ['client_credentials'] },
      ['app.allowed_grant_types publish/machine-to-machine'],
    ],
    [
      'getting such a grant and consent',
      { allowed_grant_types: ['client_credentials'], consent_method: 'trusted' },
      ['app.allowed_grant_types publish/machine-to-machine'],
    ],
  ])('is kept from %s at plan', async (_title, change, expected) => {
    const { region, terraform } = await start({ ...app(WEB), share: publication() })
    const { errors } = await terraform.plan({ app: client({ ...WEB, ...change }), share: publication() })
    expect(places(errors)).toEqual(expected)
    expect(region.writes()).toEqual([])
  })

  test('is kept from it by its publication while its own state has not heard of that', async () => {
    const { region, terraform, id } = await start()
    const server = await configured(region)
    const before = await read(server, id)
    // The publication came after the last refresh of the client.
    region.acme.publish(id)
    await plan(server, CLIENT, before, TRUSTED)
    const share = objectOf(schemaOf(server, PUBLICATION), { id, client_id: id, published_at: '2026-01-01' })
    const { diagnostics } = await plan(server, PUBLICATION, share, { client_id: id })
    expect(diagnostics).toMatchObject([
      { severity: 'error', path: ['client_id'], detail: containing('(consent/published)') },
    ])
    expect(terraform.names()).toEqual(['app'])
    await server.close()
  })
})

describe('a client that is replaced', () => {
  const AS_APP = { ...WEB, app_type: 'native' }

  test('by one that has no secrets is kept, while a secret would follow it', async () => {
    const { region, terraform } = await start({ ...app(WEB), key: secret() })
    const { errors } = await terraform.plan({ app: client(AS_APP), key: secret() })
    expect(errors).toEqual([
      {
        on: 'key',
        severity: 'error',
        summary: 'Public clients have no secrets',
        detail:
          'The client has app_type "native", and only "web" clients can keep a secret. Remove the secret: such a client needs none, and people sign in with the authorization code and PKCE. (secret/public-client) The client is replaced by this plan; this is about the one that takes its place. To give this to another client, do so in an apply of its own.',
        path: 'client_id',
      },
    ])
    expect(region.writes()).toEqual([])
    await terraform.settle({ app: client(AS_APP) })
  })

  test('by one that is trusted is kept, while a publication would follow it', async () => {
    const FORCED = { ...WEB, force_destroy: true }
    const { region, terraform } = await start({ ...app(FORCED), share: publication() })
    const trusted = client({ ...FORCED, app_type: 'native', consent_method: 'trusted' })
    const { errors } = await terraform.plan({ app: trusted, share: publication() })
    expect(places(errors)).toEqual(['share.client_id consent/published'])
    expect(errors[0]?.detail).toMatch(
      /^In the client, consent_method is "trusted".* one that takes its place/,
    )
    expect(region.writes()).toEqual([])
  })

  test('takes what it may have with it, and what is overruled', async () => {
    const { terraform } = await start({ ...app(WEB), key: secret() })
    const there = { tenant: 'globex' }
    await terraform.settle({ app: client({ ...WEB, ...there }), key: secret(there) })
    const overruled = secret({ ...there, skip_rules: ['secret/public-client'] })
    const { errors, findings } = await terraform.plan({
      app: client({ ...AS_APP, ...there }),
      key: overruled,
    })
    expect(errors).toEqual([])
    expect(findings.map(({ on, summary }) => `${on}: ${summary}`)).toContain(
      'key: Rule overruled: Public clients have no secrets (secret/public-client)',
    )
  })
})

test('what names a client that does not exist is announced at plan', async () => {
  const region = await startRegion()
  const { findings } = await region.terraform().plan({
    share: { type: PUBLICATION, arguments: { client_id: 'nope' } },
    key: { type: SECRET, arguments: { client_id: 'nope' } },
  })
  const missing = {
    severity: 'warning',
    summary: 'There is no OAuth client nope',
    detail: `Tenant acme.localhost:${region.emulator.port} has no OAuth client with the id "nope", so this cannot be made. Check the id, and that the client belongs to this tenant.`,
    path: 'client_id',
  }
  expect(findings.filter(({ summary }) => summary === missing.summary)).toEqual([
    { on: 'share', ...missing },
    { on: 'key', ...missing },
  ])
})

describe('what names the client by a literal id, and is planned before it,', () => {
  test('is heard of by the client that becomes trusted', async () => {
    const { region, terraform, id } = await start()
    const { errors } = await terraform.plan({
      share: { type: PUBLICATION, arguments: { client_id: id } },
      app: client(TRUSTED),
    })
    expect(places(errors)).toEqual(['app.consent_method consent/published'])
    expect(region.writes()).toEqual([])
  })

  test('is heard of by the client that ceases to use secrets', async () => {
    const { terraform, id } = await start(app(BOTH_METHODS))
    const { errors } = await terraform.plan({
      key: { type: SECRET, arguments: { client_id: id } },
      app: client(KEYED),
    })
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'Client does not use secrets',
        detail:
          'The client\'s allowed_auth_methods are "private_key_jwt". Add "client_secret" to them, or remove the secret. (secret/method)',
        path: 'allowed_auth_methods',
      },
    ])
  })
})

describe('a secret of a client that drops client_secret in the same plan', () => {
  test('is refused when it is new', async () => {
    const { region, terraform } = await start(app(BOTH_METHODS))
    const { errors } = await terraform.apply({ app: client(KEYED), key: secret() })
    expect(places(errors)).toEqual(['key.client_id secret/method'])
    expect(region.writes()).toEqual([])
  })

  test('is refused when it exists, and leaves with it in peace', async () => {
    const { region, terraform } = await start({ app: client(BOTH_METHODS), key: secret() })
    const { errors } = await terraform.apply({ app: client(KEYED), key: secret() })
    expect(places(errors)).toEqual(['key.client_id secret/method'])
    expect(region.writes()).toEqual([])
    await terraform.settle(app(KEYED))
  })

  test('is refused before it is made when the client is new, too', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    expect(places((await terraform.plan({ app: client(KEYED), key: secret() })).errors)).toEqual([
      'key.client_id secret/method',
    ])
    expect(region.writes()).toEqual([])
    const other = client({ ...WEB, client_name: 'Other' })
    const { errors } = await terraform.apply({ other, app: client(KEYED), key: secret() })
    expect(places(errors)).toEqual(['key.client_id secret/method'])
    expect(region.writes()).toEqual(Array(2).fill('POST /api/v1/oauth-clients'))
    expect(terraform.names()).toEqual(['other', 'app'])
  })
})

test('a publication that is applied before the change it counts on is refused, not sent', async () => {
  const { region, id } = await start(app(TRUSTED))
  const server = await configured(region)
  const before = await read(server, id)
  // Without a reference between the two, Terraform may plan both before it applies one.
  await plan(server, CLIENT, before, WEB)
  const { diagnostics, plannedState } = await plan(server, PUBLICATION, NULL, { client_id: id })
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning'])
  const applied = await server.applyResourceChange({
    typeName: PUBLICATION,
    priorState: NULL,
    plannedState,
    config: objectOf(schemaOf(server, PUBLICATION), { client_id: id }),
    plannedPrivate: NO_BYTES,
  })
  expect(applied).toMatchObject({
    newState: NULL,
    diagnostics: [{ severity: 'error', path: ['client_id'], detail: containing('(consent/published)') }],
  })
  expect(region.writes()).toEqual([])
  await server.close()
})

async function configured({ emulator, server: start }: Region): Promise<ProviderServer> {
  const server = start()
  const { url, ...credentials } = access(emulator, 'acme')
  const config = objectOf(server.schemas.provider, { tenant_url: url, ...credentials })
  await server.configureProvider({ terraformVersion: '1.11.4', config })
  return server
}

/** The state of a client as a refresh leaves it. */
async function read(server: ProviderServer, client_id: string) {
  const { imported } = await server.importResourceState({ typeName: CLIENT, id: client_id })
  const [first] = imported
  if (first === undefined) throw new Error('there is no such client')
  return first.state
}

function plan(server: ProviderServer, typeName: string, priorState: Value, given: PlainObject) {
  const schema = schemaOf(server, typeName)
  const config = objectOf(schema, given)
  const proposedNewState = proposedNew(schema, priorState, config)
  return server.planResourceChange({ typeName, priorState, proposedNewState, config, priorPrivate: NO_BYTES })
}
