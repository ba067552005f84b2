import {
  errorDiagnostic,
  known,
  type Schema,
  STRING,
  UNKNOWN,
  warningDiagnostic,
} from '../../../../src/framework'
import { PROVIDER_BLOCK, serverOf, widget, type WidgetResource } from './fixture'
import { objectOf, type Plain } from './lift'

const BAD = errorDiagnostic('Bad', 'Choose another name.', ['name'])

const validate = (config: { readonly [name: string]: Plain }, validateModel?: WidgetResource['validate']) =>
  serverOf(
    validateModel === undefined ? {} : { resource: { validate: validateModel } },
  ).validateResourceConfig({
    typeName: 'widget',
    config: widget(config),
  })

const readOnly = (name: string) =>
  `\`${name}\` is given a value, but only the provider sets it. Remove it from the configuration.`
const missing = (name: string) => `\`${name}\` is null, but required. Give it a value.`

describe('a configuration', () => {
  test.each<{ title: string; config: { readonly [name: string]: Plain } }>([
    { title: 'with what is required', config: { name: 'a' } },
    { title: 'whose values are not known yet', config: { name: UNKNOWN, disks: UNKNOWN, ports: [UNKNOWN] } },
    { title: 'with sound nested attributes', config: { name: 'a', disks: [{ path: '/a', handle: null }] } },
    { title: 'with a null element', config: { name: 'a', zones: { x: null } } },
  ])('$title is accepted', async ({ config }) => {
    expect(await validate(config)).toEqual({ diagnostics: [] })
  })

  test.each<{ title: string; config: { readonly [name: string]: Plain }; findings: readonly unknown[] }>([
    {
      title: 'lacks what is required',
      config: {},
      findings: [
        { severity: 'error', summary: 'Missing required attribute', detail: missing('name'), path: ['name'] },
      ],
    },
    {
      title: 'sets what only the provider sets, be it unknown',
      config: { name: 'a', id: 'x', revision: UNKNOWN },
      findings: [
        { severity: 'error', summary: 'Read-only attribute', detail: readOnly('id'), path: ['id'] },
        {
          severity: 'error',
          summary: 'Read-only attribute',
          detail: readOnly('revision'),
          path: ['revision'],
        },
      ],
    },
    {
      title: 'uses what is deprecated',
      config: { name: 'a', old_name: 'b' },
      findings: [
        {
          severity: 'warning',
          summary: 'Deprecated attribute',
          detail: '`old_name`: Use `name`.',
          path: ['old_name'],
        },
      ],
    },
    {
      title: 'has mistakes in nested attributes',
      config: {
        name: 'a',
        disks: [
          { path: '/a', handle: null },
          { path: null, handle: null },
        ],
        ports: [{ number: null, protocol: null, handle: null }],
        zones: { 'x.y': { host: null, handle: 'h' } },
        limits: { cpu: null, class: null, token: null },
      },
      findings: [
        {
          severity: 'error',
          summary: 'Missing required attribute',
          detail: missing('ports.number'),
          path: ['ports', 'number'],
        },
        {
          severity: 'error',
          summary: 'Missing required attribute',
          detail: missing('disks[1].path'),
          path: ['disks', 1, 'path'],
        },
        {
          severity: 'error',
          summary: 'Read-only attribute',
          detail: readOnly('zones["x.y"].handle'),
          path: ['zones', { key: 'x.y' }, 'handle'],
        },
        {
          severity: 'error',
          summary: 'Missing required attribute',
          detail: missing('limits.cpu'),
          path: ['limits', 'cpu'],
        },
      ],
    },
  ])('that $title is answered with the place and the repair', async ({ config, findings }) => {
    expect((await validate(config)).diagnostics).toEqual(findings)
  })

  test('is shown to the resource only when the schema has no objection', async () => {
    const seen: string[] = []
    const look: WidgetResource['validate'] = ({ name }) => {
      seen.push(name.kind)
      return [BAD]
    }
    const refused = await validate({ name: 'a', id: 'x' }, look)
    const deprecated = await validate({ name: 'a', old_name: 'x' }, look)

    expect(refused.diagnostics.map(({ summary }) => summary)).toEqual(['Read-only attribute'])
    expect(deprecated.diagnostics.map(({ summary }) => summary)).toEqual(['Deprecated attribute', 'Bad'])
    expect(seen).toEqual(['known'])
  })

  test('with a write-only value is refused where Terraform would store it', async () => {
    const request = { typeName: 'widget', config: widget({ name: 'a', password: 's3cret' }) }
    const [old, current] = [
      await serverOf().validateResourceConfig({ ...request, writeOnlyAllowed: false }),
      await serverOf().validateResourceConfig({ ...request, writeOnlyAllowed: true }),
    ]

    expect(current.diagnostics).toEqual([])
    expect(old.diagnostics).toEqual([
      {
        severity: 'error',
        summary: 'Write-only attribute not supported here',
        detail:
          '`password` is write-only, which needs Terraform 1.11 or later. Upgrade Terraform, or leave the attribute out.',
        path: ['password'],
      },
    ])
  })
})

