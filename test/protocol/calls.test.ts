import { status } from '@grpc/grpc-js'
import { bundleFixture, type FixtureBundle } from './harness/fixture-bundle'
import { type Connected, connect, disconnect } from './harness/host'
import { json, msgpack, plain, thing, UNKNOWN } from './harness/values'

let fixture: FixtureBundle
let connected: Connected

beforeAll(async () => {
  fixture = bundleFixture()
  connected = await connect(fixture.path)
  await connected.host.ask('ConfigureProvider', {
    terraformVersion: '1.11.4',
    config: json({ prefix: 'p-' }),
  })
})

afterAll(async () => {
  await disconnect(connected)
  fixture.remove()
})

const ask = (name: string, request: object = {}) => connected.host.ask(name, request)
const typeName = 'fixture_thing'
const text = expect.any(String) as string

describe('what the provider offers', () => {
  const serverCapabilities = { planDestroy: true, getProviderSchemaOptional: true, moveResourceState: true }

  test('GetMetadata names it', async () => {
    expect(await ask('GetMetadata')).toEqual({
      serverCapabilities,
      resources: [{ typeName: 'fixture_thing' }],
      dataSources: [{ typeName: 'fixture_echo' }],
      ephemeralResources: [{ typeName: 'fixture_token' }],
      functions: [{ name: 'same' }, { name: 'join' }],
    })
  })

  test('GetProviderSchema describes it', async () => {
    const schema = await ask('GetProviderSchema')
    expect(schema).toMatchObject({
      serverCapabilities,
      provider: {
        block: { attributes: [{ name: 'prefix', type: Buffer.from('"string"'), optional: true }] },
      },
      resourceSchemas: { fixture_thing: { version: 2, block: { version: 2 } } },
      dataSourceSchemas: { fixture_echo: { block: { descriptionKind: 'MARKDOWN' } } },
      ephemeralResourceSchemas: { fixture_token: {} },
      functions: { same: { return: { type: Buffer.from('"number"') } } },
    })
    expect(schema['diagnostics']).toBeUndefined()
  })

  test('GetFunctions has the functions of the schema', async () => {
    const [{ functions }, schema] = await Promise.all([ask('GetFunctions'), ask('GetProviderSchema')])
    expect(functions).toEqual(schema['functions'])
  })
})

describe('validation', () => {
  test.each([
    ['ValidateProviderConfig', { config: json({ prefix: 'good' }) }],
    ['ValidateResourceConfig', { typeName, config: msgpack(thing({ name: UNKNOWN })) }],
    [
      'ValidateDataResourceConfig',
      { typeName: 'fixture_echo', config: msgpack({ message: UNKNOWN, shout: null }) },
    ],
    [
      'ValidateEphemeralResourceConfig',
      { typeName: 'fixture_token', config: json({ audience: 'a', token: null }) },
    ],
  ])('%s has nothing to say about what is right', async (name, request) => {
    expect(await ask(name, request)).toEqual({})
  })

  test('names the attribute of the provider block', async () => {
    expect(await ask('ValidateProviderConfig', { config: json({ prefix: 'bad' }) })).toEqual({
      diagnostics: [
        {
          severity: 'ERROR',
          summary: 'Prefix not allowed',
          detail: 'Got "bad"; any other prefix is allowed.',
          attribute: { steps: [{ attributeName: 'prefix' }] },
        },
      ],
    })
  })

  test('refuses a write-only value of a Terraform that would store it', async () => {
    const config = json(thing({ name: 'a', secret: 'hunter2' }))
    const old = await ask('ValidateResourceConfig', { typeName, config })
    const clientCapabilities = { writeOnlyAttributesAllowed: true }

    expect(old).toMatchObject({
      diagnostics: [{ severity: 'ERROR', attribute: { steps: [{ attributeName: 'secret' }] } }],
    })
    expect(JSON.stringify(old)).not.toContain('hunter2')
    expect(await ask('ValidateResourceConfig', { typeName, config, clientCapabilities })).toEqual({})
  })
})

