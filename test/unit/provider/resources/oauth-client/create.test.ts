import type { ClientSnapshot } from '../../../../../src/emulator'
import { app, EMBED, KEYED, MACHINE, NATIVE, SPA, WEB } from '../../harness/blocks'
import { type Region, startRegion, stopRegions } from '../../harness/region'
import type { PlainObject } from '../../harness/values'

afterEach(stopRegions)

/** What is in the store, by the names that the configuration uses. */
function stored(snapshot: ClientSnapshot | undefined): Readonly<Record<string, unknown>> {
  return {
    app_type: snapshot?.appType,
    client_name: snapshot?.clientName,
    description: snapshot?.description,
    redirect_uris: snapshot?.redirectUris,
    allowed_origins: snapshot?.allowedOrigins,
    allowed_scopes: snapshot?.allowedScopes,
    allowed_grant_types: snapshot?.allowedGrantTypes,
    allowed_auth_methods: snapshot?.allowedAuthMethods,
    public_keys: snapshot?.publicKeys,
    consent_method: snapshot?.consentMethod,
    secrets: snapshot?.secrets.length,
  }
}

interface Case {
  readonly title: string
  readonly given: PlainObject
  /** What the store has besides the configuration. */
  readonly plus: Readonly<Record<string, unknown>>
  readonly requests: readonly string[]
}

const POST = 'POST /api/v1/oauth-clients'

const CASES: readonly Case[] = [
  {
    title: 'a web client',
    given: { ...WEB, description: 'For people.' },
    plus: { allowed_auth_methods: ['client_secret'], consent_method: 'required', secrets: 1 },
    requests: [POST],
  },
  {
    title: 'a web client that is trusted',
    given: { ...WEB, consent_method: 'trusted' },
    plus: { allowed_auth_methods: ['client_secret'], secrets: 1 },
    requests: [POST],
  },
  {
    title: 'a machine-to-machine client, trusted by default',
    given: MACHINE,
    plus: { allowed_auth_methods: ['client_secret'], consent_method: 'trusted', secrets: 1 },
    requests: [POST],
  },
  {
    title: 'a web client that proves itself with a private key',
    given: KEYED,
    plus: { consent_method: 'required', secrets: 0 },
    requests: [POST],
  },
  {
    title: 'a web client with both methods',
    given: { ...KEYED, allowed_auth_methods: ['client_secret', 'private_key_jwt'] },
    plus: { consent_method: 'required', secrets: 1 },
    requests: [POST],
  },
  {
    title: 'a native client',
    given: NATIVE,
    plus: { consent_method: 'required', secrets: 0 },
    requests: [POST],
  },
  {
    title: 'a single-page app',
    given: SPA,
    plus: { consent_method: 'required', secrets: 0 },
    requests: [POST],
  },
  {
    title: 'an anonymous embed client',
    given: EMBED,
    plus: { consent_method: 'required', secrets: 0 },
    requests: [POST],
  },
]

const onlyClient = ({ acme }: Region): ClientSnapshot | undefined =>
  acme.clients().find(({ clientName }) => clientName !== 'Bootstrap')

describe('creating', () => {
  test.each(CASES)(
    '$title puts into the tenant what the configuration says',
    async ({ given, plus, requests }) => {
      const region = await startRegion()
      const terraform = region.terraform()
      await terraform.settle(app(given))

      const found = stored(onlyClient(region))
      for (const [name, value] of Object.entries({ ...given, ...plus })) {
        const sort = (list: unknown) => (Array.isArray(list) ? new Set(list) : list)
        expect({ [name]: sort(found[name]) }).toEqual({ [name]: sort(value) })
      }
      expect(region.acme.clients()).toHaveLength(2)
      expect(region.writes()).toEqual(requests)
    },
  )

  test('a client that may use a secret keeps the initial one in the state', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    const id = terraform.text('app', 'client_id')
    expect([terraform.state('app')?.['client_secret']]).toEqual(region.acme.secretValues(id))
    expect(terraform.state('app')?.['client_secret_hints']).toEqual(
      region.acme.client(id)?.secrets.map(({ hint }) => hint),
    )
  })

  test('with keep_initial_secret = false no secret is left anywhere', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app({ ...WEB, keep_initial_secret: false }))
    expect(terraform.state('app')).toMatchObject({ client_secret: null, client_secret_hints: [] })
    expect(onlyClient(region)?.secrets).toEqual([])
  })

  test('in another tenant of the provider block it uses that tenant alone', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app({ ...WEB, tenant: 'globex' }))
    expect(region.globex.clients().map(({ clientName }) => clientName)).toEqual(['Bootstrap', 'Web'])
    expect(region.acme.requests()).toEqual([])
  })
})
