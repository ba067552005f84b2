import { decode } from '@msgpack/msgpack'
import { Decimal, known, NULL, type ProviderServer, type Value } from '../../../../src/framework'
import type { RpcHost } from '../../../../src/plugin/call/rpc'
import { RPCS } from '../../../../src/plugin/call/rpcs'
import { protoType } from '../protobuf/proto'
import { hostOf } from './fake-server'

/** One call, with another library on the far side. */
async function ask(name: string, request: object, host: RpcHost): Promise<Record<string, unknown>> {
  const requestType = protoType(`${name}.Request`)
  const responseType = protoType(`${name}.Response`)
  const bytes = requestType.encode(requestType.fromObject(request)).finish()
  const answer = await RPCS.find((rpc) => rpc.name === name)?.answer(bytes, host)
  return responseType.toObject(responseType.decode(answer ?? new Uint8Array(0)), {
    longs: Number,
    enums: String,
  })
}

const json = (value: unknown) => ({ json: Buffer.from(JSON.stringify(value)) })
const STATE = { id: 'a', size: 1 }
const VALUE: Value = known({ id: known('a'), size: known(Decimal.of(1)) })
const failing: Partial<ProviderServer> = new Proxy(
  {},
  {
    ownKeys: () => CALLS.map(([, method]) => method),
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
    get: () => () => {
      throw new TypeError('hunter2 must not be shown')
    },
  },
)

const RESOURCE = { typeName: 'thing', config: json(STATE) }

const CALLS: readonly (readonly [string, keyof ProviderServer, object])[] = [
  ['ValidateProviderConfig', 'validateProviderConfig', { config: json({}) }],
  ['ConfigureProvider', 'configureProvider', { config: json({}) }],
  ['ValidateResourceConfig', 'validateResourceConfig', RESOURCE],
  ['UpgradeResourceState', 'upgradeResourceState', { typeName: 'thing' }],
  ['ReadResource', 'readResource', { typeName: 'thing', currentState: json(STATE) }],
  ['PlanResourceChange', 'planResourceChange', RESOURCE],
  ['ApplyResourceChange', 'applyResourceChange', RESOURCE],
  ['ImportResourceState', 'importResourceState', { typeName: 'thing', id: 'a' }],
  ['MoveResourceState', 'moveResourceState', { targetTypeName: 'thing' }],
  ['ValidateDataResourceConfig', 'validateDataResourceConfig', RESOURCE],
  ['ReadDataSource', 'readDataSource', RESOURCE],
  ['ValidateEphemeralResourceConfig', 'validateEphemeralResourceConfig', RESOURCE],
  ['OpenEphemeralResource', 'openEphemeralResource', RESOURCE],
  ['RenewEphemeralResource', 'renewEphemeralResource', { typeName: 'thing' }],
  ['CloseEphemeralResource', 'closeEphemeralResource', { typeName: 'thing' }],
]

test.each(CALLS)(
  '%s reports what is thrown as a bug, without its message',
  async (name, _method, request) => {
    const { diagnostics } = await ask(name, request, hostOf(failing))

    expect(diagnostics).toEqual([
      expect.objectContaining({
        severity: 'ERROR',
        summary: 'Bug in this provider',
        detail: expect.stringMatching(
          new RegExp(`In ${name}.*unexpected TypeError.*Please report it\\.`, 's'),
        ) as unknown,
      }),
    ])
    expect(JSON.stringify(diagnostics)).not.toContain('hunter2')
  },
)

test('CallFunction and StopProvider report what is thrown in the form that they have', async () => {
  const calls = {
    callFunction: () => Promise.reject(new TypeError('hunter2')),
    stop: () => {
      throw new TypeError('hunter2')
    },
  }
  const called = await ask('CallFunction', { name: 'same', arguments: [json(1)] }, hostOf(calls))
  const stopped = await ask('StopProvider', {}, hostOf(calls))

  expect(called).toEqual({
    error: { text: expect.stringMatching(/In CallFunction: unexpected TypeError/) as unknown },
  })
  expect(stopped).toEqual({
    Error: expect.stringMatching(/In StopProvider: unexpected TypeError/) as unknown,
  })
})