describe('the life of a resource', () => {
  const given = thing({
    name: 'a',
    size: '0.1',
    tags: ['x', 'y'],
    labels: { 'a.b': 'c' },
    anything: [new Uint8Array(Buffer.from('["list","string"]')), ['deep']],
    secret: 'hush',
    settings: [{ host: 'h', port: 443 }],
  })
  const planned = { ...given, secret: null, note: 'none', id: UNKNOWN, secret_length: UNKNOWN }
  const created = { ...planned, id: 'thing-a', secret_length: 4 }

  test('a create is planned with defaults, and what is not known yet', async () => {
    const answer = await ask('PlanResourceChange', {
      typeName,
      priorState: msgpack(null),
      proposedNewState: msgpack({ ...given, id: UNKNOWN, note: UNKNOWN, secret_length: UNKNOWN }),
      config: msgpack(given),
    })

    expect(answer['diagnostics']).toBeUndefined()
    expect(plain(answer['plannedState'])).toEqual(planned)
  })

  test('a create applies the plan, and private bytes are kept', async () => {
    const answer = await ask('ApplyResourceChange', {
      typeName,
      priorState: msgpack(null),
      plannedState: msgpack(planned),
      config: msgpack(given),
    })

    expect(answer['diagnostics']).toBeUndefined()
    expect(plain(answer['newState'])).toEqual(created)

    const read = await ask('ReadResource', {
      typeName,
      currentState: answer['newState'],
      private: answer['private'],
    })
    expect(plain(read['newState'])).toEqual(created)
    expect(read['private']).toEqual(answer['private'])
    expect((answer['private'] as Buffer).length).toBeGreaterThan(0)
  })

  test('a change of the name replaces, with the place of the reason', async () => {
    const renamed = { ...given, name: 'b', secret: null }
    const answer = await ask('PlanResourceChange', {
      typeName,
      priorState: msgpack(created),
      proposedNewState: msgpack({ ...renamed, note: 'none', id: 'thing-a', secret_length: 4 }),
      config: msgpack(renamed),
    })
    expect(answer['requiresReplace']).toEqual([{ steps: [{ attributeName: 'name' }] }])
  })

  test('a destroy is planned and applied', async () => {
    const nothing = { proposedNewState: msgpack(null), config: msgpack(null) }
    const plan = await ask('PlanResourceChange', { typeName, priorState: msgpack(created), ...nothing })
    const applied = await ask('ApplyResourceChange', {
      typeName,
      priorState: msgpack(created),
      plannedState: plan['plannedState'],
      config: msgpack(null),
    })

    expect(plain(plan['plannedState'])).toBeNull()
    expect(plain(applied['newState'])).toBeNull()
    expect([plan['diagnostics'], applied['diagnostics']]).toEqual([undefined, undefined])
  })

  test('what vanished is gone from the state', async () => {
    const vanished = { ...created, behaviour: 'vanish' }
    const answer = await ask('ReadResource', { typeName, currentState: msgpack(vanished) })
    expect(plain(answer['newState'])).toBeNull()
  })

  test('an import starts from an id', async () => {
    const answer = await ask('ImportResourceState', { typeName, id: 'thing-z' })
    const [imported] = answer['importedResources'] as { typeName: string; state: unknown }[]

    expect(imported?.typeName).toBe(typeName)
    expect(plain(imported?.state)).toEqual(thing({ id: 'thing-z', name: 'z', note: 'none' }))
  })
})

