import { app, client, KEYED, MACHINE, SPA, WEB } from '../../harness/blocks'
import { containing, matching } from '../../harness/matching'
import { startRegion, stopRegions } from '../../harness/region'
import { UNKNOWN, type PlainObject } from '../../harness/values'

afterEach(stopRegions)

const SIX = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `https://${letter}.example.com/`)

interface Case {
  readonly title: string
  readonly given: PlainObject
  readonly severity?: 'warning'
  readonly summary: string
  readonly detail: string
  readonly path: string
}

const CASES: readonly Case[] = [
  {
    title: 'six redirect URIs',
    given: { ...WEB, redirect_uris: SIX },
    summary: 'Redirect URIs over the limit',
    detail: 'redirect_uris has 6 entries',
    path: 'redirect_uris',
  },
  {
    title: 'a name over the limit',
    given: { ...WEB, client_name: 'n'.repeat(513) },
    summary: 'Client name empty or too long',
    detail: 'client_name has 513 characters; Qlik allows 1 to 512. Choose a name within that. (name/limit)',
    path: 'client_name',
  },
  {
    title: 'a URI over the limit',
    given: { ...WEB, redirect_uris: [`https://a.example.com/${'a'.repeat(256)}`] },
    summary: 'Redirect URIs over the limit',
    detail: 'at most 256',
    path: 'redirect_uris',
  },
  {
    title: 'admin_classic for a single-page app',
    given: { ...SPA, allowed_scopes: ['admin_classic'] },
    summary: 'Scope not allowed for this app type',
    detail: 'allowed_scopes contains "admin_classic", which a client with app_type "spa" cannot have.',
    path: 'allowed_scopes',
  },
  {
    title: 'http for a host that is not localhost',
    given: { ...WEB, redirect_uris: ['http://web.example.com/'] },
    summary: 'Redirect URI with a scheme that is not allowed',
    detail: 'Use https. (redirect/scheme)',
    path: 'redirect_uris',
  },
  {
    title: 'consent of a machine-to-machine client',
    given: { ...MACHINE, consent_method: 'required' },
    summary: 'Machine-to-machine client must be trusted',
    detail: 'Use "trusted", or leave consent_method out. (consent/machine-to-machine)',
    path: 'consent_method',
  },
  {
    title: 'a private key method without a key',
    given: { ...KEYED, public_keys: [] },
    summary: 'Public key needed',
    detail: 'allowed_auth_methods contains "private_key_jwt", but public_keys is empty',
    path: 'public_keys',
  },
  {
    title: 'a key with its private part, although the rule is to be skipped',
    given: {
      ...KEYED,
      public_keys: [{ ...KEYED.public_keys[0], d: 'hush' }],
      skip_rules: ['auth/key-private'],
    },
    summary: 'Private key where a public key belongs',
    detail: 'has the private member "d". Nobody but the application may know it.',
    path: '',
  },
  {
    title: 'a scope that is not in the catalogue',
    given: { ...WEB, allowed_scopes: ['user_defualt'] },
    severity: 'warning',
    summary: 'Unknown scope: "user_defualt"',
    detail: 'Did you mean "user_default"?',
    path: 'allowed_scopes',
  },
  {
    title: 'a rule to skip that does not exist',
    given: { ...WEB, skip_rules: ['scope/nothing'] },
    summary: 'Unknown rule',
    detail: 'skip_rules names "scope/nothing", which is not a rule. Rules are: app-type/value, ',
    path: 'skip_rules',
  },
  {
    title: 'a null among the redirect URIs',
    given: { ...WEB, redirect_uris: [null, 'https://web.example.com/'] },
    summary: 'Null in a set',
    detail:
      'redirect_uris contains null. Every element needs a value: remove the null, or filter it out with compact().',
    path: 'redirect_uris',
  },
  {
    title: 'a null among the rules to skip',
    given: { ...WEB, skip_rules: [null] },
    summary: 'Null in a set',
    detail: 'skip_rules contains null.',
    path: 'skip_rules',
  },
  {
    title: 'a null among the keys',
    given: { ...KEYED, public_keys: [null] },
    summary: 'Null in a set',
    detail: 'public_keys contains null.',
    path: 'public_keys',
  },
]

