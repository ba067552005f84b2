import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Aspects, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable, Testing } from 'cdktf'
import {
  ClientSecret,
  DataOAuthClient,
  DataOAuthClients,
  DataOAuthConfiguration,
  forbidScopes,
  OAuthClient,
  OAuthPolicy,
  PublishedClient,
  QlikCloudProvider,
} from '../../../src/constructs'
import { faults, json } from '../stack'
import { projects, refusal, tenant, tenants, type Project } from './fleets'

const places = projects()
afterAll(places.remove)

let project: Project
let count = 0
beforeEach(() => {
  project = places.project(String(count++))
})

const PORTAL = {
  appType: 'web',
  clientName: 'Portal',
  redirectUris: ['https://portal.example.com/callback'],
  allowedScopes: ['user_default'],
} as const

/** The parts of an object that came out of JSON. */
const entries = (object: unknown): readonly (readonly [string, unknown])[] =>
  Object.entries(Object(object) as Readonly<Record<string, unknown>>) // no array

const member = (object: unknown, name: string): unknown => Reflect.get(Object(object) as object, name)

/** The blocks of a type in a stack, by address. */
const ofType = (stack: TerraformStack, type: string): readonly (readonly [string, unknown])[] =>
  entries(member(json(stack)['resource'], type))

describe('the constructs of a stamp', () => {
  test('belong to its tenant, and are named after it', () => {
    const fleet = project.fleet({
      tenants: tenants('acme', 'globex'),
      stamp: (scope) => {
        const client = new OAuthClient(scope, 'portal', { ...PORTAL, forceDestroy: true })
        new ClientSecret(scope, 'secret', { client })
        new PublishedClient(scope, 'published', { client })
        const legacy = OAuthClient.fromClientId(scope, 'legacy', '019f04b2d1c47b0e8a52c3d4e5f60718')
        new ClientSecret(scope, 'legacy-secret', { client: legacy })
        new DataOAuthClient(scope, 'found', { clientName: 'Found' })
        new DataOAuthClients(scope, 'all')
        new DataOAuthConfiguration(scope, 'server')
      },
    })

    const { resource, data } = json(fleet.stackOf('acme'))
    const places = [...entries(resource), ...entries(data)].flatMap(([type, blocks]) =>
      entries(blocks).map(([address, block]) => [
        `${type}.${address.replace(/_[0-9A-F]{8}$/, '')}`,
        member(block, 'tenant'),
      ]),
    )
    expect(places).toHaveLength(14)
    expect(Object.fromEntries(places)).toMatchObject({
      'qlikcloud_oauth_client_secret.acme_secret': 'acme',
      'qlikcloud_oauth_client_secret.acme_legacy-secret': 'acme',
      'qlikcloud_oauth_client_publication.globex_published': 'globex',
      'qlikcloud_oauth_clients.acme_all': 'acme',
    })
    expect(places.every(([address, of]) => String(address).includes(`.${String(of)}_`))).toBe(true)
  })

  test('have addresses that differ and begin as Terraform wants, whatever characters the names have', () => {
    const names = ['a-b', 'a.b', 'ab', 'a_b', '7up', 'A-B', 'portal-0']
    const fleet = project.fleet({
      tenants: names.map((name, index) => ({ name, url: `https://t${String(index)}.eu.qlikcloud.com` })),
    })

    const written = ofType(fleet.stackOf('ab'), 'qlikcloud_oauth_client')
    expect(written.map(([, block]) => member(block, 'tenant')).sort()).toEqual([...names].sort())
    expect(written.every(([address]) => /^[A-Za-z_][A-Za-z0-9_-]*$/.test(address))).toBe(true)
    expect(written.map(([address]) => address).filter((address) => /7up|a-b/.test(address))).toEqual([
      expect.stringMatching(/^_7up_portal-0_[0-9A-F]{8}$/),
      expect.stringMatching(/^a-b_portal-0_[0-9A-F]{8}$/),
    ])
  })

  test('keep their addresses when other tenants come and go', () => {
    const addresses = (...names: readonly string[]): readonly string[] =>
      ofType(project.fleet({ tenants: tenants(...names) }).stackOf('initech'), 'qlikcloud_oauth_client').map(
        ([address]) => address,
      )

    const [alone] = addresses('initech')
    expect(addresses('acme', 'globex', 'initech', 'zorg')).toContain(alone)
  })

  test('may name their tenant, and are refused when they name another', () => {
    const fleet = project.fleet({
      tenants: tenants('acme'),
      stamp: (scope) => {
        new OAuthClient(scope, 'own', { ...PORTAL, tenant: 'acme' })
        new OAuthClient(scope, 'other', { ...PORTAL, tenant: 'globex' })
        new DataOAuthConfiguration(scope, 'server', { tenant: 'globex' })
      },
    })

    const repair = 'Leave tenant out, or give a provider with an alias that knows "globex".'
    expect(faults(fleet.stackOf('acme'))).toEqual([
      `[clients-all-1/acme/other] Tenant of another stamp: tenant is "globex", and this is in the stamp of "acme". ${repair}`,
      `[clients-all-1/acme/server] Tenant of another stamp: tenant is "globex", and this is in the stamp of "acme". ${repair}`,
    ])
  })

  test('are where they say when they choose a provider of their own', () => {
    const fleet = project.fleet({
      tenants: tenants('acme'),
      eachStack: (stack) => {
        new QlikCloudProvider(stack, 'hub', { alias: 'hub', tenantUrl: 'https://hub.eu.qlikcloud.com' })
      },
      stamp: (scope) => {
        const hub = TerraformStack.of(scope).node.findChild('hub')
        if (!(hub instanceof QlikCloudProvider)) throw new Error('no provider')
        new OAuthClient(scope, 'central', { ...PORTAL, provider: hub })
      },
    })

    expect(ofType(fleet.stackOf('acme'), 'qlikcloud_oauth_client').map(([, block]) => block)).toEqual([
      expect.not.objectContaining({ tenant: expect.anything() as unknown }),
    ])
  })

  test('are checked like any others, and a fault names the tenant', () => {
    const fleet = project.fleet({
      tenants: tenants('acme', 'globex'),
      stamp: (scope, { name }) => {
        const scheme = name === 'globex' ? 'http' : 'https'
        const redirectUris = [`${scheme}://portal.example.com/callback`]
        new OAuthClient(scope, 'portal', { ...PORTAL, redirectUris })
      },
    })

    expect(faults(fleet.stackOf('globex'))).toEqual([
      expect.stringMatching(/^\[clients-all-1\/globex\/portal\] .+ \(redirect\/scheme\)$/),
    ])
  })

  test('are judged by a policy of the app', () => {
    const app = project.app()
    Aspects.of(app).add(new OAuthPolicy([forbidScopes(['user_default'])]))
    const fleet = project.fleet({ tenants: tenants('acme') }, app)

    expect(faults(fleet.stackOf('acme'))).toEqual([
      expect.stringMatching(/^\[clients-all-1\/acme\/portal-0\] .+\(policy\/forbidden-scope\)$/),
    ])
  })
})