describe('stored states', () => {
  const raw = (state: string) => ({ json: Buffer.from(state) })

  test('of the same version keep their numbers, and lack what is newer', async () => {
    const rawState = raw(
      '{"id":"thing-a","name":"a","size":9007199254740993,"anything":{"type":"number","value":0.10}}',
    )
    const answer = await ask('UpgradeResourceState', { typeName, version: 2, rawState })

    expect(answer['diagnostics']).toBeUndefined()
    expect(plain(answer['upgradedState'])).toEqual(
      thing({
        id: 'thing-a',
        name: 'a',
        size: 9007199254740993n,
        anything: [new Uint8Array(Buffer.from('"number"')), '0.1'],
      }),
    )
  })

  test('of an older version are upgraded', async () => {
    const rawState = raw('{"id":"thing-a","title":"a","size":1e30}')
    const answer = await ask('UpgradeResourceState', { typeName, version: 1, rawState })

    expect(plain(answer['upgradedState'])).toEqual(
      thing({ id: 'thing-a', name: 'a', size: '1000000000000000000000000000000', note: 'none' }),
    )
  })

  test.each([
    ['an unknown version', { version: 0, rawState: raw('{}') }],
    ['broken JSON', { version: 2, rawState: raw('{"name":"hunter2"') }],
    ['another type', { version: 2, rawState: raw('{"name":["hunter2"]}') }],
    ['the flat form', { version: 2, rawState: { flatmap: { name: 'hunter2' } } }],
  ])('of %s are refused with one clear diagnostic', async (_case, request) => {
    const answer = await ask('UpgradeResourceState', { typeName, ...request })

    expect(answer['diagnostics']).toEqual([
      expect.objectContaining({ severity: 'ERROR', summary: text, detail: text }),
    ])
    expect(JSON.stringify(answer)).not.toContain('hunter2')
  })

  test('of another type are moved', async () => {
    const answer = await ask('MoveResourceState', {
      sourceProviderAddress: 'terraform.io/builtin/terraform',
      sourceTypeName: 'terraform_data',
      sourceSchemaVersion: 0,
      sourceState: raw(
        '{"id":"d","input":{"type":"string","value":"x"},"output":null,"triggers_replace":null}',
      ),
      targetTypeName: typeName,
    })

    expect(answer['diagnostics']).toBeUndefined()
    expect(plain(answer['targetState'])).toEqual(thing({ id: 'd', name: 'd', note: 'none' }))
  })
})

test('a data source is read', async () => {
  const config = json({ message: 'hi', shout: null })
  const answer = await ask('ReadDataSource', { typeName: 'fixture_echo', config })
  expect(plain(answer['state'])).toEqual({ message: 'hi', shout: 'p-HI' })
})

test('an ephemeral resource is opened, renewed and closed', async () => {
  const handle = { typeName: 'fixture_token' }
  const opened = await ask('OpenEphemeralResource', {
    ...handle,
    config: json({ audience: 'me', token: null }),
  })
  const renewed = await ask('RenewEphemeralResource', { ...handle, private: opened['private'] })
  const closed = await ask('CloseEphemeralResource', { ...handle, private: renewed['private'] })

  expect(plain(opened['result'])).toEqual({ audience: 'me', token: 'p-token for me' })
  expect(opened['renewAt']).toEqual({ seconds: 4_102_444_800, nanos: 250_000_000 })
  expect(renewed['renewAt']).toEqual({ seconds: 4_102_444_800 })
  expect(String(renewed['private'])).toBe('opened and renewed')
  expect(closed).toEqual({})
})

describe('functions', () => {
  test.each([
    ['an integer beyond 2^53', 9007199254740993n, 9007199254740993n],
    ['a decimal', '0.1', '0.1'],
    [
      '512 bits',
      '13407807929942597099574024998205846127479365820592.5',
      '13407807929942597099574024998205846127479365820592.5',
    ],
  ])('%s comes back exactly', async (_case, given, exact) => {
    const answer = await ask('CallFunction', { name: 'same', arguments: [msgpack(given)] })
    expect(plain(answer['result'])).toBe(exact)
  })

  test('take any number of arguments', async () => {
    const answer = await ask('CallFunction', { name: 'join', arguments: ['-', 'a', null, 'b'].map(msgpack) })
    expect(plain(answer['result'])).toBe('a--b')
  })

  test('name the argument that is wrong', async () => {
    const answer = await ask('CallFunction', { name: 'join', arguments: [msgpack('-')] })
    expect(answer).toEqual({ error: { text: 'there is nothing to join', functionArgument: 1 } })
  })
})

