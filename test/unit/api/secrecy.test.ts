import { inspect } from 'node:util'
import { Secret } from '../../../src/api'
import type { Credentials, QlikClient } from '../../../src/api'
import { CLIENT_SECRET, TOKEN, UNSTOPPED, clientFor, startTenant, wireClient } from './scripted-tenant'
import type { Received, Reply, ScriptedTenant } from './scripted-tenant'

/** Everything secret that is around in these tests has this in it. */
const CANARY = 'canary'

let tenant: ScriptedTenant
afterEach(() => tenant.stop())

type Fault = (request: Received) => Reply

/** A tenant at its worst: every answer repeats all that it got, and holds secrets of its own. */
const echo = ({ headers, body }: Received): string =>
  `${headers['authorization'] ?? ''} ${decodeURIComponent(body)}`

const FAULTS: readonly (readonly [what: string, fault: Fault])[] = [
  ...[400, 401, 403, 404, 409, 418, 429, 500, 503].map((status): readonly [string, Fault] => [
    `status ${status} that repeats what was sent`,
    (request) => ({
      status,
      json: {
        errors: [{ code: echo(request), title: echo(request), detail: echo(request) }],
        traceId: echo(request),
      },
    }),
  ]),
  [
    'an error in the words of RFC 6749',
    (request) => ({ status: 400, json: { error: 'x', error_description: echo(request) } }),
  ],
  ['an error page', (request) => ({ status: 500, text: `<html>${echo(request)} canary</html>` })],
  [
    'a page in place of an answer',
    (request) => ({ status: 200, text: `<html>${echo(request)} canary</html>` }),
  ],
  [
    'an answer of another shape',
    () => ({ status: 200, json: { clientId: 1, canary: 'canary', access_token: { canary: 1 } } }),
  ],
  ['an answer that is cut short', () => ({ status: 200, text: '{"clientSecret":"canary' })],
  ['a redirect', () => ({ status: 302, headers: { location: '/canary?token=canary' } })],
  ['a broken connection', () => 'cut'],
  ['no answer', () => 'hang'],
]

const CALLS: readonly (readonly [what: string, call: (client: QlikClient) => Promise<unknown>])[] = [
  ['listing', (client) => client.listOAuthClients(UNSTOPPED)],
  ['reading', (client) => client.readOAuthClientFresh('c1', UNSTOPPED)],
  ['creating', (client) => client.createOAuthClient({ appType: 'web', clientName: 'n' }, UNSTOPPED)],
  ['patching', (client) => client.patchOAuthClient('c1', [{ field: 'description', value: 'x' }], UNSTOPPED)],
  ['deleting', (client) => client.deleteOAuthClient('c1', UNSTOPPED)],
  ['publishing', (client) => client.publishOAuthClient('c1', UNSTOPPED)],
  ['creating a secret', (client) => client.createClientSecret('c1', UNSTOPPED)],
  ['deleting a secret', (client) => client.deleteClientSecret('c1', 'h', UNSTOPPED)],
  ['reading consent', (client) => client.readConnectionConfig('c1', UNSTOPPED)],
  ['changing consent', (client) => client.patchConnectionConfig('c1', 'trusted', UNSTOPPED)],
]

const CREDENTIALS: readonly Credentials[] = [
  { kind: 'client-secret', clientId: 'self', clientSecret: Secret.of(CLIENT_SECRET) },
  { kind: 'api-key', apiKey: Secret.of('canary-api-key') },
]

/** All that could come to light: results, errors with everything below them, and the log. */
async function whatShows(
  call: (client: QlikClient) => Promise<unknown>,
  credentials: Credentials,
): Promise<string> {
  const { client, log } = clientFor(tenant, { credentials, requestTimeoutMs: 25, maxWaitMs: 3_000 })
  const outcome = await call(client).then(
    (value) => ({ value, error: undefined }),
    (error: unknown) => ({ value: undefined, error }),
  )
  const text = outcome.error instanceof Error ? `${outcome.error.message} ${outcome.error.stack}` : ''
  const seen = { outcome, log, client }
  await client.close()
  return [text, JSON.stringify(seen), inspect(seen, { depth: 20, showHidden: true, getters: true })].join(
    '\n',
  )
}

describe.each(FAULTS)('%s shows no secret', (_what, fault) => {
  test('when asking for a token', async () => {
    tenant = await startTenant(fault)
    for (const credentials of CREDENTIALS) {
      expect(await whatShows((client) => client.listOAuthClients(UNSTOPPED), credentials)).not.toContain(
        CANARY,
      )
    }
  })

  test.each(CALLS)('when %s', async (_name, call) => {
    tenant = await startTenant((request) =>
      request.url === '/oauth/token'
        ? { status: 200, json: { access_token: TOKEN, expires_in: 600 } }
        : // What is read before something is written has to succeed, so that the write is reached.
          request.method === 'GET' && /\/c1$/.test(request.url) && !tenant.received.some(isWrite)
          ? { status: 200, json: wireClient({ connectionConfig: undefined }) }
          : fault(request),
    )
    for (const credentials of CREDENTIALS) expect(await whatShows(call, credentials)).not.toContain(CANARY)
  })
})

const isWrite = ({ method, url }: Received): boolean => method !== 'GET' && url !== '/oauth/token'

test('secrets that succeed show nowhere but by reveal()', async () => {
  const secret = { clientSecret: 'canary-new', hint: 'h1' }
  tenant = await startTenant(({ method, url }) => {
    if (url === '/oauth/token') return undefined
    if (method === 'GET') return { status: 200, json: wireClient() }
    return { status: method === 'PATCH' ? 202 : 201, json: { ...wireClient(), ...secret } }
  })
  const calls: readonly ((client: QlikClient) => Promise<unknown>)[] = [
    (client) => client.createOAuthClient({ appType: 'web', clientName: 'n' }, UNSTOPPED),
    (client) => client.createClientSecret('c1', UNSTOPPED),
    (client) =>
      client.patchOAuthClient('c1', [{ field: 'allowedAuthMethods', value: ['client_secret'] }], UNSTOPPED),
  ]
  for (const call of calls) {
    const shown = await whatShows(call, { kind: 'api-key', apiKey: Secret.of('canary-api-key') })
    expect(shown).not.toContain(CANARY)
    expect(shown).toContain('(sensitive)')
  }
})