test('a nested place that the finding does not name is added to its text', async () => {
  const found = errorDiagnostic('Bad', 'Choose another host.', ['zones', { key: 'x' }, 'host'])
  const named = errorDiagnostic('Bad', 'Choose another disks[0].path.', ['disks', 0, 'path'])
  const { diagnostics } = await validate({ name: 'a' }, () => [found, named, BAD])

  expect(diagnostics.map(({ detail }) => detail)).toEqual([
    'Choose another host.\n\nAt: zones["x"].host',
    'Choose another disks[0].path.',
    'Choose another name.',
  ])
})

describe('all that has a configuration is validated', () => {
  const schema = {
    version: 0,
    description: 'For tests.',
    deprecated: 'Use a widget',
    attributes: {
      query: { type: STRING, mode: 'required', description: 'For tests.' },
      found: { type: STRING, mode: 'computed', description: 'For tests.' },
    },
  } as const satisfies Schema
  const config = objectOf(schema, { query: 'q' })
  const advice = warningDiagnostic('Deprecated', 'Use a widget.')
  const server = serverOf({
    provider: {
      validate: ({ endpoint }) => (endpoint.kind === 'known' ? [BAD] : []),
      dataSources: new Map([
        [
          'lookup',
          { schema, validate: () => [BAD], read: async () => ({ state: undefined, diagnostics: [] }) },
        ],
      ]),
      ephemeralResources: new Map([
        [
          'ticket',
          { schema, validate: () => [BAD], open: async () => ({ result: undefined, diagnostics: [] }) },
        ],
      ]),
    },
  })

  test('the provider block', async () => {
    expect(await server.validateProviderConfig(objectOf(PROVIDER_BLOCK, { endpoint: 'x' }))).toEqual({
      diagnostics: [BAD],
    })
  })

  test('a data source', async () => {
    expect(await server.validateDataResourceConfig({ typeName: 'lookup', config })).toEqual({
      diagnostics: [advice, BAD],
    })
  })

  test('an ephemeral resource', async () => {
    expect(await server.validateEphemeralResourceConfig({ typeName: 'ticket', config })).toEqual({
      diagnostics: [advice, BAD],
    })
  })

  test.each([
    { title: 'resource', rpc: 'validateResourceConfig', offered: 'widget' },
    { title: 'data source', rpc: 'validateDataResourceConfig', offered: 'lookup' },
    { title: 'ephemeral resource', rpc: 'validateEphemeralResourceConfig', offered: 'ticket' },
  ] as const)('but no unknown $title', async ({ title, rpc, offered }) => {
    const { diagnostics } = await server[rpc]({ typeName: 'constructor', config: known({}) })

    expect(diagnostics).toEqual([
      {
        severity: 'error',
        summary: `Unknown ${title}`,
        detail: `This provider has no ${title} "constructor". It has: ${offered}. Perhaps another version of the provider is meant.`,
      },
    ])
  })
})

describe('a resource is checked beside the block of its provider', () => {
  const seen: unknown[] = []
  const watching = () =>
    serverOf({
      resource: {
        validate: (_config, providerBlock) => {
          seen.push(providerBlock?.['endpoint'])
          return []
        },
      },
    })
  const check = (server: ReturnType<typeof watching>) =>
    server.validateResourceConfig({ typeName: 'widget', config: widget({ name: 'a' }) })
  beforeEach(() => {
    seen.length = 0
  })

  test('which is not there before Terraform has shown it', async () => {
    await check(watching())
    expect(seen).toEqual([undefined])
  })

  test('as Terraform has it checked, and configures it later', async () => {
    const server = watching()
    await server.validateProviderConfig(objectOf(PROVIDER_BLOCK, { endpoint: UNKNOWN }))
    await check(server)
    await server.configureProvider({
      terraformVersion: '1.11.4',
      config: objectOf(PROVIDER_BLOCK, { endpoint: 'x' }),
    })
    await check(server)
    expect(seen).toEqual([UNKNOWN, known('x')])
  })
})