describe('what goes wrong in a create', () => {
  const create = (behaviour: string) => {
    const config = thing({ name: 'a', note: 'none', behaviour })
    return ask('ApplyResourceChange', {
      typeName,
      plannedState: msgpack({ ...config, id: UNKNOWN, secret_length: UNKNOWN }),
      config: msgpack(config),
    })
  }

  test('before the thing exists leaves nothing', async () => {
    const answer = await create('throw before')
    expect(plain(answer['newState'])).toBeNull()
    expect(answer['diagnostics']).toMatchObject([{ severity: 'ERROR', summary: 'Bug in this provider' }])
    expect(JSON.stringify(answer['diagnostics'])).not.toContain('must not be shown')
  })

  test('after the thing exists keeps it', async () => {
    const answer = await create('throw after')
    expect(plain(answer['newState'])).toMatchObject({ id: 'thing-a', name: 'a' })
    expect(answer['diagnostics']).toMatchObject([{ severity: 'ERROR', summary: 'Bug in this provider' }])
  })
})

test('a message of 50 MB passes both ways', async () => {
  const note = 'x'.repeat(50_000_000)
  const state = thing({ id: 'thing-a', name: 'a', note })
  const answer = await ask('ReadResource', { typeName, currentState: msgpack(state) })

  expect(answer['diagnostics']).toBeUndefined()
  // Compared by itself: a difference would be printed.
  expect((plain(answer['newState']) as { note: string }).note === note).toBe(true)
})

test('a hundred calls at once are all answered', async () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index)
  const answers = await Promise.all(
    numbers.map((index) => ask('CallFunction', { name: 'same', arguments: [msgpack(index)] })),
  )
  expect(answers.map(({ result }) => plain(result))).toEqual(numbers)
})

describe('gRPC', () => {
  const send = (path: string, bytes = '') => connected.host.send(path, Buffer.from(bytes, 'hex'))

  test.each([
    '/tfplugin6.Provider/GetResourceIdentitySchemas',
    '/tfplugin6.Provider/PlanAction',
    '/tfplugin6.Provider/toString',
    '/tfplugin5.Provider/GetSchema',
    '/nonsense',
  ])('%s is not implemented', async (path) => {
    await expect(send(path)).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
      details: `there is no method ${path}`,
    })
  })

  test('bytes that are no message are an internal error, and the next call works', async () => {
    await expect(send('/tfplugin6.Provider/ReadResource', '0a7f')).rejects.toMatchObject({
      code: status.INTERNAL,
      details: 'the request is not a message of this method',
    })
    expect(await ask('GetFunctions')).toHaveProperty('functions')
  })

  test.each([
    ['the server', ''],
    ['the plugin', '0a06706c7567696e'],
  ])('%s is healthy', async (_case, request) => {
    expect((await send('/grpc.health.v1.Health/Check', request)).toString('hex')).toBe('0801')
  })

  test('the health of another service is not known', async () => {
    await expect(send('/grpc.health.v1.Health/Check', '0a0161')).rejects.toMatchObject({
      code: status.NOT_FOUND,
    })
  })

  test.each(['/plugin.GRPCStdio/StreamStdio', '/plugin.GRPCBroker/StartStream'])(
    '%s begins and stays open',
    async (path) => {
      const stream = connected.host.client.makeBidiStreamRequest(
        path,
        (bytes: Buffer) => bytes,
        (bytes) => bytes,
      )
      const began = await new Promise((resolve, reject) => {
        stream.on('metadata', resolve)
        stream.on('error', reject)
      })
      expect(began).toBeDefined()
      const ended = new Promise((resolve) => stream.on('error', resolve))
      stream.cancel()
      expect(await ended).toMatchObject({ code: status.CANCELLED })
    },
  )
})