describe('a stamp that fails', () => {
  test('names its tenant, and what it met', () => {
    const make = () =>
      project.fleet({
        tenants: tenants('acme', 'globex'),
        stamp: (scope, { name }) => {
          if (name === 'globex') new OAuthClient(scope, 'portal', PORTAL)
          new OAuthClient(scope, 'portal', PORTAL)
        },
      })

    expect(refusal(make)).toMatch(
      /^The stamp failed for tenant "globex": There is already a Construct with name 'portal' in TenantScope \[globex\]/,
    )
  })

  test('is refused when it is asynchronous', () => {
    // The compiler lets a function pass that returns more than is wanted.
    const stamp: () => unknown = async () => Promise.reject(new Error('too late'))

    expect(refusal(() => project.fleet({ tenants: tenants('acme'), stamp }))).toBe(
      'The stamp failed for tenant "acme": it is asynchronous, and constructs have to be there when it returns. Read files and the like before.',
    )
  })
})

describe('settings', () => {
  const settings = { redirectUris: ['https://portal.example.com/callback'], description: 'For customers' }

  test('reach the stamp with what the tenant has of its own, and its variables', () => {
    const seen: unknown[] = []
    project.fleet({
      tenants: [
        { ...tenant('acme'), owner: 'sales' },
        { ...tenant('globex'), owner: 'support' },
      ],
      settings,
      overrides: { globex: { redirectUris: ['https://globex.example.com/callback'] } },
      stamp: (_scope, { name, owner, settings: { redirectUris, description } }) => {
        seen.push([name, owner, ...redirectUris, description])
      },
    })

    expect(seen).toEqual([
      ['acme', 'sales', 'https://portal.example.com/callback', 'For customers'],
      ['globex', 'support', 'https://globex.example.com/callback', 'For customers'],
    ])
  })

  test('for a tenant that is not in the fleet are refused', () => {
    const overrides = { globx: { description: 'x' }, elsewhere: {} }

    expect(refusal(() => project.fleet({ tenants: tenants('acme', 'globex'), settings, overrides }))).toBe(
      `The fleet "clients" has 2 faults:
  overrides has "globx", which is no tenant of the fleet. Did you mean "globex"?
  overrides has "elsewhere", which is no tenant of the fleet. Remove it, or add the tenant.`,
    )
  })
})

