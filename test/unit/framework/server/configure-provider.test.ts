import { type Context, errorDiagnostic, known, warningDiagnostic } from '../../../../src/framework'
import { type Configured, type FixtureProvider, PROVIDER_BLOCK, serverOf, STORED, widget } from './fixture'
import { objectOf } from './lift'

const request = {
  terraformVersion: '1.11.4',
  config: objectOf(PROVIDER_BLOCK, { endpoint: 'https://a.test' }),
}
const WRONG = errorDiagnostic('Wrong key', 'Give the key of this tenant.')
const OLD = warningDiagnostic('Old key', 'Renew the key.')

/** A server, and the contexts that its resource was given. */
function observed(configure: FixtureProvider['configure'], close?: FixtureProvider['close']) {
  const contexts: Context<Configured>[] = []
  const logged: string[] = []
  const server = serverOf({
    provider: { configure, ...(close && { close }) },
    log: (level, message) => logged.push(`${level} ${message}`),
    resource: {
      read: async ({ state }, context) => {
        contexts.push(context)
        return { state, diagnostics: [] }
      },
    },
  })
  const read = () =>
    server.readResource({ typeName: 'widget', currentState: widget(STORED), private: new Uint8Array() })
  return { server, contexts, logged, read }
}

test('gives resources what the provider made of its configuration', async () => {
  const { server, contexts, read } = observed(async ({ endpoint }, { terraformVersion }) => ({
    configured: { endpoint: `${endpoint.kind === 'known' ? endpoint.value : ''} ${terraformVersion}` },
    diagnostics: [OLD],
  }))

  expect(await server.configureProvider(request)).toEqual({ diagnostics: [OLD] })
  expect((await read()).diagnostics).toEqual([])
  expect(contexts.map(({ provider }) => provider)).toEqual([{ endpoint: 'https://a.test 1.11.4' }])
  expect(contexts[0]?.environment.random()).toBe(0.5)
})

test.each<{ title: string; configure: FixtureProvider['configure']; summaries: readonly string[] }>([
  {
    title: 'an error',
    configure: async () => ({ configured: { endpoint: 'x' }, diagnostics: [WRONG] }),
    summaries: ['Wrong key'],
  },
  {
    title: 'an exception',
    configure: () => Promise.reject(new Error('no')),
    summaries: ['Bug in this provider'],
  },
  {
    title: 'silence',
    configure: async () => ({ configured: undefined, diagnostics: [OLD] }),
    summaries: ['Old key', 'Bug in this provider'],
  },
])('leaves the provider unconfigured after $title', async ({ configure, summaries }) => {
  const { server, read } = observed(configure)
  const { diagnostics } = await server.configureProvider(request)

  expect(diagnostics.map(({ summary }) => summary)).toEqual(summaries)
  expect((await read()).diagnostics.map(({ summary }) => summary)).toEqual(['Provider not configured'])
})

test('leaves the provider unconfigured when a second configuration fails', async () => {
  const answers = [[], [WRONG]]
  const { server, read } = observed(async () => ({
    configured: { endpoint: 'x' },
    diagnostics: answers.shift() ?? [],
  }))
  await server.configureProvider(request)
  const before = await read()
  await server.configureProvider(request)
  const after = await read()

  expect(before.diagnostics).toEqual([])
  expect(after.diagnostics.map(({ summary }) => summary)).toEqual(['Provider not configured'])
})

test('closing releases what was configured', async () => {
  const closed: Configured[] = []
  const { server } = observed(
    async () => ({ configured: { endpoint: 'x' }, diagnostics: [] }),
    async (configured) => void closed.push(configured),
  )
  await server.configureProvider(request)
  await server.close()

  expect(closed).toEqual([{ endpoint: 'x' }])
})

test('closing does not fail, and says so in the log', async () => {
  const { server, logged } = observed(
    async () => ({ configured: { endpoint: 'x' }, diagnostics: [] }),
    () => Promise.reject(new Error('no')),
  )
  await server.configureProvider(request)
  await server.close()

  expect(logged).toContain('warn the provider could not be closed')
})

test('closing an unconfigured provider has nothing to release', async () => {
  const closed: Configured[] = []
  const { server } = observed(
    async () => ({ configured: undefined, diagnostics: [WRONG] }),
    async (configured) => void closed.push(configured),
  )
  await server.configureProvider({ ...request, config: known({}) })
  await server.close()

  expect(closed).toEqual([])
})