test('every call reports a provider that can not be made', async () => {
  const host = { ...hostOf(), server: () => Promise.reject(new RangeError('hunter2')) }
  for (const name of ['GetProviderSchema', 'GetMetadata', 'GetFunctions', 'ReadResource']) {
    expect(await ask(name, {}, host)).toMatchObject({
      diagnostics: [
        {
          summary: 'Bug in this provider',
          detail: expect.stringContaining('unexpected RangeError') as unknown,
        },
      ],
    })
  }
})

describe('a call that fails before it reaches the provider', () => {
  const broken = { msgpack: Buffer.from('81a46e616d65a161', 'hex') }
  const prior = { json: Buffer.from(JSON.stringify(STATE)), msgpack: Buffer.alloc(0) }
  const unfit = { summary: 'Value does not fit the schema' }

  test('leaves the object of an apply as it was', async () => {
    const request = {
      typeName: 'thing',
      priorState: prior,
      plannedState: broken,
      plannedPrivate: Buffer.from('p'),
    }
    expect(await ask('ApplyResourceChange', request, hostOf())).toMatchObject({
      newState: { json: prior.json },
      private: Buffer.from('p'),
      diagnostics: [{ ...unfit, attribute: { steps: [{ attributeName: 'name' }] } }, unfit, unfit],
    })
  })

  test('leaves the object of a read as it was', async () => {
    const request = { typeName: 'thing', currentState: broken, private: Buffer.from('p') }
    expect(await ask('ReadResource', request, hostOf())).toMatchObject({
      newState: broken,
      private: Buffer.from('p'),
      diagnostics: [unfit, unfit, unfit],
    })
  })

  test('says which value, which place, and whose fault', async () => {
    const { diagnostics } = await ask(
      'ReadDataSource',
      { typeName: 'thing', config: json({ id: 'a', size: [] }) },
      hostOf(),
    )
    expect(diagnostics).toEqual([
      {
        severity: 'ERROR',
        ...unfit,
        detail:
          'In ReadDataSource, the config cannot be read: size is an array where a number belongs. Terraform encodes values by the schema that this provider gave, so one of the two has a bug. Please report it.',
        attribute: { steps: [{ attributeName: 'size' }] },
      },
    ])
  })

  test.each([
    ['ReadResource', 'resource'],
    ['UpgradeResourceState', 'resource'],
    ['ReadDataSource', 'data source'],
    ['OpenEphemeralResource', 'ephemeral resource'],
  ])('%s names the types that there are', async (name, kind) => {
    expect(await ask(name, { typeName: 'nope' }, hostOf())).toMatchObject({
      diagnostics: [
        {
          summary: `Unknown ${kind}`,
          detail: expect.stringContaining(`no ${kind} "nope". It has: thing.`) as unknown,
        },
      ],
    })
  })

  test('names the functions that there are', async () => {
    expect(await ask('CallFunction', { name: 'nope' }, hostOf())).toEqual({
      error: { text: 'This provider has no function "nope". It has: same.' },
    })
  })

  test('names the argument of a function', async () => {
    expect(await ask('CallFunction', { name: 'same', arguments: [json('x')] }, hostOf())).toEqual({
      error: {
        text: 'The argument cannot be read: the value is a string where a number belongs',
        functionArgument: 0,
      },
    })
  })
})