describe('the provider of a stack', () => {
  test('knows the tenants of its stack and no others, and takes what it was given', () => {
    const fleet = project.fleet({
      tenants: tenants('acme', 'globex'),
      waves: [{ name: 'canary', tenants: ['acme'] }, { name: 'rest' }],
      provider: (stack) => ({
        clientId: 'region',
        clientSecret: new TerraformVariable(stack, 'secret', { sensitive: true }).stringValue,
        requestTimeoutSeconds: 20,
      }),
      credentials: (name, stack) =>
        name === 'globex'
          ? { apiKey: new TerraformVariable(stack, 'key', { sensitive: true }).stringValue }
          : undefined,
    })

    const common = { client_id: 'region', client_secret: '${var.secret}', request_timeout_seconds: 20 }
    expect(fleet.stacks.map((stack) => json(stack)['provider'])).toEqual([
      { qlikcloud: [{ ...common, tenants: { acme: { url: tenant('acme').url } } }] },
      {
        qlikcloud: [{ ...common, tenants: { globex: { url: tenant('globex').url, api_key: '${var.key}' } } }],
      },
    ])
  })

  test('still knows the tenants that were removed, whose clients are to be destroyed', () => {
    project.fleet({ tenants: tenants('acme', 'globex') })
    const app = project.app()
    project.fleet({ tenants: tenants('acme', 'globex') }, app)
    app.synth()
    const fleet = project.fleet({ tenants: tenants('acme') })

    expect(json(fleet.stackOf('acme'))['provider']).toEqual({
      qlikcloud: [{ tenants: { acme: { url: tenant('acme').url }, globex: { url: tenant('globex').url } } }],
    })
    expect(refusal(() => fleet.stackOf('globex'))).toBe('[clients] The fleet has no tenant "globex".')
  })
})

test('eachStack adds to every stack what stamps do not, and what it makes counts', () => {
  const fleet = project.fleet({
    tenants: tenants('a', 'b', 'c'),
    resourcesPerState: 2,
    eachStack: (stack) => {
      new LocalBackend(stack, { path: `${stack.node.id}.tfstate` })
      new OAuthClient(stack, 'shared', { ...PORTAL, tenant: 'a' })
      new TerraformOutput(stack, 'stack', { value: stack.node.id })
    },
  })

  expect(fleet.stacks.map(({ node }) => node.id)).toEqual(['clients-all-1', 'clients-all-2', 'clients-all-3'])
  expect(fleet.stacks.map((stack) => json(stack)['terraform'])).toEqual(
    [1, 2, 3].map(
      (number) =>
        expect.objectContaining({
          backend: { local: { path: `clients-all-${String(number)}.tfstate` } },
        }) as unknown,
    ),
  )
})