describe('validate refuses', () => {
  test.each(CASES)('$title', async ({ given, severity = 'error', summary, detail, path }) => {
    const { terraform } = await startRegion()
    const findings = await terraform().validate(app(given))
    expect(findings).toEqual([{ on: 'app', severity, summary, detail: containing(detail), path }])
  })
})

test('a wrong configuration is said once, and nothing is sent', async () => {
  const region = await startRegion()
  const { plan, errors } = await region.terraform().apply(app({ ...WEB, redirect_uris: SIX }))
  expect(plan.findings).toHaveLength(1)
  expect(errors).toHaveLength(1)
  expect(region.acme.requests()).toEqual([])
})

test('a warning about the configuration is not repeated by the plan', async () => {
  const region = await startRegion()
  const plan = await region.terraform().plan(app({ ...WEB, allowed_scopes: ['user_defualt'] }))
  expect(plan.findings.map(({ severity, summary }) => [severity, summary])).toEqual([
    ['warning', 'Unknown scope: "user_defualt"'],
  ])
})

describe('a rule that the user overrules', () => {
  const given = { ...SPA, allowed_scopes: ['admin_classic'], skip_rules: ['scope/admin-classic'] }

  test('becomes a warning that says so', async () => {
    const { terraform } = await startRegion()
    expect(await terraform().validate(app(given))).toEqual([
      {
        on: 'app',
        severity: 'warning',
        summary: 'Rule overruled: Scope not allowed for this app type (scope/admin-classic)',
        detail: matching(/ Overruled by skip_rules\. \(scope\/admin-classic\)$/),
        path: 'allowed_scopes',
      },
    ])
  })

  test('leaves the word to Qlik Cloud, whose refusal is shown', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { errors } = await terraform.apply(app(given))
    expect(errors).toEqual([
      expect.objectContaining({
        summary: 'Qlik Cloud refused the request',
        detail: containing('admin_classic is only for use with appType web'),
      }),
    ])
    expect(terraform.names()).toEqual([])
  })
})

describe('what is not known yet', () => {
  test('is not judged at validate', async () => {
    const { terraform } = await startRegion()
    const unknown = Object.fromEntries(Object.keys(WEB).map((name) => [name, UNKNOWN]))
    expect(await terraform().validate(app({ ...unknown, allowed_grant_types: UNKNOWN }))).toEqual([])
  })

  test('does not keep the rest from being judged', async () => {
    const { terraform } = await startRegion()
    const findings = await terraform().validate(
      app({ ...WEB, allowed_scopes: [UNKNOWN], redirect_uris: SIX }),
    )
    expect(findings.map(({ path }) => path)).toEqual(['redirect_uris'])
  })

  test('is judged at plan, when it has become known', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const configuration = {
      first: client(WEB),
      app: {
        type: 'qlikcloud_oauth_client',
        arguments: (ref: (name: string, attribute: string) => PlainObject[string]) => ({
          ...MACHINE,
          consent_method: ref('first', 'consent_method'),
        }),
      },
    }
    expect(await terraform.validate(configuration)).toEqual([])
    const { errors } = await terraform.plan(configuration)
    expect(errors).toEqual([
      expect.objectContaining({
        on: 'app',
        summary: 'Machine-to-machine client must be trusted',
        path: 'consent_method',
      }),
    ])
  })

  test('a rule about what only the plan knows speaks at plan', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    await terraform.settle(app(WEB))
    region.acme.publish(terraform.text('app', 'client_id'))
    const trusted = app({ ...WEB, consent_method: 'trusted' })
    expect(await terraform.validate(trusted)).toEqual([])
    const { errors } = await terraform.plan(trusted)
    expect(errors).toEqual([
      {
        on: 'app',
        severity: 'error',
        summary: 'Published client cannot be trusted',
        detail:
          'consent_method is "trusted", but a published client always asks for consent. Use "required", or do not publish the client. (consent/published)',
        path: 'consent_method',
      },
    ])
  })

  test('an unknown type, name and tenant can be planned, and come out as they are', async () => {
    const region = await startRegion()
    const terraform = region.terraform()
    const { changes, errors } = await terraform.plan(
      app({ app_type: UNKNOWN, client_name: UNKNOWN, tenant: UNKNOWN, redirect_uris: UNKNOWN }),
    )
    expect(errors).toEqual([])
    expect(changes['app']?.planned).toMatchObject({
      allowed_auth_methods: UNKNOWN,
      consent_method: 'required',
      client_secret: UNKNOWN,
    })
  })
})
