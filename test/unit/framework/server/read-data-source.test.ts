import {
  type DataSource,
  errorDiagnostic,
  known,
  NULL,
  type Schema,
  STRING,
  UNKNOWN,
} from '../../../../src/framework'
import { type Configured, configured, serverOf } from './fixture'
import { lift, objectOf, type Plain } from './lift'

const LOOKUP = {
  version: 0,
  description: 'For tests.',
  attributes: {
    query: { type: STRING, mode: 'required', description: 'For tests.' },
    found: { type: STRING, mode: 'computed', description: 'For tests.' },
  },
} as const satisfies Schema

const partsOf = (read: DataSource<Configured, typeof LOOKUP>['read']) => ({
  provider: { dataSources: new Map([['lookup', { schema: LOOKUP, read }]]) },
})
const request = (query: Plain = 'q') => ({ typeName: 'lookup', config: objectOf(LOOKUP, { query }) })
const NONE = errorDiagnostic('None found', 'Ask for another.', ['query'])

test('answers what was found', async () => {
  const server = await configured(
    partsOf(async ({ query }, { provider }) => ({
      state: { query, found: known(provider.endpoint) },
      diagnostics: [],
    })),
  )

  expect(await server.readDataSource(request())).toEqual({
    state: lift({ query: 'q', found: 'https://example.test' }),
    diagnostics: [],
  })
})

test.each<{
  title: string
  read: DataSource<Configured, typeof LOOKUP>['read']
  summary: string
  detail: string
}>([
  {
    title: 'an error',
    read: async () => ({ state: undefined, diagnostics: [NONE] }),
    summary: 'None found',
    detail: 'Ask for another.',
  },
  {
    title: 'silence',
    read: async () => ({ state: undefined, diagnostics: [] }),
    summary: 'Bug in this provider',
    detail:
      'In ReadDataSource of lookup: neither a state nor an error came back. Your configuration is not the cause. Please report it at example.test.',
  },
  {
    title: 'an unknown',
    read: async ({ query }) => ({ state: { query, found: UNKNOWN }, diagnostics: [] }),
    summary: 'Bug in this provider',
    detail:
      'In ReadDataSource of lookup: `found` is still unknown. Your configuration is not the cause. Please report it at example.test.',
  },
])('has no state after $title', async ({ read, summary, detail }) => {
  const answer = await (await configured(partsOf(read))).readDataSource(request())

  expect(answer.state).toEqual(NULL)
  expect(answer.diagnostics.map(({ summary, detail }) => ({ summary, detail }))).toEqual([
    { summary, detail },
  ])
})

test('is not asked while its configuration is unknown', async () => {
  const server = await configured(partsOf(() => Promise.reject(new Error('asked'))))
  const { diagnostics } = await server.readDataSource(request(UNKNOWN))

  expect(diagnostics).toEqual([
    {
      severity: 'error',
      summary: 'Data source read too early',
      detail:
        'The value is known only after apply, so the data source can not be read yet. Let it depend on what makes the value.',
      path: ['query'],
    },
  ])
})

test('needs a configured provider', async () => {
  const { diagnostics } = await serverOf(partsOf(() => Promise.reject(new Error('asked')))).readDataSource(
    request(),
  )

  expect(diagnostics.map(({ summary }) => summary)).toEqual(['Provider not configured'])
})