describe('what is written at synthesis', () => {
  const waves = [{ name: 'canary', tenants: ['acme'], canary: true }, { name: 'rest' }] as const

  test('are the stacks by wave, each with its tenants, and the dependencies of the stacks', () => {
    const app = project.app()
    project.fleet(
      { tenants: tenants('initech', 'globex', 'hooli', 'acme'), waves, resourcesPerState: 2 },
      app,
    )
    app.synth()

    expect(project.fleetFile()).toEqual({
      format_version: '1.1',
      fleet: 'clients',
      waves: [
        { name: 'canary', canary: true, stacks: [{ name: 'clients-canary-1', tenants: ['acme'] }] },
        {
          name: 'rest',
          canary: false,
          stacks: [
            { name: 'clients-rest-1', tenants: ['globex', 'hooli'] },
            { name: 'clients-rest-2', tenants: ['initech'] },
          ],
        },
      ],
    })
    const { stacks } = app.manifest.buildManifest()
    expect(Object.entries(stacks).map(([name, stack]) => [name, member(stack, 'dependencies')])).toEqual([
      ['clients-canary-1', []],
      ['clients-rest-1', ['clients-canary-1']],
      ['clients-rest-2', ['clients-canary-1']],
    ])
    expect(project.locked()).toEqual({
      'clients-canary-1': ['acme'],
      'clients-rest-1': ['globex', 'hooli'],
      'clients-rest-2': ['initech'],
    })
  })

  test('are also the tenants that were taken out, which a deployment can leave out by their names', () => {
    const options = { resourcesPerState: 2, waves: [{ name: 'all' }] } as const
    for (const names of [['initech', 'globex', 'acme'], ['globex']]) {
      const app = project.app()
      project.fleet({ tenants: tenants(...names), ...options }, app)
      app.synth()
    }

    expect(project.fleetFile()).toMatchObject({
      waves: [
        {
          stacks: [
            { name: 'clients-all-1', tenants: ['globex'], removed: ['acme'] },
            { name: 'clients-all-2', tenants: [], removed: ['initech'] },
          ],
        },
      ],
    })
  })

  test('passes over a wave without stacks in the dependencies', () => {
    const fleet = project.fleet({
      tenants: tenants('acme', 'globex'),
      waves: [{ name: 'canary', tenants: ['acme'] }, { name: 'second', tenants: [] }, { name: 'rest' }],
    })

    expect(fleet.stackOf('globex').dependencies).toEqual([fleet.stackOf('acme')])
  })

  test('is a file for each fleet, and those of fleets that are gone are removed', () => {
    const app = project.app()
    mkdirSync(join(project.outdir, 'fleets'))
    writeFileSync(join(project.outdir, 'fleets', 'gone.json'), '{}')
    project.fleet({ tenants: tenants('acme') }, app)
    project.fleet({ tenants: tenants('globex') }, app, 'robots')
    app.synth()

    expect([project.fleetFile(), project.fleetFile('robots')]).toMatchObject([
      { fleet: 'clients', waves: [{ stacks: [{ name: 'clients-all-1' }] }] },
      { fleet: 'robots', waves: [{ stacks: [{ name: 'robots-all-1' }] }] },
    ])
    expect(existsSync(join(project.outdir, 'fleets', 'gone.json'))).toBe(false)
  })

  test('is nothing while a stack is not valid', () => {
    const app = project.app()
    project.fleet(
      {
        tenants: tenants('acme'),
        stamp: (scope) => new OAuthClient(scope, 'portal', { ...PORTAL, tenant: 'x' }),
      },
      app,
    )

    expect(refusal(() => app.synth())).toContain('[clients-all-1/acme/portal] Tenant of another stamp')
    expect(existsSync(project.lockFile)).toBe(false)
  })

  test('is the same with the synthesis of cdktf that tests use', () => {
    const fleet = project.fleet({ tenants: tenants('acme') })
    const outdir = Testing.fullSynth(fleet.stackOf('acme'))

    expect(existsSync(join(outdir, 'fleets', 'clients.json'))).toBe(true)
    expect(project.locked()).toEqual({ 'clients-all-1': ['acme'] })
  })
})

test('many stacks in many waves depend on each other without ado', () => {
  const names = (wave: number) =>
    Array.from({ length: 30 }, (_, index) => `w${String(wave)}-${String(index)}`)
  const numbers = [0, 1, 2, 3, 4, 5, 6, 7]
  const fleet = project.fleet({
    tenants: numbers.flatMap((wave) => tenants(...names(wave))),
    waves: [
      ...numbers.slice(0, -1).map((wave) => ({ name: `w${String(wave)}`, tenants: names(wave) })),
      { name: 'rest' },
    ],
    resourcesPerState: 1,
  })
  const [first, last] = [fleet.stackOf('w0-0'), fleet.stackOf('w7-29')]

  // 30 to the power of 7 paths.
  expect([last.dependsOn(first), first.dependsOn(last), last.dependencies.length]).toEqual([true, false, 30])
})

test('the id and the size are checked', () => {
  const make = (id: string, resourcesPerState: number) => () =>
    project.fleet({ tenants: tenants('acme'), resourcesPerState }, project.app(), id)

  expect(refusal(make('a fleet', 1.5))).toBe(
    `The fleet "a fleet" has 2 faults:
  the id "a fleet" is not allowed. An id has 1 to 63 letters, digits and "-", and begins with a letter or digit.
  resourcesPerState is 1.5. Allowed are whole numbers from 1.`,
  )
  expect(refusal(() => project.fleet({ tenants: [] }))).toBe(
    'The fleet "clients" has 1 fault:\n  tenants is empty. Give it at least one.',
  )
  expect(
    refusal(() => project.fleet({ tenants: [tenant('acme'), tenant('acme'), { name: '', url: 'x' }] })),
  ).toMatch(
    /^The fleet "clients" has 3 faults:\n {2}tenants\[1\] \(acme\): the name "acme" is that of tenants\[0\] already\..+\n {2}tenants\[2\]: it has no name\. .+\n {2}tenants\[2\]: .+ is not a URL\. /,
  )
})