describe('an answer that does not fit its type', () => {
  const unfit: Value = known({ id: known('created'), size: known('a string') })

  test('of an apply keeps what fits, so that no object is lost', async () => {
    const host = hostOf({
      applyResourceChange: async () => ({ newState: unfit, private: Buffer.from('p'), diagnostics: [] }),
    })
    const answer = await ask('ApplyResourceChange', RESOURCE, host)

    expect(decode((answer['newState'] as { msgpack: Uint8Array }).msgpack)).toEqual({
      id: 'created',
      size: null,
    })
    expect(answer['diagnostics']).toEqual([
      {
        severity: 'ERROR',
        summary: 'Bug in this provider',
        detail:
          'In ApplyResourceChange of thing: size is not of type number. Your configuration is not the cause. Please report it.',
        attribute: { steps: [{ attributeName: 'size' }] },
      },
    ])
  })

  test('of a function is its error', async () => {
    const host = hostOf({ callFunction: async () => ({ ok: true, result: known('x') }) })
    expect(await ask('CallFunction', { name: 'same', arguments: [json(1)] }, host)).toEqual({
      error: { text: expect.stringContaining('the value is not of type number.') as unknown },
    })
  })

  test('of an import is reported beside what was imported', async () => {
    const empty = Buffer.alloc(0)
    const host = hostOf({
      importResourceState: async () => ({
        imported: [
          { typeName: 'thing', state: VALUE, private: empty },
          { typeName: 'nope', state: VALUE, private: empty },
        ],
        diagnostics: [],
      }),
    })
    expect(await ask('ImportResourceState', { typeName: 'thing', id: 'a' }, host)).toMatchObject({
      importedResources: [{ typeName: 'thing' }],
      diagnostics: [{ summary: 'Unknown resource' }],
    })
  })
})

test('ValidateResourceConfig hands on whether write-only attributes are allowed', async () => {
  const seen: unknown[] = []
  const host = hostOf({
    validateResourceConfig: async ({ writeOnlyAllowed }) => {
      seen.push(writeOnlyAllowed)
      return { diagnostics: [] }
    },
  })
  await ask(
    'ValidateResourceConfig',
    { ...RESOURCE, clientCapabilities: { writeOnlyAttributesAllowed: true } },
    host,
  )
  await ask('ValidateResourceConfig', RESOURCE, host)

  expect(seen).toEqual([true, false])
})

test('PlanResourceChange hands on all values, the private bytes and the replacements', async () => {
  const host = hostOf({
    planResourceChange: async ({ priorState, proposedNewState, config, priorPrivate }) => ({
      plannedState: proposedNewState,
      requiresReplace: [['size'], ['hosts', 1]],
      plannedPrivate: Buffer.concat([priorPrivate, Buffer.from(`${priorState.kind} ${config.kind}`)]),
      diagnostics: [],
    }),
  })
  const request = {
    typeName: 'thing',
    proposedNewState: json(STATE),
    config: json(STATE),
    priorPrivate: Buffer.from('p '),
  }

  expect(await ask('PlanResourceChange', request, host)).toEqual({
    plannedState: { msgpack: expect.anything() as unknown },
    requiresReplace: [
      { steps: [{ attributeName: 'size' }] },
      { steps: [{ attributeName: 'hosts' }, { elementKeyInt: 1 }] },
    ],
    plannedPrivate: Buffer.from('p null known'),
  })
})

test('an ephemeral resource without renewal has no time of it', async () => {
  const host = hostOf({
    renewEphemeralResource: async ({ private: stored }) => ({
      renewAt: undefined,
      private: stored,
      diagnostics: [],
    }),
  })
  expect(await ask('RenewEphemeralResource', { typeName: 'thing', private: Buffer.from('p') }, host)).toEqual(
    {
      private: Buffer.from('p'),
    },
  )
})

test('a null state is written as null', async () => {
  const host = hostOf({
    readResource: async () => ({ newState: NULL, private: Buffer.alloc(0), diagnostics: [] }),
  })
  expect(await ask('ReadResource', { typeName: 'thing', currentState: json(STATE) }, host)).toEqual({
    newState: { msgpack: Buffer.from('c0', 'hex') },
  })
})

test('bytes that are no message reject the call', async () => {
  const answer = RPCS.find(({ name }) => name === 'ReadResource')?.answer(Uint8Array.of(0x0a, 0x7f), hostOf())
  await expect(answer).rejects.toThrow(/premature EOF/)
})
